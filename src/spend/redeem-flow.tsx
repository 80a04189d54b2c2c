import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import type { ProductView } from "../contract/product.ts";
import { SuccessNotice, type SuccessMessage } from "./success-notice.tsx";
import { type Snapshot, previewRedemption, type PriceChoice } from "./preview-spend.ts";
import { useCommand, type CommandState } from "./use-command.ts";
import { holdAddress } from "../ui/addresses.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogFooter } from "../ui/dialog.tsx";
import { Money } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";
import { CommandError } from "./command-error.tsx";
import { ReadOnlyNotice } from "./read-only-notice.tsx";
import { RefusalMessage } from "./refusal-message.tsx";
import { SpendPreview } from "./spend-preview.tsx";

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

type RedeemDialogProps = {
  readonly product: ProductView;
  readonly price: PriceChoice;
  readonly snapshot: Snapshot;
  readonly command: CommandState;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Previews a redemption and confirms it; with cash to pay, the checkout follows. */
function RedeemDialog(props: RedeemDialogProps) {
  const { product, price, snapshot, command, onConfirm, onClose } = props;
  const t = useTranslations("redeem");
  const common = useTranslations("spend");
  const preview = previewRedemption(product, price, snapshot);
  const money = <Money fen={price.fen} />;
  const { isSending } = command;
  return (
    <Dialog title={t("dialogTitle", { title: product.title })} onClose={onClose}>
      <CommandError command={command} />
      {!command.error && <ReadOnlyNotice className="mt-5" />}
      {preview.refusal ? (
        <Notice className="mt-5">
          <RefusalMessage refusal={preview.refusal} />
        </Notice>
      ) : (
        <>
          {price.fen > 0 && (
            <Notice className="mt-5">{t.rich("cashNext", { money: () => money })}</Notice>
          )}
          <SpendPreview preview={preview} snapshot={snapshot} />
        </>
      )}
      <DialogFooter>
        <Button look="outlined" className="max-sm:flex-1" onClick={onClose}>
          {isSending || preview.refusal ? common("close") : common("cancel")}
        </Button>
        {!preview.refusal && (
          // Not `disabled`: that would take the focus away while the answer is awaited.
          <Button className="min-w-32 max-sm:flex-1" aria-disabled={isSending} onClick={onConfirm}>
            {isSending ? t("sending") : price.fen > 0 ? t("toCheckout") : t("confirm")}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
