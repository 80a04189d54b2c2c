import { useTranslations } from "use-intl";
import type { ProjectView } from "../../contract/donation.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Picture } from "../../ui/picture.tsx";
import { Progress } from "./progress.tsx";

/** A project with its progress and a link to donate. */
export function ProjectCard({ project }: { project: ProjectView }) {
  const t = useTranslations("donate");
  const { id, title, about, picture } = project;
  return (
    <li className="sheet flex flex-col overflow-hidden">
      <Picture shape="wide" name={picture} className="bg-sunken" />
      <div className="flex flex-1 flex-col gap-4 p-5">
        <div>
          <h2 className="text-lg">{title}</h2>
          <p className="text-sm text-quiet">{about}</p>
        </div>
        <div className="mt-auto">
          <Progress project={project} />
        </div>
        <ButtonLink href={`/donate/${encodeURIComponent(id)}`}>
          {t("give")}
          <span className="sr-only">: {title}</span>
        </ButtonLink>
      </div>
    </li>
  );
}
