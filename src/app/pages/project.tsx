import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { ProjectScreen } from "../../features/donate/project-screen.tsx";
import { Section } from "../section.tsx";
import { FormSkeleton } from "./form-skeleton.tsx";

export function ProjectPage() {
  const t = useTranslations("donate");
  const { id = "" } = useParams();
  return (
    <Section waiting={<FormSkeleton />} title={t("title")}>
      <ProjectScreen id={id} />
    </Section>
  );
}
