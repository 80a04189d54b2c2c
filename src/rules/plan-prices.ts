import { leastFirst } from "./plan-rows.ts";
import type { Offer, Task } from "./plan-task.ts";

/** What one point more would cost, by deadline: asked for every point redeemed before it. */
export type Prices = readonly number[];

/**
 * The price of a point at the last deadline alone, with the stock that there is: where the bound
 * `price * points + (the least that costs - price * points redeemed)` is highest. That bound is concave in the
 * price, and this is where two of its tangents meet and no third cuts in.
 */
export function priceInStock(task: Task, needed: number): Prices {
  const { deadlines } = task;
  return deadlines.map((_, index) => (index === deadlines.length - 1 ? steepest(task, needed) : 0));
}

function steepest(task: Task, needed: number): number {
  let low = { points: 0, cost: 0 };
  let high = bestUnits(task, (offer) => -offer.points);
  for (;;) {
    const price = high.points > 0 ? (high.cost - low.cost) / (high.points - low.points) : 0;
    const next = bestUnits(task, (offer) => offer.cost - price * offer.points);
    if (next.points <= low.points || next.points >= high.points) return price;
    if (next.points < needed) low = next;
    else high = next;
  }
}

function bestUnits({ offers, stock, last }: Task, value: (offer: Offer) => number) {
  const total = { points: 0, cost: 0 };
  const seen = new Set<number>();
  let left = last.actions;
  for (const place of leastFirst(Float64Array.from(offers, value))) {
    const { product = 0, points = 0, cost = 0 } = offers[place] ?? {};
    if (seen.has(product)) continue;
    seen.add(product);
    const units = Math.min(left, stock[product] ?? 0);
    total.points += units * points;
    total.cost += units * cost;
    left -= units;
  }
  return total;
}

/** A stretch of a convex line: so many points, each at so much. */
type Stretch = { readonly length: number; readonly price: number };

/**
 * The prices of a point where offers could be split and stock had no end, all deadlines together. From the last
 * deadline back: what is still to be paid is a convex line over the points redeemed by then, each action adds the
 * offers' own convex line to it, and each deadline cuts off what has too few points.
 */
export function pricesTogether({ offers, deadlines, last }: Task, lost: number): Prices {
  const each = lowerHull(offers);
  const after: number[] = [];
  let line: readonly Stretch[] = [];
  let begin = last.points - lost;
  for (let index = deadlines.length - 1; index >= 0; index--) {
    const { actions = 0, points = 0 } = deadlines[index] ?? {};
    const slots = actions - (deadlines[index - 1]?.actions ?? 0);
    line = cutOff(line, points - lost - begin);
    begin = Math.max(begin, points - lost) - slots * (offers[0]?.points ?? 0);
    after[index] = line.at(-1)?.price ?? 0;
    line = [...line, ...each.map(({ length, price }) => ({ length: length * slots, price }))];
    line = line.toSorted((a, b) => a.price - b.price);
  }
  let price = cutOff(line, -begin).at(-1)?.price ?? 0;
  return after.map((next) => {
    const before = price;
    price = Math.min(price, next);
    return before - price;
  });
}

/** The line without its first points, which are the dearest and stand last. */
function cutOff(line: readonly Stretch[], points: number): readonly Stretch[] {
  const rest = line.slice();
  let left = points;
  while (left > 0) {
    const dearest = rest.pop();
    if (!dearest) break;
    if (dearest.length > left) rest.push({ ...dearest, length: dearest.length - left });
    left -= dearest.length;
  }
  return rest;
}

/** The least that points cost, from none to the most that an offer has, if offers could be mixed. */
function lowerHull(offers: readonly Offer[]): readonly Stretch[] {
  const corners = [{ points: 0, cost: 0 }];
  const stretches: Stretch[] = [];
  for (const { points, cost } of offers.toReversed()) {
    for (;;) {
      const corner = corners.at(-1) ?? { points: 0, cost: 0 };
      const length = points - corner.points;
      const price = length > 0 ? (cost - corner.cost) / length : -Infinity;
      const before = stretches.at(-1);
      if (before && price <= before.price) {
        stretches.pop();
        corners.pop();
        continue;
      }
      stretches.push({ length, price });
      corners.push({ points, cost });
      break;
    }
  }
  return stretches;
}
