import { cheapest } from "./plan-cost.ts";
import { leastLoss } from "./plan-loss.ts";
import {
  only,
  pointsAfter,
  withoutDearer,
  type Deadline,
  type Found,
  type Offer,
  type Task,
} from "./plan-task.ts";

/**
 * The plan that loses least, and of those the one that costs least; exactly.
 *
 * It is enough to try plans that leave no time unused and redeem larger prices first. Done sooner, an action leaves
 * no more of the balance gone after it, so nothing after it becomes impossible or loses more; and of two in turn, the
 * larger first leaves no less redeemed at any deadline. What such a plan loses is what it is behind at the worst of
 * its deadlines. So it loses no more than `lost` if it has redeemed all but `lost` of each deadline's points by then,
 * and the balance is enough for it if it is for all of its points and `lost`.
 *
 * Only the minimum may want a larger price last: it hinders the last redemption alone, if any, as nothing follows it.
 *
 * How long that takes is measured (`npm run bench:rules`, from the easiest catalogues to the hardest that were found).
 * Longer, not wrong, it gets where very many plans cost almost the same and none is as cheap as the bounds allow.
 */
export function search(given: Task): Found & { readonly lost: number } {
  const places = withoutDearer(given);
  const task = only(given, places);
  for (let lost = leastLoss(task); ; lost++) {
    const found = cheapestDoable(task, lost);
    if (!found) continue;
    return { ...found, lost, picks: found.picks.map((place) => places[place] as number) };
  }
}

/** A plan of a task that may not be doable yet; none that is costs less. `alone`: see `Aim`. */
type Open = {
  readonly task: Task;
  readonly anyLast: boolean;
  readonly alone: boolean;
  readonly found: Found;
};

/**
 * Where the plan found takes more of a product than there is, it is looked for once more with units counted. Where
 * that was not enough, the product's stock is split between what took of it in every way that there is: each plan in
 * stock is among the plans of one of the splits. Where the plan does not keep to the minimum in any order, it is looked
 * for among plans that do. The cheapest first: when it is doable, it is the best.
 */
function cheapestDoable(task: Task, lost: number): Found | undefined {
  const open: Open[] = [];
  const add = (each: Omit<Open, "found">, from: number) => {
    const found = cheapest(each.task, { ...each, lost, from });
    if (found) open.push({ ...each, found });
  };
  add({ task, anyLast: false, alone: false }, 0);
  for (;;) {
    open.sort((a, b) => b.found.cost - a.found.cost);
    const next = open.pop();
    if (!next) return undefined;
    const { anyLast, alone, found } = next;
    const product = overdrawn(next.task, found);
    if (product !== undefined) {
      const some = alone ? splits(next.task, product) : [next.task];
      for (const each of some) add({ task: each, anyLast, alone: true }, found.cost);
      continue;
    }
    const picks = anyLast ? found.picks : orderOf(next.task, found.picks, lost);
    if (picks) return { ...found, picks };
    add({ task: next.task, anyLast: true, alone: true }, found.cost);
  }
}

/** Larger prices first, but for the last one if need be: so that the minimum hinders none, and no more is lost. */
function orderOf(
  task: Task,
  picks: readonly number[],
  lost: number,
): readonly number[] | undefined {
  const { balance, minimum, deadlines } = task;
  for (let last = picks.length - 1; last >= 0; last--) {
    const order = [...picks.toSpliced(last, 1), picks[last] as number];
    const sums = pointsAfter(task, order);
    const behind = ({ actions, points }: Deadline) => points - (sums[actions] ?? sums.at(-1) ?? 0);
    const early = deadlines
      .filter(({ actions }) => actions < order.length)
      .reduce((most, each) => Math.max(most, behind(each)), 0);
    const left = balance - early - (sums.at(-2) ?? 0);
    if (left >= minimum && deadlines.every((each) => behind(each) <= lost)) return order;
  }
  return picks.length === 0 ? picks : undefined;
}

/** A product of which the plan takes more than there is. */
function overdrawn({ offers, stock, kept }: Task, { picks }: Found): number | undefined {
  const left = stock.map((units, product) => units + (kept[product] ? 1 : 0));
  for (const place of picks) {
    const { product } = offers[place] as Offer;
    const units = left[product] as number;
    if (units === 0) return product;
    left[product] = units - 1;
  }
  return undefined;
}

/** Its first price has some of the stock, and the others the rest; or, of a single price, the last redemption has a unit. */
function splits(task: Task, product: number): readonly Task[] {
  const { offers, stock, kept } = task;
  const units = stock[product] as number;
  const places = [...offers.keys()].filter((place) => offers[place]?.product === product);
  if (places.length === 1) {
    return [
      { ...task, kept: withValue(kept, product, false) },
      { ...task, kept: withValue(kept, product, true), stock: stock.with(product, units - 1) },
    ];
  }
  const first = places[0] as number;
  const alone = { ...(offers[first] as Offer), product: stock.length };
  return Array.from({ length: units + 1 }, (_, some) => ({
    ...task,
    offers: offers.with(first, alone),
    stock: [...stock.with(product, units - some), some],
  }));
}

function withValue(kept: Task["kept"], product: number, value: boolean): Task["kept"] {
  const all = [...kept];
  all[product] = value;
  return all;
}
