import type { Task } from "./plan-task.ts";

/**
 * By the number of units: the least sum of values of at most so many, of the offers from a place on. A
 * product's stock counts once, for the price of least value.
 */
export type Rows = (from: number) => Float64Array;

export function rowsOf({ offers, stock, last }: Task, values: Float64Array): Rows {
  const rows: Float64Array[] = [];
  const order = leastFirst(values);
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

/** The places of what is below 0, least first. */
export function leastFirst(values: Float64Array): number[] {
  return Array.from(values.keys())
    .filter((place) => at(values, place) < 0)
    .toSorted((a, b) => at(values, a) - at(values, b));
}

export function at(row: Float64Array, place: number): number {
  return row[place] ?? 0;
}
