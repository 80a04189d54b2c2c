import { chargeOf, type Charge } from "./plan-charge.ts";
import { Sweep, type Aim } from "./plan-sweep.ts";
import type { Found, Offer, Task } from "./plan-task.ts";

export type Met = {
  readonly found: Found | undefined;
  /** Whether all ways were followed: only then is what was found the cheapest, or nothing there. */
  readonly isWhole: boolean;
};

/**
 * Two sweeps towards each other: the larger prices first, and the smaller ones first. Of every two ways that together
 * come to what is asked the cheapest make the plan. Each sweep has far fewer ways to follow than one that took all.
 *
 * The second one cannot know of the deadlines before the last: if the plan is late for one, the first goes on alone.
 */
export function meet(
  task: Task,
  aim: Aim,
  charges: readonly Charge[],
  prices: readonly number[],
): Met {
  const first = new Sweep(task, aim, charges);
  if (aim.alone) return { found: first.run(), isWhole: first.isWhole };
  const { offers, last } = task;
  const turned = { ...task, offers: offers.toReversed(), deadlines: [last] };
  const turnedCharges = prices.map((price) => chargeOf(turned, [price], aim));
  const second = new Sweep(turned, aim, turnedCharges);
  while (first.place + second.place < offers.length && first.limit > aim.least) {
    if (first.list.length <= second.list.length) first.step();
    else second.step();
  }
  let { found } = first;
  if (first.limit > aim.least) {
    const met = together(task, aim, first, second);
    if (met) found = isInTime(task, met, aim.lost) ? met : first.run();
  }
  return { found, isWhole: first.isWhole && second.isWhole };
}

/** The cheapest of what they come to together or the second alone, if it is cheaper than what the first found. */
function together({ offers, last, balance }: Task, { lost }: Aim, first: Sweep, second: Sweep) {
  const turnedBack = (picks: readonly number[]) =>
    picks.map((place) => offers.length - 1 - place).toReversed();
  const [a, b] = [first.list, second.list];
  let { limit } = first;
  let pair: readonly [number, number] | undefined;
  let end = b.length;
  for (let at = 0; at < a.length; at++) {
    const sum = a.sums[at] as number;
    const cost = a.costs[at] as number;
    const left = last.actions - (a.actions[at] as number);
    while (end > 0 && sum + (b.sums[end - 1] as number) > balance - lost) end -= 1;
    for (let other = end - 1; other >= 0; other--) {
      if (sum + (b.sums[other] as number) < last.points - lost) break;
      const total = cost + (b.costs[other] as number);
      if (total >= limit || (b.actions[other] as number) > left) continue;
      limit = total;
      pair = [a.steps[at] as number, b.steps[other] as number];
    }
  }
  if (second.limit < limit && second.found)
    return { cost: second.limit, picks: turnedBack(second.found.picks) };
  return (
    pair && {
      cost: limit,
      picks: [...first.picksTo(pair[0]), ...turnedBack(second.picksTo(pair[1]))],
    }
  );
}

function isInTime({ offers, deadlines }: Task, { picks }: Found, lost: number): boolean {
  const sums = [0];
  for (const place of picks) sums.push((sums.at(-1) as number) + (offers[place] as Offer).points);
  return deadlines.every(
    ({ actions, points }) => (sums[actions] ?? (sums.at(-1) as number)) >= points - lost,
  );
}
