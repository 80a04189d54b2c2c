import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useParams, useSearchParams } from "wouter";
import { projectsQuery } from "../../api/queries.ts";
import { DonateForm } from "../../features/donate/donate-form.tsx";
import { useLanguage } from "../../state/language.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function ProjectPage() {
  const t = useTranslations("donate");
  const { id = "" } = useParams();
  return (
    <Section skeleton={<PageSkeleton rows={[6, 6]} />} title={t("title")}>
      <Project id={id} />
    </Section>
  );
}

function Project({ id }: { id: string }) {
  const t = useTranslations("donate");
  const [params] = useSearchParams();
  const suggested = params.get("points") ?? undefined;
  const { data } = useSuspenseQuery(projectsQuery(useLanguage()));
  const project = data.items.find((each) => each.id === id);
  return (
    <>
      <PageHead
        title={project?.title ?? t("title")}
        lead={project?.about}
        above={<BackLink href="/donate">{t("title")}</BackLink>}
      />
      {project ? (
        <DonateForm key={suggested} project={project} suggested={suggested} />
      ) : (
        <Notice>{t("noProject")}</Notice>
      )}
    </>
  );
}
