import type { Need } from "./plan-charge.ts";
import { mostPoints, type Deadline, type Offer, type Task } from "./plan-task.ts";

/** What one point more would cost, by deadline: asked for every point redeemed before it. */
export type Prices = readonly number[];

/**
 * Prices with which a plan's cost is bounded well: at the last deadline alone, and there and at the deadline that is the
 * hardest to keep. Where the number of redemptions is fixed it can cost to take so few points: then a price is below 0.
 */
export function likelyPrices(task: Task, { lost, full }: Need): readonly Prices[] {
  const { deadlines, last, balance } = task;
  const goal = last.points - lost;
  const needed = steepest(task, last.actions, goal, full);
  const price =
    needed < 0 ? Math.min(0, steepest(task, last.actions, balance - lost, full)) : needed;
  const alone = deadlines.map((_, index) => (index === deadlines.length - 1 ? price : 0));
  const hardest = hardestOf(task, lost);
  if (!hardest) return [alone];
  const before = steepest(task, hardest.actions, hardest.points - lost, full);
  const after = Math.max(
    0,
    steepest(task, last.actions - hardest.actions, last.points - hardest.points, full),
  );
  const both = deadlines.map((each, index) => {
    if (each === hardest) return Math.max(0, before - after);
    return index === deadlines.length - 1 ? after : 0;
  });
  return [alone, both];
}

/** The deadline before the last that asks for the largest share of what can be redeemed by then, if any asks. */
export function hardestOf(task: Task, lost: number): Deadline | undefined {
  const most = mostPoints(task);
  let hardest: Deadline | undefined;
  let share = 0;
  for (const each of task.deadlines.slice(0, -1)) {
    const asked = (each.points - lost) / (most[each.actions] as number);
    if (asked <= share) continue;
    share = asked;
    hardest = each;
  }
  return hardest;
}

function steepest(task: Task, actions: number, needed: number, full: boolean): number {
  const { low, high } = optima(task, actions, needed, full);
  return high.points > low.points ? (high.cost - low.cost) / (high.points - low.points) : 0;
}

/** Units that are together the best for as many points. */
type Optimum = {
  readonly points: number;
  readonly cost: number;
  /** Their offers' places, in order. */
  readonly picks: readonly number[];
};

/**
 * What is best for fewer points than needed, and what is for as many or more, with the stock that there is, if no
 * third is better for those between: at the price between the two the bound
 * `price * points + (the least that costs - price * points redeemed)` is highest. It is concave in the price, and
 * this is where two of its tangents meet.
 */
export function optima(
  task: Task,
  actions: number,
  needed: number,
  full: boolean,
): { readonly low: Optimum; readonly high: Optimum } {
  let low = full ? best(task, actions, full, (offer) => offer.points) : NOTHING;
  let high = best(task, actions, full, (offer) => -offer.points);
  for (;;) {
    const price =
      high.points > low.points ? (high.cost - low.cost) / (high.points - low.points) : 0;
    const next = best(task, actions, full, (offer) => offer.cost - price * offer.points);
    if (next.points <= low.points || next.points >= high.points) return { low, high };
    if (next.points < needed) low = next;
    else high = next;
  }
}

const NOTHING: Optimum = { points: 0, cost: 0, picks: [] };

/** So many units at most (`full`: exactly) of least value together. */
function best(
  { offers, stock }: Task,
  actions: number,
  full: boolean,
  value: (offer: Offer) => number,
): Optimum {
  const picks: number[] = [];
  const seen = new Set<number>();
  const byValue = offers
    .map((offer, place) => ({ offer, place, worth: value(offer) }))
    .toSorted((a, b) => a.worth - b.worth);
  for (const { offer, place, worth } of byValue) {
    const left = actions - picks.length;
    if (!full && worth >= 0) break;
    if (seen.has(offer.product)) continue;
    seen.add(offer.product);
    const units = Math.min(left, stock[offer.product] as number);
    picks.push(...Array<number>(units).fill(place));
  }
  const sum = (part: (offer: Offer) => number) =>
    picks.reduce((total, place) => total + part(offers[place] as Offer), 0);
  return {
    points: sum((offer) => offer.points),
    cost: sum((offer) => offer.cost),
    picks: picks.toSorted((a, b) => a - b),
  };
}
