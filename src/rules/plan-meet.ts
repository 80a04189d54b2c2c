import { chargeOf } from "./plan-charge.ts";
import type { Prices } from "./plan-prices.ts";
import { Sweep, type Aim } from "./plan-sweep.ts";
import { isInTime, mostPoints, type Deadline, type Found, type Task } from "./plan-task.ts";

export type Met = {
  readonly found: Found | undefined;
  /** Whether all ways were followed: only then is what was found the cheapest, or nothing there. */
  readonly isWhole: boolean;
};

/**
 * Two sweeps towards each other: the larger prices first, and the smaller ones first. Of every two ways that together
 * come to what is asked the cheapest make the plan. Each sweep has far fewer ways to follow than one that took all.
 * If one has too many, they stop where they are: what they come to together then is a plan, and may be dearer than others.
 */
export function meet(task: Task, aim: Aim, prices: readonly Prices[]): Met {
  const first = new Sweep(
    task,
    aim,
    prices.map((each) => chargeOf(task, each, aim)),
  );
  if (aim.alone) return { found: first.run(), isWhole: true };
  const { offers, last } = task;
  const turned = { ...task, offers: offers.toReversed() };
  const fewest = mostPoints(task).findIndex((points) => points >= last.points - aim.lost);
  const charges = prices.map((each) => chargeOf(turned, each, aim, fewest));
  const second = new Sweep({ ...turned, deadlines: [last] }, aim, charges);
  const isMet = () => first.place + second.place >= offers.length || first.limit <= aim.least;
  while (!isMet() && !first.isFull && !second.isFull) {
    if (first.list.length <= second.list.length) {
      first.step();
      first.narrow();
    } else {
      second.step();
      if (second.found && isInTime(turned, second.found.picks.toReversed(), aim.lost))
        second.narrow();
    }
  }
  const isWhole = isMet();
  return { found: bestOf(task, aim, first, second, isWhole), isWhole };
}

/**
 * The second sweep cannot hold to the deadlines before the last. If the cheapest plan is late for one, the first goes on
 * alone with the ways that have deadlines ahead: past them any plan is in time, and the cheapest of those comes of the
 * two together.
 */
function bestOf(
  task: Task,
  aim: Aim,
  first: Sweep,
  second: Sweep,
  isWhole: boolean,
): Found | undefined {
  if (first.limit <= aim.least) return first.found;
  const met = together(task, aim, first, second, 0);
  if (!met) return first.found;
  if (isInTime(task, met.picks, aim.lost)) return met;
  // It is late for one before the last.
  const { actions: past } = task.deadlines.at(-2) as Deadline;
  first.found = together(task, aim, first, second, past) ?? first.found;
  if (!isWhole) return first.found;
  first.list.keep((at) => (first.list.actions[at] as number) < past);
  return first.run();
}

/** The cheapest that they come to, if it is below the limit; `past`: where the first has so many redemptions or more. */
function together(
  task: Task,
  { lost }: Aim,
  first: Sweep,
  second: Sweep,
  past: number,
): Found | undefined {
  const { offers, last, balance } = task;
  const turnedBack = (picks: readonly number[]) =>
    picks.map((place) => offers.length - 1 - place).toReversed();
  const [a, b] = [first.list, second.list];
  let { limit } = first;
  let pair: readonly [number, number] | undefined;
  // By place, of the second's ways from there on: they cost so much at least.
  const cheapest = new Float64Array(b.length);
  for (let place = b.length - 1, least = Infinity; place >= 0; place--) {
    cheapest[place] = least = Math.min(least, b.costs[place] as number);
  }
  let begin = b.length;
  let end = b.length;
  for (let at = 0; at < a.length; at++) {
    if ((a.actions[at] as number) < past) continue;
    const sum = a.sums[at] as number;
    const cost = a.costs[at] as number;
    const left = last.actions - (a.actions[at] as number);
    while (begin > 0 && sum + (b.sums[begin - 1] as number) >= last.points - lost) begin -= 1;
    while (end > 0 && sum + (b.sums[end - 1] as number) > balance - lost) end -= 1;
    for (let other = begin; other < end && cost + (cheapest[other] as number) < limit; other++) {
      const total = cost + (b.costs[other] as number);
      if (total >= limit || (b.actions[other] as number) > left) continue;
      limit = total;
      pair = [a.steps[at] as number, b.steps[other] as number];
    }
  }
  if (past === 0 && second.found && second.found.cost < limit)
    return { ...second.found, picks: turnedBack(second.found.picks) };
  return (
    pair && {
      cost: limit,
      picks: [...first.picksTo(pair[0]), ...turnedBack(second.picksTo(pair[1]))],
    }
  );
}
