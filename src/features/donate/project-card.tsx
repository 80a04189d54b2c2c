import { useTranslations, useFormatter } from "use-intl";
import type { ProjectView } from "../../contract/donation.ts";
import { projectAddress } from "../../ui/addresses.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Picture } from "../../ui/picture.tsx";
import { percentOf } from "./donation.ts";

type ProjectCardProps = {
  readonly project: ProjectView;
  /** The points that expire soon; 0 if none do. */
  readonly soon: number;
  /** Donates the points that expire soon. */
  readonly onGive: () => void;
};

/** A project with its progress and ways to donate. */
export function ProjectCard({ project, soon, onGive }: ProjectCardProps) {
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
        {soon > 0 && (
          <Button aria-haspopup="dialog" onClick={onGive}>
            {t("button", { count: soon })}
            <span className="sr-only">: {title}</span>
          </Button>
        )}
        <ButtonLink look={soon > 0 ? "outlined" : "filled"} href={projectAddress(id)}>
          {t(soon > 0 ? "otherAmount" : "give")}
          <span className="sr-only">: {title}</span>
        </ButtonLink>
      </div>
    </li>
  );
}

/** A project's progress as a bar and in words. */
export function Progress({ project }: { project: ProjectView }) {
  const t = useTranslations("donate");
  const format = useFormatter();
  const { title, goal, raised } = project;
  const percent = percentOf(raised, goal);
  const words = t("raisedOf", { raised: format.number(raised), goal: format.number(goal) });
  return (
    <div>
      <p className="mb-1.5 flex items-baseline justify-between gap-3 text-sm">
        <span className="figures text-quiet">{words}</span>
        <span className="figures shrink-0 font-semibold">
          {percent === 100 ? t("reached") : format.number(percent / 100, { style: "percent" })}
        </span>
      </p>
      <div
        role="meter"
        aria-label={t("progressOf", { title })}
        aria-valuetext={words}
        aria-valuemin={0}
        aria-valuemax={goal}
        aria-valuenow={Math.min(raised, goal)}
        className="h-2.5 overflow-hidden rounded-full border border-edge bg-sunken own-fill"
      >
        <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
