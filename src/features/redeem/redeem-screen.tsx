import { useSuspenseQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lotsQuery, productsQuery, programmeQuery, walletQuery } from "../../api/queries.ts";
import { useServiceTime } from "../../api/service-time.ts";
import type { Instant } from "../../rules/calendar.ts";
import { useLanguage } from "../../state/language.ts";
import { DoneNotice, type Done } from "./done-notice.tsx";
import type { Shown } from "./preview.ts";
import { ProductCard } from "./product-card.tsx";
import { RedeemDialog } from "./redeem-dialog.tsx";
import { useRedemption } from "./use-redemption.ts";

type Chosen = { readonly productId: string; readonly priceId: string };

/** What there is to redeem; choosing one shows what it will do before it does it. */
export function RedeemScreen({ soonUntil }: { soonUntil: Instant }) {
  const t = useTranslations("redeem");
  const { products, shown } = useShown(soonUntil);
  const [chosen, setChosen] = useState<Chosen>();
  const [done, setDone] = useState<Done>();
  const redemption = useRedemption((news) => {
    setChosen(undefined);
    setDone(news);
  });
  const product = products.find(({ id }) => id === chosen?.productId);
  const price = product?.prices.find(({ id }) => id === chosen?.priceId);

  return (
    <>
      <DoneNotice done={done} />
      {products.length === 0 && <p className="text-quiet">{t("empty")}</p>}
      <ul
        aria-label={t("products")}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(17rem,100%),1fr))] gap-5"
      >
        {products.map((each) => (
          <ProductCard
            key={each.id}
            product={each}
            shown={shown}
            onRedeem={({ id }) => {
              redemption.forgetError();
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
          isSending={redemption.isSending}
          error={redemption.error}
          onConfirm={() => redemption.send(product, price, shown.wallet)}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}

function useShown(soonUntil: Instant) {
  const language = useLanguage();
  const serviceTime = useServiceTime();
  const [{ data: products }, { data: wallet }, { data: lots }, { data: programme }] =
    useSuspenseQueries({
      queries: [productsQuery(language), walletQuery, lotsQuery(language), programmeQuery],
    });
  const now = serviceTime ?? wallet.serverTime;
  const shown: Shown = { wallet, lots: lots.items, programme, now, soonUntil };
  return { products: products.items, shown };
}
