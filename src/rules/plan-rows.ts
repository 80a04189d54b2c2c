import type { Offer, Task } from "./plan-task.ts";

/**
 * By the number of units: the least sum of values of at most so many, of the offers from a place on. A
 * product's stock counts once, for the price of least value.
 */
export type Rows = (from: number) => Float64Array;

export function rowsOf({ offers, stock, last }: Task, values: Float64Array): Rows {
  const rows: Float64Array[] = [];
  const order = ascending(values);
  const rowFrom = (from: number) => {
    const row = new Float64Array(last.actions + 1);
    const seen = new Set<number>();
    let units = 0;
    for (const place of order) {
      if (units === last.actions) break;
      const product = offers[place]?.product ?? 0;
      if (place < from || seen.has(product)) continue;
      seen.add(product);
      const end = Math.min(units + (stock[product] ?? 0), last.actions);
      for (; units < end; units++) row[units + 1] = at(row, units) + at(values, place);
    }
    return row.fill(at(row, units), units);
  };
  return (from) => (rows[from] ??= rowFrom(from));
}

/** Lets one of the units, whichever is best, come from before the place. */
export function easedRows(rows: Rows, values: Float64Array): Rows {
  const least = values.reduce((a, b) => Math.min(a, b), 0);
  const eased: Float64Array[] = [];
  const easedFrom = (from: number) => {
    const row = rows(from);
    return row.map((sum, units) => (units === 0 ? 0 : Math.min(sum, at(row, units - 1) + least)));
  };
  return (from) => (eased[from] ??= easedFrom(from));
}

/**
 * The cash for a point at which `price * points + (the least that costs - price * points redeemed)` of so many
 * actions is highest, and so the best bound: where two tangents of that concave line meet and no third cuts in.
 */
export function bestPrice(task: Task, actions: number, points: number): number {
  if (points <= 0) return 0;
  let low = { points: 0, cost: 0 };
  let high = bestUnits(task, actions, (offer) => -offer.points);
  for (;;) {
    const price = (high.cost - low.cost) / (high.points - low.points);
    const next = bestUnits(task, actions, (offer) => offer.cost - price * offer.points);
    if (next.points <= low.points || next.points >= high.points) return price;
    if (next.points < points) low = next;
    else high = next;
  }
}

function bestUnits({ offers, stock }: Task, actions: number, value: (offer: Offer) => number) {
  const total = { points: 0, cost: 0 };
  const seen = new Set<number>();
  let left = actions;
  for (const place of ascending(Float64Array.from(offers, value))) {
    const { product = 0, points = 0, cost = 0 } = offers[place] ?? {};
    if (seen.has(product)) continue;
    seen.add(product);
    const units = Math.min(left, stock[product] ?? 0);
    total.points += units * points;
    total.cost += units * cost;
    left -= units;
    if (left === 0) break;
  }
  return total;
}

/** The places of what is below 0, least first. */
function ascending(values: Float64Array): number[] {
  return Array.from(values.keys())
    .filter((place) => at(values, place) < 0)
    .toSorted((a, b) => at(values, a) - at(values, b));
}

export function at(row: Float64Array, place: number): number {
  return row[place] ?? 0;
}
