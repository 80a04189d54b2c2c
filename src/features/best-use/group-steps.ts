import type { ExpiringPoints } from "../../contract/wallet.ts";
import { dayOf, type Instant } from "../../rules/calendar.ts";
import { plus } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import type { Step } from "./plan-outcome.ts";

/** Equal redemptions, at least one on each day from the first to the last. */
export type StepGroup = Pick<Step, "saves" | "others"> & {
  readonly first: Step;
  readonly last: Step;
  readonly count: number;
};

export function groupSteps(steps: readonly Step[], programme: Programme): StepGroup[] {
  const groups: StepGroup[] = [];
  for (const step of steps) {
    const index = groups.findLastIndex(({ first }) => isSameRedemption(first, step));
    const group = groups[index];
    if (group && dayOf(step.at, programme) <= dayOf(group.last.at, programme) + 1) {
      const saves = addByDate(group.saves, step.saves);
      const others = addByDate(group.others, step.others);
      groups[index] = { first: group.first, last: step, count: group.count + 1, saves, others };
    } else {
      groups.push({ first: step, last: step, count: 1, saves: step.saves, others: step.others });
    }
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
