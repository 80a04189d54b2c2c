import { mostPoints, within, type Deadline, type Offer, type Task } from "./plan-task.ts";

/** What one point more would cost, by deadline: asked for every point redeemed before it. */
export type Prices = readonly number[];

/**
 * Prices with which a plan's cost is bounded well: at the last deadline alone, with the stock that there is; there
 * and at the deadline that is the hardest to keep; and at all deadlines, as if stock had no end.
 */
export function likelyPrices(task: Task, lost: number): readonly Prices[] {
  const { deadlines, last } = task;
  const price = steepest(task, last.points - lost);
  const alone = deadlines.map((_, index) => (index === deadlines.length - 1 ? price : 0));
  const hardest = hardestOf(task, lost);
  if (!hardest) return [alone];
  const most = steepest(within({ ...task, last: hardest }, hardest.actions), hardest.points - lost);
  const both = alone.map((each, index) =>
    deadlines[index] === hardest ? Math.max(0, most - price) : each,
  );
  return [alone, both, pricesTogether(task, lost)];
}

/** The deadline before the last that asks for the largest share of what can be redeemed by then. */
function hardestOf(task: Task, lost: number): Deadline | undefined {
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

/**
 * The price of a point, with the stock that there is, where the bound
 * `price * points + (the least that costs - price * points redeemed)` is highest. That bound is concave in the
 * price, and this is where two of its tangents meet and no third cuts in.
 */
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
  for (const { product, points, cost } of leastFirst(offers, value)) {
    if (seen.has(product)) continue;
    seen.add(product);
    const units = Math.min(left, stock[product] ?? 0);
    total.points += units * points;
    total.cost += units * cost;
    left -= units;
  }
  return total;
}

/** The offers whose value is below 0, least first. */
function leastFirst(offers: readonly Offer[], value: (offer: Offer) => number): readonly Offer[] {
  return offers
    .map((offer) => ({ offer, least: value(offer) }))
    .filter(({ least }) => least < 0)
    .toSorted((a, b) => a.least - b.least)
    .map(({ offer }) => offer);
}

/** A stretch of a convex line: so many points, each at so much. */
type Stretch = { readonly length: number; readonly price: number };

/**
 * The prices of a point where offers could be split and stock had no end, all deadlines together. From the last
 * deadline back: what is still to be paid is a convex line over the points redeemed by then, each action adds the
 * offers' own convex line to it, and each deadline cuts off what has too few points.
 */
function pricesTogether({ offers, deadlines, last }: Task, lost: number): Prices {
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
