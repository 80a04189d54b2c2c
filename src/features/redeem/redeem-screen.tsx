import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { productsQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { DoneNotice, type Done } from "../../wallet/done-notice.tsx";
import { useShown } from "../../wallet/use-shown.ts";
import { useWish } from "../../wallet/use-wish.ts";
import { ProductCard } from "./product-card.tsx";
import { RedeemDialog } from "./redeem-dialog.tsx";

type Chosen = { readonly productId: string; readonly priceId: string };

/** What there is to redeem; choosing one shows what it will do before it does it. */
export function RedeemScreen() {
  const t = useTranslations("redeem");
  const [, goTo] = useLocation();
  const shown = useShown();
  const { data } = useSuspenseQuery(productsQuery(useLanguage()));
  const [chosen, setChosen] = useState<Chosen>();
  const [done, setDone] = useState<Done>();
  const redeem = useWish("redeem", ({ entries, wallet }) => {
    const entry = entries.findLast(({ kind }) => kind === "redemption");
    setChosen(undefined);
    if (entry?.heldUntil !== undefined) goTo(`/cashier/${encodeURIComponent(entry.id)}`);
    else {
      const words = t("done", { title: entry?.title ?? "", count: wallet.spendable });
      setDone({ words, entryId: entry?.id });
    }
  });
  const product = data.items.find(({ id }) => id === chosen?.productId);
  const price = product?.prices.find(({ id }) => id === chosen?.priceId);

  return (
    <>
      <DoneNotice done={done} />
      {data.items.length === 0 && <p className="text-quiet">{t("empty")}</p>}
      <ul
        aria-label={t("products")}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(17rem,100%),1fr))] gap-5"
      >
        {data.items.map((each) => (
          <ProductCard
            key={each.id}
            product={each}
            shown={shown}
            onRedeem={({ id }) => {
              redeem.forgetError();
              setDone(undefined);
              setChosen({ productId: each.id, priceId: id });
            }}
          />
        ))}
      </ul>
      {product && price && (
        <RedeemDialog
          product={product}
          price={price}
          shown={shown}
          wish={redeem}
          onConfirm={() =>
            redeem.send({
              body: { productId: product.id, priceId: price.id },
              seen: shown.wallet,
            })
          }
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}
