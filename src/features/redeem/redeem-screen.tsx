import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { productsQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { Redeeming } from "../../spend/redeeming.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { ProductCard } from "./product-card.tsx";

/** What there is to redeem; choosing one shows what it will do before it does it. */
export function RedeemScreen() {
  const t = useTranslations("redeem");
  const shown = useSnapshot();
  const {
    data: { items: products },
  } = useSuspenseQuery(productsQuery(useLanguage()));
  return (
    <Redeeming products={products} shown={shown}>
      {(choose) => (
        <>
          {products.length === 0 && <p className="text-quiet">{t("empty")}</p>}
          <ul aria-label={t("products")} className="cards-17">
            {products.map((product) => (
              <ProductCard
                key={product.id}
                product={product}
                shown={shown}
                onRedeem={({ id }) => choose({ productId: product.id, priceId: id })}
              />
            ))}
          </ul>
        </>
      )}
    </Redeeming>
  );
}
