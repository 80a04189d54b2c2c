import { useTranslations } from "use-intl";
import { PayScreen } from "../../features/pay/pay-screen.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { CardsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function PayPage() {
  const t = useTranslations("pay");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<CardsSkeleton className="cards-20" />}>
        <PayScreen />
      </Section>
    </>
  );
}
