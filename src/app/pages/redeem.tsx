import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { productsQuery } from "../../api/queries.ts";
import { ProductCard } from "../../features/redeem/product-card.tsx";
import { RedeemFlow } from "../../spend/redeem-flow.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { useLanguage } from "../../state/language.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { CardsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function RedeemPage() {
  const t = useTranslations("redeem");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<CardsSkeleton className="cards-17" />}>
        <Products />
      </Section>
    </>
  );
}

function Products() {
  const t = useTranslations("redeem");
  const snapshot = useSnapshot();
  const {
    data: { items: products },
  } = useSuspenseQuery(productsQuery(useLanguage()));
  return (
    <RedeemFlow products={products} snapshot={snapshot}>
      {(choose) => (
        <>
          {products.length === 0 && <p className="text-quiet">{t("empty")}</p>}
          <ul aria-label={t("products")} className="cards-17">
            {products.map((product) => (
              <ProductCard
                key={product.id}
                product={product}
                snapshot={snapshot}
                onRedeem={({ id }) => choose({ productId: product.id, priceId: id })}
              />
            ))}
          </ul>
        </>
      )}
    </RedeemFlow>
  );
}
