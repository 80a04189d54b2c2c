import { useSuspenseQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { donationsQuery, projectsQuery } from "../../api/queries.ts";
import { Certificates } from "../../features/donate/certificates.tsx";
import { ProjectList } from "../../features/donate/project-list.tsx";
import { useLanguage } from "../../state/language.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { CardsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function DonatePage() {
  const t = useTranslations("donate");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<CardsSkeleton className="cards-17" />}>
        <Projects />
      </Section>
    </>
  );
}

function Projects() {
  const t = useTranslations("donate");
  const language = useLanguage();
  const [{ data: projects }, { data: donations }] = useSuspenseQueries({
    queries: [projectsQuery(language), donationsQuery(language)],
  });
  return (
    <>
      {projects.items.length === 0 && <p className="text-quiet">{t("empty")}</p>}
      <ProjectList projects={projects.items} />
      <Certificates donations={donations.items} />
    </>
  );
}
