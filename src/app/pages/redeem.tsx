import { useTranslations } from "use-intl";
import { RedeemScreen } from "../../features/redeem/redeem-screen.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { CardsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function RedeemPage() {
  const t = useTranslations("redeem");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<CardsSkeleton className="cards-17" />}>
        <RedeemScreen />
      </Section>
    </>
  );
}
