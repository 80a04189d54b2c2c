import { useTranslations } from "use-intl";
import { Moment } from "../../ui/instant.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Points } from "../../ui/points.tsx";
import { type Course, whyLost } from "./course.ts";
import type { PlanInput } from "./plan-input.ts";

const reasons = {
  minimum: "lostBelowMinimum",
  days: "lostDailyLimit",
  none: "lostNoProduct",
} as const;

type StillLostProps = {
  readonly course: Course;
  readonly input: PlanInput;
  readonly isComplete: boolean;
};

/** The points that expire although the whole plan is done, by date; with the reason if no plan is better. */
export function StillLost({ course, input, isComplete }: StillLostProps) {
  const t = useTranslations("bestUse");
  return (
    <Notice tone="glow" className="mt-6">
      <h3 className="font-semibold">{t("stillLost")}</h3>
      <ul className="mt-1 grid gap-1">
        {course.lost.map((lost) => {
          const amount = <Points value={lost.points} className="font-semibold" />;
          const date = <Moment at={lost.expiresAt - 1} to="day" />;
          return (
            <li key={lost.expiresAt}>
              {t.rich("lostOn", { points: () => amount, date: () => date })}
              {isComplete && (
                <span className="block">
                  {t(reasons[whyLost(lost, course, input)], {
                    minimum: input.programme.minimumBalance,
                  })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
