import { useTranslations } from "use-intl";
import type { ProductView } from "../contract/product.ts";
import { Money } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";
import type { Snapshot } from "./preview-spend.ts";
import { SpendDialog } from "./spend-dialog.tsx";
import type { CommandState } from "./use-command.ts";
import { previewRedemption, type PriceChoice } from "./preview-redemption.ts";

type RedeemDialogProps = {
  readonly product: ProductView;
  readonly price: PriceChoice;
  readonly snapshot: Snapshot;
  readonly command: CommandState;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Previews a redemption and confirms it; with cash to pay, the checkout follows. */
export function RedeemDialog({ product, price, snapshot, ...rest }: RedeemDialogProps) {
  const t = useTranslations("redeem");
  const money = <Money fen={price.fen} />;
  return (
    <SpendDialog
      title={t("dialogTitle", { title: product.title })}
      preview={previewRedemption(product, price, snapshot)}
      snapshot={snapshot}
      confirm={price.fen > 0 ? t("toCheckout") : t("confirm")}
      sending={t("sending")}
      {...rest}
    >
      {price.fen > 0 && (
        <Notice className="mt-5">{t.rich("cashNext", { money: () => money })}</Notice>
      )}
    </SpendDialog>
  );
}
