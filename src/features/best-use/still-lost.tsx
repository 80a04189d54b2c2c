import { useTranslations } from "use-intl";
import { Moment } from "../../ui/instant.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Points } from "../../ui/points.tsx";
import type { Course } from "./course.ts";
import type { PlanInput } from "./plan-input.ts";
import { whyLost } from "./why-lost.ts";

const reasons = {
  minimum: "lostBelowMinimum",
  days: "lostDailyLimit",
  none: "lostNoProduct",
} as const;

/** The points that expire although the whole plan is done, by date, with the reason. */
export function StillLost({ course, input }: { course: Course; input: PlanInput }) {
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
              <span className="block">
                {t(reasons[whyLost(lost, course, input)], {
                  minimum: input.programme.minimumBalance,
                })}
              </span>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
