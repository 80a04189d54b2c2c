import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { productsQuery, programmeQuery } from "../../api/queries.ts";
import { Products } from "../../features/redeem/products.tsx";
import { RedeemFlow } from "../../spend/redeem-flow.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { useLanguage } from "../../state/language.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { CardsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function RedeemPage() {
  const t = useTranslations("redeem");
  const { data: programme } = useQuery(programmeQuery);
  const { count, per } = programme?.redemptionLimit ?? {};
  const lead = count && t(per === "member" ? "lead" : "leadEach", { count });
  return (
    <>
      <PageHead title={t("title")} lead={lead} />
      <Section skeleton={<CardsSkeleton className="cards-17" />}>
        <ProductsWithFlow />
      </Section>
    </>
  );
}

function ProductsWithFlow() {
  const snapshot = useSnapshot();
  const {
    data: { items: products },
  } = useSuspenseQuery(productsQuery(useLanguage()));
  return (
    <RedeemFlow products={products} snapshot={snapshot}>
      {(choose) => <Products products={products} snapshot={snapshot} onChoose={choose} />}
    </RedeemFlow>
  );
}
