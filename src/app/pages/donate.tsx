import { useTranslations } from "use-intl";
import { ProjectsScreen } from "../../features/donate/projects-screen.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { CardsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function DonatePage() {
  const t = useTranslations("donate");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<CardsSkeleton className="cards-17" />}>
        <ProjectsScreen />
      </Section>
    </>
  );
}
