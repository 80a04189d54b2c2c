import { chargeOf, type Need } from "./plan-charge.ts";
import { likelyPrices, type Prices } from "./plan-prices.ts";
import { commonDivisor, countsOf, within, type Task } from "./plan-task.ts";

/** At first, so many offers are tried besides those that the bound favours. */
const MORE = 8;

/** What every plan costs at least, and by place: how much more each costs that redeems that offer. */
export type Bound = {
  readonly prices: readonly Prices[];
  readonly least: number;
  readonly excess: readonly number[];
};

export function boundOf(task: Task, need: Need): Bound {
  const prices = likelyPrices(task, need);
  const charges = prices.map((each) => chargeOf(task, each, need));
  const step = task.offers.reduce((common, { cost }) => commonDivisor(cost, common), 0) || 1;
  const highest = (costs: readonly number[]) =>
    costs.reduce((most, cost) => Math.max(most, Math.ceil(cost / step) * step), 0);
  const least = highest(charges.map(({ owed }) => owed(0, 0)));
  const excess = task.offers.map(
    (_, place) => highest(charges.map(({ owed, excess }) => owed(0, 0) + excess(place))) - least,
  );
  return { prices, least, excess };
}

/** How far above what is certain a first plan is looked for. */
export function firstRoom({ excess }: Bound): number {
  const favoured = excess.filter((more) => more <= 0).length;
  return Math.max(1, excess.toSorted((a, b) => a - b)[favoured + MORE] ?? 1);
}

/**
 * The least cost from `from` on that a plan may have, as far as can be said beforehand. Cash comes in whole units: what
 * would be less is as much as the next one; and with each more, fewer redemptions may do.
 */
export function nextCost(task: Task, need: Need, from: number): number {
  const { last, perCash } = task;
  const offers = task.offers.map((each) => ({ ...each, cost: Math.floor(each.cost / perCash) }));
  const leastCash = (actions: number) => boundOf(within({ ...task, offers }, actions), need).least;
  const [least = 1] = countsOf(task, need.lost);
  for (let cash = Math.max(leastCash(last.actions), Math.floor(from / perCash)); ; cash++) {
    let fewest = Math.max(least, from - cash * perCash);
    for (let enough = last.actions; fewest < enough;) {
      const middle = (fewest + enough) >> 1;
      if (leastCash(middle) <= cash) enough = middle;
      else fewest = middle + 1;
    }
    if (fewest <= last.actions) return cash * perCash + fewest;
  }
}
