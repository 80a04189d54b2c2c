import { useId } from "react";
import { useTranslations } from "use-intl";
import type { ProductView } from "../../contract/product.ts";
import { lowestPrice, productReason } from "../../spend/product-reason.ts";
import type { Snapshot } from "../../spend/preview-spend.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { Money } from "../../ui/money.tsx";
import { Picture } from "../../ui/picture.tsx";
import { Points } from "../../ui/points.tsx";

type ProductCardProps = {
  readonly product: ProductView;
  readonly snapshot: Snapshot;
  readonly onOpen: () => void;
};

/** A product with its lowest price. The whole card opens its details. */
export function ProductCard({ product, snapshot, onOpen }: ProductCardProps) {
  const t = useTranslations("redeem");
  const aboutId = useId();
  const { title, stock, picture, prices } = product;
  const isGone = stock === 0;
  const price = lowestPrice(product);
  const reason = productReason(product, price, snapshot);
  // The member's limit is said once, above the cards.
  const isSaidAbove =
    reason?.code === "daily-limit-reached" && snapshot.programme.redemptionLimit.per === "member";
  const cash = <Money fen={price.fen} className="font-semibold text-ink" />;
  return (
    <li className="sheet relative flex flex-col overflow-hidden hover:border-edge has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <div className="bg-sunken">
        <Picture shape="wide" name={picture} className={isGone ? "opacity-50 grayscale" : ""} />
      </div>
      <div className="flex flex-1 flex-col gap-1 p-5">
        <h2 className="text-lg">
          <button
            type="button"
            aria-label={t("button", { title })}
            aria-describedby={aboutId}
            onClick={onOpen}
            className="cursor-pointer text-left after:absolute after:inset-0 focus-visible:outline-none"
          >
            {title}
          </button>
        </h2>
        <div id={aboutId}>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <Points value={price.points} className="text-xl font-semibold" />
            {price.fen > 0 && (
              <span className="text-sm text-quiet">{t.rich("andCash", { money: () => cash })}</span>
            )}
            {prices.length > 1 && <span className="text-sm text-quiet">{t("otherPrices")}</span>}
          </p>
          {reason && !isSaidAbove ? (
            <p className="mt-1 text-sm text-quiet">
              <RefusalMessage refusal={reason} />
            </p>
          ) : (
            <p
              className={`figures mt-1 text-sm ${stock < 10 ? "font-medium text-accent" : "text-quiet"}`}
            >
              {t("stock", { count: stock })}
            </p>
          )}
        </div>
      </div>
    </li>
  );
}
