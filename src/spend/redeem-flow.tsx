import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import type { ProductView } from "../contract/product.ts";
import { SuccessNotice, type SuccessMessage } from "./success-notice.tsx";
import type { Snapshot } from "./preview-spend.ts";
import { RedeemDialog } from "./redeem-dialog.tsx";
import { useCommand } from "./use-command.ts";
import { holdAddress } from "../ui/addresses.ts";

/** A product at one of its prices. */
type Chosen = { readonly productId: string; readonly priceId: string };

type RedeemFlowProps = {
  readonly products: readonly ProductView[];
  readonly snapshot: Snapshot;
  readonly children: (choose: (chosen: Chosen) => void) => ReactNode;
};

/** Redeems the chosen product: a dialog with its preview, then the checkout or a success notice. */
export function RedeemFlow({ products, snapshot, children }: RedeemFlowProps) {
  const t = useTranslations("redeem");
  const [, goTo] = useLocation();
  const [chosen, setChosen] = useState<Chosen>();
  const [done, setDone] = useState<SuccessMessage>();
  const redeem = useCommand("redeem", ({ entries, wallet }) => {
    const entry = entries.findLast(({ kind }) => kind === "redemption");
    setChosen(undefined);
    if (entry?.heldUntil !== undefined) goTo(holdAddress(entry.id));
    else {
      const words = t("done", { title: entry?.title ?? "", count: wallet.spendable });
      setDone({ words, entryId: entry?.id, rewardId: entry?.rewardId });
    }
  });
  const product = products.find(({ id }) => id === chosen?.productId);
  const price = product?.prices.find(({ id }) => id === chosen?.priceId);

  function choose(next: Chosen) {
    redeem.forgetError();
    setDone(undefined);
    setChosen(next);
  }

  return (
    <>
      <SuccessNotice done={done} />
      {children(choose)}
      {product && price && (
        <RedeemDialog
          product={product}
          price={price}
          snapshot={snapshot}
          command={redeem}
          onPrice={(priceId) => choose({ productId: product.id, priceId })}
          onConfirm={() =>
            redeem.send({
              body: { productId: product.id, priceId: price.id },
              snapshot: snapshot.wallet,
            })
          }
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}
