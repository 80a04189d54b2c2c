import { isGated, type Offer, type Task } from "./plan-task.ts";

/** With offers from a place on, and so many points still needed: the least that it costs, fees included. */
export type Table = (from: number, needed: number) => number;

type Aim = {
  readonly needed: number;
  /** What every action is charged, because there are only so many. */
  readonly fee: number;
  /** Lists, each by place: of each list, a plan below the limit can use up no more than one such number of units. */
  readonly units: readonly (readonly number[])[];
  readonly limit: number;
};

type Row = Int32Array | Float64Array;

/** So many numbers of a table are 32 MB, or 64. */
const MOST = 2 ** 23;
/** Above this, sums may pass what an Int32Array holds. */
const SMALL = 2 ** 30;

/**
 * The cheapest sums of prices, exactly: for each offer a row that says, for so many points still needed, what the
 * cheapest units of it and of smaller ones cost that redeem them and no more than the balance. Only deadlines, the
 * number of actions and stock shared by two prices are left out.
 *
 * A row begins where larger offers can have led to, and ends where it and smaller ones can lead from: outside, no
 * plan is below the limit. A table that would still be too large says nothing: 0.
 */
export function tableOf(task: Task, { needed, fee, units, limit }: Aim): Table {
  const { offers, stock, last, balance } = task;
  const largest = offers[0]?.points ?? 1;
  const spare = Math.min(balance - needed, largest - 1);
  const { begin, end } = rangesOf(offers, units, -spare, needed);
  const size = end.reduce((sum, to, place) => sum + to - (begin[place] as number), 0);
  if (size > MOST) return () => 0;

  const none = limit < SMALL ? SMALL : Infinity;
  const rows: Row[] = [];
  for (let place = offers.length - 1; place >= 0; place--) {
    const { points, cost, product } = offers[place] as Offer;
    const first = begin[place] as number;
    const length = (end[place] as number) - first;
    const row = limit < SMALL ? new Int32Array(length) : new Float64Array(length);
    const open = Math.max(0, 1 - first);
    const smaller = rows[place + 1]
      ?.subarray(first - (begin[place + 1] as number))
      .subarray(0, length);
    row.set(smaller ?? []);
    row.fill(none, smaller?.length ?? 0);
    row.fill(0, 0, open);
    if (!smaller && isGated(task)) addLast(row, first, task, fee, spare);
    addUnits(row, open, points, cost + fee, stock[product] as number, last.actions);
    rows[place] = row;
  }
  return (from, still) => {
    if (still <= 0) return 0;
    return rows[from]?.[still - (begin[from] as number)] ?? Infinity;
  };
}

/** By place: the first number of points still needed that its row is about, and the first that it is not. */
function rangesOf(
  offers: readonly Offer[],
  units: Aim["units"],
  least: number,
  needed: number,
): { readonly begin: readonly number[]; readonly end: readonly number[] } {
  const begin = offers.map(() => least);
  const end = offers.map(() => needed + 1);
  for (const list of units) {
    // One unit more: the one that may come last, see `search`.
    const reach = offers.map(
      ({ points }, place) => (list[place] as number) * points + (offers[0] as Offer).points,
    );
    for (const [place, most] of runningMost(reach).entries()) {
      begin[place] = Math.max(begin[place] as number, Math.floor(needed - most));
    }
    for (const [place, most] of runningMost(reach.toReversed()).toReversed().entries()) {
      end[place] = Math.min(end[place] as number, Math.ceil(most) + 1);
    }
  }
  return { begin, end: end.map((to, place) => Math.max(to, begin[place] as number)) };
}

function runningMost(values: readonly number[]): number[] {
  let most = 0;
  return values.map((value) => (most = Math.max(most, value)));
}

/** Lets a row have units of an offer too: any number, or 1, 2, 4 and so on and the rest, which make up every number. */
function addUnits(
  row: Row,
  open: number,
  points: number,
  cost: number,
  stock: number,
  actions: number,
) {
  if (stock >= actions) {
    for (let at = Math.max(points, open); at < row.length; at++) {
      const sum = (row[at - points] as number) + cost;
      if (sum < (row[at] as number)) row[at] = sum;
    }
    return;
  }
  let left = stock;
  for (let units = 1; left > 0; units = Math.min(2 * units, left)) {
    for (let at = row.length - 1; at >= Math.max(units * points, open); at--) {
      const sum = (row[at - units * points] as number) + units * cost;
      if (sum < (row[at] as number)) row[at] = sum;
    }
    left -= units;
  }
}

/** Lets a row begin with one unit of any offer, which comes last, see `search`. */
function addLast(row: Row, first: number, { offers }: Task, fee: number, spare: number) {
  for (const { points, cost } of offers) {
    for (let still = Math.max(1, points - spare, first); still <= points; still++) {
      const at = still - first;
      if (at < row.length && cost + fee < (row[at] as number)) row[at] = cost + fee;
    }
  }
}
