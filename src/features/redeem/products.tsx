import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ProductView } from "../../contract/product.ts";
import { lowestPrice } from "../../spend/product-reason.ts";
import type { Snapshot } from "../../spend/preview-spend.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { useLanguage } from "../../state/language.ts";
import { Notice } from "../../ui/notice.tsx";
import { arrangeProducts, categoriesOf, type Arrangement } from "./arrange-products.ts";
import { ProductCard } from "./product-card.tsx";
import { ProductFilters } from "./product-filters.tsx";

type ProductsProps = {
  readonly products: readonly ProductView[];
  readonly snapshot: Snapshot;
  readonly onChoose: (chosen: { readonly productId: string; readonly priceId: string }) => void;
};

/** The products that can be redeemed, filtered and sorted. */
export function Products({ products, snapshot, onChoose }: ProductsProps) {
  const t = useTranslations("redeem");
  const language = useLanguage();
  const [arrangement, arrange] = useState<Arrangement>({
    order: "suggested",
    isAffordableOnly: false,
  });
  const { nextRedemptionAt, serverTime } = snapshot.wallet;
  const shown = arrangeProducts(products, arrangement, snapshot, language);
  return (
    <>
      {nextRedemptionAt > serverTime && (
        <Notice className="mb-5">
          <RefusalMessage refusal={{ code: "daily-limit-reached", nextRedemptionAt }} />
        </Notice>
      )}
      {products.length > 1 && (
        <ProductFilters
          arrangement={arrangement}
          categories={categoriesOf(products)}
          onChange={arrange}
        />
      )}
      <p role="status" className={shown.length > 0 ? "sr-only" : "text-quiet"}>
        {products.length === 0
          ? t("empty")
          : shown.length === 0
            ? t("noMatch")
            : t("shown", { count: shown.length })}
      </p>
      <ul aria-label={t("products")} className="cards-17">
        {shown.map((product) => (
          <ProductCard
            key={product.id}
            product={product}
            snapshot={snapshot}
            onOpen={() => onChoose({ productId: product.id, priceId: lowestPrice(product).id })}
          />
        ))}
      </ul>
    </>
  );
}
