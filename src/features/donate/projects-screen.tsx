import { useSuspenseQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { donationsQuery, projectsQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { Certificates } from "./certificates.tsx";
import { ProjectCard } from "./project-card.tsx";

/** What points can be given to, and what has been given. */
export function ProjectsScreen() {
  const t = useTranslations("donate");
  const language = useLanguage();
  const [{ data: projects }, { data: donations }] = useSuspenseQueries({
    queries: [projectsQuery(language), donationsQuery(language)],
  });
  return (
    <>
      {projects.items.length === 0 && <p className="text-quiet">{t("empty")}</p>}
      <ul aria-label={t("projects")} className="cards-17">
        {projects.items.map((project) => (
          <ProjectCard key={project.id} project={project} />
        ))}
      </ul>
      <Certificates donations={donations.items} />
    </>
  );
}
