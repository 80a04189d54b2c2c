import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { projectsQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { DonateForm } from "./donate-form.tsx";

/** Giving to one project. */
export function ProjectScreen({ id }: { id: string }) {
  const t = useTranslations("donate");
  const { data } = useSuspenseQuery(projectsQuery(useLanguage()));
  const project = data.items.find((each) => each.id === id);
  return (
    <>
      <PageHead
        title={project?.title ?? t("title")}
        lead={project?.about}
        above={<BackLink href="/donate">{t("title")}</BackLink>}
      />
      {project ? <DonateForm project={project} /> : <Notice>{t("noProject")}</Notice>}
    </>
  );
}
