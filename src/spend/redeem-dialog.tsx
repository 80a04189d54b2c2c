import { useTranslations } from "use-intl";
import type { ProductView } from "../contract/product.ts";
import { Choice } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Money, useMoneyFormat } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";
import { Picture } from "../ui/picture.tsx";
import { CommandError } from "./command-error.tsx";
import { ConfirmFooter } from "./confirm-dialog.tsx";
import { previewRedemption, type PriceChoice, type Snapshot } from "./preview-spend.ts";
import { productReason } from "./product-reason.ts";
import { ReadOnlyNotice } from "./read-only-notice.tsx";
import { RefusalMessage } from "./refusal-message.tsx";
import { SpendPreview } from "./spend-preview.tsx";
import type { CommandState } from "./use-command.ts";

type RedeemDialogProps = {
  readonly product: ProductView;
  readonly price: PriceChoice;
  readonly snapshot: Snapshot;
  readonly command: CommandState;
  readonly onPrice: (priceId: string) => void;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** A product's details and price. Previews its redemption and confirms it; with cash to pay, the checkout follows. */
export function RedeemDialog(props: RedeemDialogProps) {
  const { product, price, snapshot, command, onPrice, onConfirm, onClose } = props;
  const t = useTranslations("redeem");
  const preview = previewRedemption(product, price, snapshot);
  const reason = productReason(product, price, snapshot);
  const money = <Money fen={price.fen} />;
  return (
    <Dialog title={t("dialogTitle", { title: product.title })} onClose={onClose}>
      <ProductDetails product={product} />
      {product.prices.length > 1 && (
        <PriceField product={product} price={price} onPrice={onPrice} />
      )}
      <CommandError command={command} />
      {!command.error && <ReadOnlyNotice className="mt-5" />}
      {reason && (
        <Notice className="mt-5">
          <RefusalMessage refusal={reason} />
        </Notice>
      )}
      {!preview.refusal && (
        <>
          {price.fen > 0 && (
            <Notice className="mt-5">{t.rich("cashNext", { money: () => money })}</Notice>
          )}
          <SpendPreview preview={preview} snapshot={snapshot} />
        </>
      )}
      <ConfirmFooter
        command={command}
        isPossible={!preview.refusal}
        button={price.fen > 0 ? t("toCheckout") : t("confirm")}
        sending={t("sending")}
        onConfirm={onConfirm}
        onClose={onClose}
      />
    </Dialog>
  );
}

function ProductDetails({ product }: { product: ProductView }) {
  const t = useTranslations("redeem");
  const means = useTranslations("fulfilment");
  const { picture, fulfilment, instructions, useWithinDays } = product;
  return (
    <div className="mt-4 flex gap-4 text-sm text-quiet">
      <Picture shape="wide" name={picture} className="max-w-32 self-start rounded-xl bg-sunken" />
      <div className="min-w-0 flex-1">
        <p>{means(fulfilment)}</p>
        {useWithinDays !== undefined && <p>{t("useWithin", { days: useWithinDays })}</p>}
        <p className="mt-1">{instructions}</p>
      </div>
    </div>
  );
}

function PriceField({
  product,
  price,
  onPrice,
}: Pick<RedeemDialogProps, "product" | "price" | "onPrice">) {
  const t = useTranslations("redeem");
  const units = useTranslations("units");
  const format = useMoneyFormat();
  const options = product.prices.map(({ id, points, fen }) => ({
    value: id,
    label: [units("points", { count: points }), ...(fen > 0 ? [format.format(fen)] : [])].join(
      " + ",
    ),
  }));
  return (
    <div className="mt-5">
      <Choice label={t("price")} value={price.id} options={options} onChange={onPrice} />
    </div>
  );
}
