import { useTranslations } from "use-intl";
import type { ProductView } from "../contract/product.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogFooter } from "../ui/dialog.tsx";
import { Money } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";
import { CommandError } from "./command-error.tsx";
import { previewRedemption, type PriceChoice, type Snapshot } from "./preview-spend.ts";
import { ReadOnlyNotice } from "./read-only-notice.tsx";
import { RefusalMessage } from "./refusal-message.tsx";
import { SpendPreview } from "./spend-preview.tsx";
import type { CommandState } from "./use-command.ts";

type RedeemDialogProps = {
  readonly product: ProductView;
  readonly price: PriceChoice;
  readonly snapshot: Snapshot;
  readonly command: CommandState;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Previews a redemption and confirms it; with cash to pay, the checkout follows. */
export function RedeemDialog(props: RedeemDialogProps) {
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
