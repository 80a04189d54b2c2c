import { useId } from "react";
import { useTranslations } from "use-intl";
import type { ProductView } from "../../contract/product.ts";
import { valueOf } from "../../rules/programme.ts";
import { Button } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";
import { Picture } from "../../ui/picture.tsx";
import { Points } from "../../ui/points.tsx";
import { type Snapshot, previewRedemption, type PriceChoice } from "../../spend/preview-spend.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";

type ProductCardProps = {
  readonly product: ProductView;
  readonly snapshot: Snapshot;
  readonly onRedeem: (price: PriceChoice) => void;
};

export function ProductCard({ product, snapshot, onRedeem }: ProductCardProps) {
  const t = useTranslations("redeem");
  const { title, stock, picture, prices } = product;
  const isGone = stock === 0;
  return (
    <li className="sheet flex flex-col overflow-hidden">
      <div className="bg-sunken">
        <Picture shape="wide" name={picture} className={isGone ? "opacity-50 grayscale" : ""} />
      </div>
      <div className="flex flex-1 flex-col gap-1 p-5">
        <div className="flex items-baseline justify-between gap-3">
          <h2 className="text-lg">{title}</h2>
          <span
            className={`figures shrink-0 text-sm ${stock < 10 ? "font-medium text-accent" : "text-quiet"}`}
          >
            {t("stock", { count: stock })}
          </span>
        </div>
        <div className="flex flex-1 flex-col gap-5">
          {prices.map((price) => (
            <PriceOffer key={price.id} {...{ product, price, snapshot, onRedeem }} />
          ))}
        </div>
      </div>
    </li>
  );
}

function PriceOffer({
  product,
  price,
  snapshot,
  onRedeem,
}: ProductCardProps & { price: PriceChoice }) {
  const t = useTranslations("redeem");
  const reasonId = useId();
  const { refusal } = previewRedemption(product, price, snapshot);
  const money = <Money fen={valueOf(price.points, snapshot.programme)} />;
  const cash = <Money fen={price.fen} className="font-semibold text-ink" />;
  return (
    <div className="flex flex-col justify-between gap-3 last:flex-1">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Points value={price.points} className="text-xl font-semibold" />
        <span className="text-sm text-quiet">
          {price.fen > 0
            ? t.rich("andCash", { money: () => cash })
            : t.rich("value", { money: () => money })}
        </span>
      </p>
      <div>
        {refusal && (
          <p id={reasonId} className="mb-2 text-sm text-quiet">
            <RefusalMessage refusal={refusal} />
          </p>
        )}
        <Button
          className="w-full"
          disabled={refusal !== undefined}
          aria-label={
            price.fen > 0
              ? t("buttonCash", { title: product.title })
              : t("button", { title: product.title })
          }
          aria-describedby={refusal && reasonId}
          onClick={() => onRedeem(price)}
        >
          {price.fen > 0 ? t("buttonShortCash") : t("buttonShort")}
        </Button>
      </div>
    </div>
  );
}
