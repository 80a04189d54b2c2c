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
  readonly shown: Snapshot;
  readonly command: CommandState;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Shows a redemption before it happens; where there is cash to pay, that the cashier comes next. */
export function RedeemDialog({ product, price, shown, ...rest }: RedeemDialogProps) {
  const t = useTranslations("redeem");
  const money = <Money fen={price.fen} />;
  return (
    <SpendDialog
      title={t("dialogTitle", { title: product.title })}
      preview={previewRedemption(product, price, shown)}
      shown={shown}
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
