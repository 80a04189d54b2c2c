import type { ExpiringPoints } from "../../contract/wallet.ts";
import type { Instant } from "../../rules/calendar.ts";
import { plus } from "../../rules/points.ts";
import type { Step } from "./plan-outcome.ts";

/** Equal redemptions, one after the other. */
export type StepGroup = Pick<Step, "saves" | "others"> & {
  readonly first: Step;
  readonly last: Step;
};

export function groupSteps(steps: readonly Step[]): StepGroup[] {
  const groups: StepGroup[] = [];
  for (const step of steps) {
    const group = groups.at(-1);
    if (group && isSameRedemption(group.first, step)) {
      const saves = addByDate(group.saves, step.saves);
      const others = addByDate(group.others, step.others);
      groups[groups.length - 1] = { first: group.first, last: step, saves, others };
    } else groups.push({ first: step, last: step, saves: step.saves, others: step.others });
  }
  return groups;
}

function isSameRedemption(a: Step, b: Step): boolean {
  return a.productId === b.productId && a.priceId === b.priceId;
}

/** Both are sorted by expiry, and no date of `b` comes before a date of `a`. */
function addByDate(a: readonly ExpiringPoints[], b: readonly ExpiringPoints[]): ExpiringPoints[] {
  const [last] = a.slice(-1);
  const [next, ...rest] = b;
  if (last === undefined || last.expiresAt !== next?.expiresAt) return [...a, ...b];
  return [...a.slice(0, -1), { ...last, points: plus(last.points, next.points) }, ...rest];
}

/** When the last points expire that the steps save: by then all of them must be made. `undefined` without steps. */
export function deadlineOf(steps: readonly Step[]): Instant | undefined {
  return steps.findLast(({ saves }) => saves.length > 0)?.saves[0]?.expiresAt;
}
