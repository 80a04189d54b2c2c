import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { ProjectScreen } from "../../features/donate/project-screen.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function ProjectPage() {
  const t = useTranslations("donate");
  const { id = "" } = useParams();
  return (
    <Section skeleton={<PageSkeleton rows={[6, 6]} />} title={t("title")}>
      <ProjectScreen id={id} />
    </Section>
  );
}
