import { useTranslations } from "use-intl";
import { PlanScreen } from "../../features/best-use/plan-screen.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function BestUsePage() {
  const t = useTranslations("bestUse");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<SheetsSkeleton rows={[9, 9]} />}>
        <PlanScreen />
      </Section>
    </>
  );
}
