import { useTranslations } from "use-intl";
import { Moment } from "../../ui/instant.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Points } from "../../ui/points.tsx";
import { type PlanOutcome, whyLost } from "./plan-outcome.ts";
import type { PlanInput } from "./plan-input.ts";

const reasons = {
  minimum: "lostBelowMinimum",
  days: "lostDailyLimit",
  none: "lostNoProduct",
} as const;

type StillLostProps = {
  readonly outcome: PlanOutcome;
  readonly input: PlanInput;
  readonly isComplete: boolean;
};

/** The points that expire although the whole plan is done, by date; with the reason if no plan is better. */
export function StillLost({ outcome, input, isComplete }: StillLostProps) {
  const t = useTranslations("bestUse");
  return (
    <Notice tone="glow" className="mt-6">
      <h3 className="font-semibold">{t("stillLost")}</h3>
      <ul className="mt-1 grid gap-1">
        {outcome.lost.map((lost) => {
          const amount = <Points value={lost.points} className="font-semibold" />;
          const date = <Moment at={lost.expiresAt - 1} to="day" />;
          return (
            <li key={lost.expiresAt}>
              {t.rich("lostOn", { points: () => amount, date: () => date })}
              {isComplete && (
                <span className="block">
                  {t(reasons[whyLost(lost, outcome, input)], {
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
