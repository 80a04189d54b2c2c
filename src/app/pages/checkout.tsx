import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { CashierScreen } from "../../features/checkout/cashier-screen.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function CheckoutPage() {
  const t = useTranslations("checkout");
  const { id = "" } = useParams();
  return (
    <Section
      title={t("title")}
      skeleton={<SheetsSkeleton rows={[6]} className="mx-auto mt-24 max-w-xl" />}
    >
      <CashierScreen id={id} />
    </Section>
  );
}
