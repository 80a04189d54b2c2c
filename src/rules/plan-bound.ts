import { pricesTogether, priceInStock, type Prices } from "./plan-prices.ts";
import { at, easedRows, rowsOf, type Rows } from "./plan-rows.ts";
import { tableOf } from "./plan-table.ts";
import { isGated, startOf, type Reached, type Task } from "./plan-task.ts";

/** Never more than what a plan comes to that goes on from there with offers from that place on. */
export type Bound = (from: number, reached: Reached) => number;

/** The least that is lost in all: what the largest prices cannot reach, or what no sum of prices can hit. */
export function lossBound(task: Task): Bound {
  const { offers, deadlines, last, balance } = task;
  const gated = isGated(task);
  const negative = Float64Array.from(offers, ({ points }) => -points);
  const exact = rowsOf(task, negative);
  const rows = gated ? easedRows(exact, negative) : exact;
  const divisors = divisorsOf(task, gated);
  const needed = remembered(task, (from, k) => {
    let most = 0;
    for (const { actions, points } of deadlines) {
      if (actions >= k) most = Math.max(most, points + at(rows(from), actions - k));
    }
    return most;
  });
  return (from, { actions, gone, lost }) => {
    const left = balance - gone;
    const beyond = last.points - gone - (left - (left % at(divisors, from)));
    return lost + Math.max(0, needed(from, actions) - gone, beyond);
  };
}

/** Bounds on what plans cost that lose no more than what is aimed at. */
export type CostBound = {
  readonly cost: Bound;
  /** The least that any plan costs that redeems the offer at a place. */
  readonly costWith: (place: number) => number;
  /** A sharper bound, for plans that cost less than `limit`. */
  readonly sharper: (limit: number) => Bound;
};

export function costBound(task: Task, lost: number): CostBound {
  const needed = task.last.points - lost;
  const alone = chargeOf(task, priceInStock(task, needed), lost);
  const charges = [alone, chargeOf(task, pricesTogether(task, lost), lost)];
  const root = startOf(task);
  /** A cost is whole. */
  const highest = (bound: (charge: Charge) => number) =>
    charges.reduce((most, charge) => Math.max(most, Math.ceil(bound(charge))), 0);
  const cost: Bound = (from, reached) => reached.cost + highest(({ owed }) => owed(from, reached));

  return {
    cost,
    costWith: (place) => highest(({ owed, excess }) => owed(0, root) + excess(place)),
    sharper(limit) {
      const fee = Math.floor(alone.marginal);
      const units = charges.map(({ owed, excess }) =>
        task.offers.map((_, place) => (limit - owed(0, root)) / excess(place)),
      );
      const table = tableOf(task, { needed, fee, units, limit });
      return (from, reached) => {
        const still = needed - (reached.gone - reached.lost);
        const unused = fee * (task.last.actions - reached.actions);
        return Math.max(cost(from, reached), reached.cost + table(from, still) - unused);
      };
    },
  };
}

/**
 * Every point still needed is charged a price, and every unit redeemed pays it back. What that comes to at least
 * is a matter of sorting, and never more than what is truly to be paid, whatever the prices.
 */
type Charge = {
  /** The least that is to be paid after what was reached. */
  readonly owed: (from: number, reached: Reached) => number;
  /** How much more that is, at the start, if the offer at a place is redeemed once, and again each time. */
  readonly excess: (place: number) => number;
  /** What one action more would save. */
  readonly marginal: number;
};

/** Actions from one to another, at one price for every point. */
type Span = {
  readonly price: number;
  readonly begin: number;
  readonly end: number;
  readonly values: Float64Array;
  readonly rows: Rows;
  readonly marginal: number;
};

function chargeOf(task: Task, prices: Prices, lost: number): Charge {
  const { deadlines, offers, last } = task;
  const spans = spansOf(task, prices);
  const price = spans[0]?.price ?? 0;
  const priceAfter = Array.from({ length: last.actions + 1 }, (_, k) =>
    deadlines.reduce(
      (sum, { actions }, index) => sum + (actions > k ? (prices[index] ?? 0) : 0),
      0,
    ),
  );
  const dearest = offers.reduce((most, { cost }) => Math.max(most, cost), 0);
  const size = (last.actions + 1) * (dearest + price * (offers[0]?.points ?? 0));
  /** What all rounding together may have added. */
  const error = (size + price * last.points) * (last.actions + 8) * Number.EPSILON;
  const charged = remembered(task, (from, k) => {
    let sum = -error;
    for (const [index, { actions, points }] of deadlines.entries()) {
      if (actions > k) sum += (prices[index] ?? 0) * (points - lost);
    }
    for (const { begin, end, rows } of spans) {
      if (end > k) sum += at(rows(from), end - Math.max(begin, k));
    }
    return sum;
  });
  return {
    owed: (from, { actions, gone, lost }) =>
      charged(from, actions) - (priceAfter[actions] ?? 0) * (gone - lost),
    excess: (place) =>
      spans.reduce((least, { values, marginal }) => {
        return Math.min(least, Math.max(0, at(values, place) + marginal));
      }, Infinity),
    marginal: spans.at(-1)?.marginal ?? 0,
  };
}

function spansOf(task: Task, prices: Prices): readonly Span[] {
  const { deadlines, offers } = task;
  const gated = isGated(task);
  const spans: Span[] = [];
  let price = prices.reduce((sum, each) => sum + each, 0);
  let begin = 0;
  for (const [index, { actions }] of deadlines.entries()) {
    const next = price - (prices[index] ?? 0);
    if (actions > begin && (next < price || index === deadlines.length - 1)) {
      const charge = price;
      const values = Float64Array.from(offers, ({ points, cost }) => cost - charge * points);
      const exact = rowsOf(task, values);
      const row = exact(0);
      const marginal = at(row, actions - begin - 1) - at(row, actions - begin);
      const rows = gated ? easedRows(exact, values) : exact;
      spans.push({ price, begin, end: actions, values, rows, marginal });
      begin = actions;
    }
    price = next;
  }
  return spans;
}

/** By place and by number of actions, worked out when first asked for. */
function remembered(task: Task, work: (from: number, actions: number) => number) {
  const width = task.last.actions + 1;
  const known = new Float64Array(task.offers.length * width).fill(NaN);
  return (from: number, actions: number): number => {
    const place = from * width + actions;
    const before = known[place] ?? NaN;
    return Number.isNaN(before) ? (known[place] = work(from, actions)) : before;
  };
}

/** By place: what divides the points of every offer that may still come. */
function divisorsOf({ offers }: Task, gated: boolean): Float64Array {
  const divisors = new Float64Array(offers.length);
  let common = 0;
  for (let place = offers.length - 1; place >= 0; place--) {
    common = commonDivisor(offers[place]?.points ?? 0, common);
    divisors[place] = common;
  }
  return gated ? divisors.fill(common) : divisors;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
