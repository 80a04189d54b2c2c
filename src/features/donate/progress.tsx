import { useFormatter, useTranslations } from "use-intl";
import type { ProjectView } from "../../contract/donation.ts";
import { percentOf } from "./donation.ts";

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
