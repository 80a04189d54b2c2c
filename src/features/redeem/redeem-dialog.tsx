import { useTranslations } from "use-intl";
import { useUnsettled } from "../../api/unsettled.ts";
import type { ProductView } from "../../contract/product.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { previewRedemption, type Price, type Shown } from "./preview.ts";
import { PreviewDetails } from "./preview-details.tsx";
import { RedeemFault } from "./redeem-fault.tsx";
import { WhyNot } from "./why-not.tsx";

type RedeemDialogProps = {
  readonly product: ProductView;
  readonly price: Price;
  readonly shown: Shown;
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Shows a redemption before it happens, and stays to say so when it does not. */
export function RedeemDialog(props: RedeemDialogProps) {
  const { product, price, shown, isSending, error, onConfirm, onClose } = props;
  const t = useTranslations("redeem");
  const preview = previewRedemption(product, price, shown);
  const isUnanswered = useUnsettled().checking.length > 0 && isSending;
  return (
    <Dialog title={t("dialogTitle", { title: product.title })} onClose={onClose}>
      {error && <RedeemFault error={error} />}
      {isUnanswered && (
        <Notice role="alert" className="mt-5">
          {t("unknown")}
        </Notice>
      )}
      {preview.refusal ? (
        <Notice className="mt-5">
          <WhyNot refusal={preview.refusal} programme={shown.programme} />
        </Notice>
      ) : (
        <PreviewDetails preview={preview} price={price} programme={shown.programme} />
      )}
      <div className="sticky bottom-0 -mx-5 mt-6 -mb-5 flex flex-wrap justify-end gap-3 border-t border-line bg-surface px-5 py-4 sm:-mx-7 sm:-mb-7 sm:px-7">
        <Button look="outlined" className="max-sm:flex-1" onClick={onClose}>
          {isSending || preview.refusal ? t("close") : t("cancel")}
        </Button>
        {!preview.refusal && (
          // Not `disabled`: that would take the focus away while the answer is awaited.
          <Button className="min-w-32 max-sm:flex-1" aria-disabled={isSending} onClick={onConfirm}>
            {isSending ? t("sending") : t("confirm")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
