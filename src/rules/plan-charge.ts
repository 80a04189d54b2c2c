import type { Prices } from "./plan-prices.ts";
import type { Offer, Task } from "./plan-task.ts";

/**
 * Every point still needed is charged a price, and every unit redeemed pays it back. What that comes to at least
 * is a matter of sorting, and never more than what is truly to be paid, whatever the prices.
 */
export type Charge = {
  /**
   * What is to be paid at least after so many actions, with offers from a place on, had no point been redeemed;
   * each that was redeemed takes the price off that points have then.
   */
  readonly owed: (from: number, actions: number) => number;
  readonly priceAfter: Float64Array;
  /** How much more that is, at the start, if the offer at a place is redeemed once, and again each time. */
  readonly excess: (place: number) => number;
};

/** Actions from one to another, at one price for every point. */
type Span = {
  readonly begin: number;
  readonly end: number;
  readonly values: Float64Array;
  readonly rows: readonly Float64Array[];
  /** What one action more would save. */
  readonly marginal: number;
};

/** Which plans are asked for. */
export type Need = {
  /** They lose so much. */
  readonly lost: number;
  /** They take every action, and not fewer. */
  readonly full: boolean;
  /** The last redemption may be of a larger price than the one before. */
  readonly anyLast: boolean;
};

/**
 * `fewest`: given where offers are taken smaller first, from a plan's last redemption on; how many it has at least.
 * What was redeemed counts for the last deadline alone then, and another one's points are all still to come as long
 * as surely no redemption before it was taken.
 */
export function chargeOf(task: Task, prices: Prices, need: Need, fewest?: number): Charge {
  const { deadlines, last } = task;
  const spans = spansOf(task, prices, need, fewest !== undefined);
  // A price below 0 asks for no more than the most that may be redeemed.
  const spare = task.balance - last.points;
  const priceAfter = new Float64Array(last.actions + 1);
  const asked = new Float64Array(last.actions + 1).fill(-roundingOf(task, prices));
  for (const [index, { actions, points }] of deadlines.entries()) {
    const price = prices[index] as number;
    const needed = points + (price < 0 ? spare : 0) - need.lost;
    const turned = fewest !== undefined && index < deadlines.length - 1;
    const end = turned ? fewest - actions + 1 : actions;
    for (let k = 0; k < end; k++) {
      if (!turned) priceAfter[k] = (priceAfter[k] as number) + price;
      asked[k] = (asked[k] as number) + price * needed;
    }
  }
  return {
    owed(from, actions) {
      let sum = asked[actions] as number;
      for (const { begin, end, rows } of spans) {
        const left = Math.max(0, end - Math.max(begin, actions));
        sum += at(rows[from] as Float64Array, left);
      }
      return sum;
    },
    priceAfter,
    excess: (place) =>
      spans.reduce(
        (least, { values, marginal }) => Math.min(least, Math.max(0, at(values, place) + marginal)),
        Infinity,
      ),
  };
}

/** What all rounding together may have added. */
function roundingOf({ offers, last }: Task, prices: Prices): number {
  const price = prices.reduce((sum, each) => sum + Math.abs(each), 0);
  const dearest = offers.reduce((most, { cost }) => Math.max(most, cost), 0);
  const size =
    last.actions *
      (dearest + price * offers.reduce((most, { points }) => Math.max(most, points), 0)) +
    price * last.points;
  return size * (last.actions + 8) * Number.EPSILON;
}

function spansOf(task: Task, prices: Prices, { full, anyLast }: Need, turned: boolean) {
  const { deadlines, offers, last } = task;
  const spans: Span[] = [];
  let price = prices.reduce((sum, each) => sum + each, 0);
  let begin = 0;
  for (const [index, { actions: end }] of deadlines.entries()) {
    const charge = price;
    price -= prices[index] as number;
    if (end === begin || ((prices[index] as number) === 0 && index < deadlines.length - 1))
      continue;
    const values = Float64Array.from(offers, ({ points, cost }) => cost - charge * points);
    const exact = rowsOf(task, values, end - begin, full);
    const rows = anyLast ? eased(exact, values) : exact;
    const all = rows[0] as Float64Array;
    const marginal = at(all, end - begin - 1) - at(all, end - begin);
    const place = turned
      ? { begin: last.actions - end, end: last.actions - begin }
      : { begin, end };
    spans.push({ ...place, values, rows, marginal });
    begin = end;
  }
  return spans;
}

/**
 * By place and by number of units: the least sum of values of at most so many (`full`: of exactly so many) of the
 * offers from that place on. A product's stock counts once, for its price of least value.
 */
function rowsOf({ offers, stock }: Task, values: Float64Array, width: number, full: boolean) {
  const rows: Float64Array[] = [];
  const taken: Taken[] = [];
  let row = rowOf(taken, stock, width, full);
  rows[offers.length] = row;
  for (let place = offers.length - 1; place >= 0; place--) {
    const { product } = offers[place] as Offer;
    const value = at(values, place);
    const saves = at(row, width) === Infinity || at(row, width - 1) + value < at(row, width);
    if (saves) {
      insert(taken, product, value);
      row = rowOf(taken, stock, width, full);
    }
    rows[place] = row;
  }
  return rows;
}

type Taken = { readonly product: number; readonly value: number };

/** Keeps the list least first, with one value of each product. */
function insert(taken: Taken[], product: number, value: number) {
  const same = taken.findIndex((each) => each.product === product);
  if (same >= 0 && (taken[same] as Taken).value <= value) return;
  if (same >= 0) taken.splice(same, 1);
  const larger = taken.findIndex((each) => each.value > value);
  taken.splice(larger < 0 ? taken.length : larger, 0, { product, value });
}

function rowOf(taken: readonly Taken[], stock: readonly number[], width: number, full: boolean) {
  const row = new Float64Array(width + 1);
  let units = 0;
  for (const { product, value } of taken) {
    const end = Math.min(width, units + (stock[product] as number));
    for (; units < end; units++) row[units + 1] = at(row, units) + value;
  }
  return row.fill(full ? Infinity : at(row, units), units + 1);
}

/** Lets one of the units, whichever is best, come from before the place: it is the one that is done last. */
function eased(rows: readonly Float64Array[], values: Float64Array): readonly Float64Array[] {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  return rows.map((row) =>
    row.map((sum, units) => (units === 0 ? 0 : Math.min(sum, at(row, units - 1) + least))),
  );
}

function at(row: Float64Array, place: number): number {
  return row[place] as number;
}
