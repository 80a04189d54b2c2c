import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { CashierScreen } from "../../features/checkout/cashier-screen.tsx";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function CashierPage() {
  const t = useTranslations("cashier");
  const { id = "" } = useParams();
  return (
    <Section
      title={t("title")}
      waiting={
        <div className="sheet mx-auto mt-24 max-w-xl p-6">
          <SkeletonLines rows={6} />
        </div>
      }
    >
      <CashierScreen id={id} />
    </Section>
  );
}
