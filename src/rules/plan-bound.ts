import { at, bestPrice, easedRows, rowsOf, type Rows } from "./plan-rows.ts";
import { startOf, type Reached, type Task } from "./plan-task.ts";

/** What holds of every plan that goes on with offers from a place on: never too much, so that it rules out nothing good. */
export type Bounds = {
  /** Whether a larger price may come last, see `search`. */
  readonly gated: boolean;
  /** The least that is lost in all. */
  readonly lost: (from: number, reached: Reached) => number;
  /** The least that it costs in all to lose no more than what was aimed at. */
  readonly cost: (from: number, reached: Reached) => number;
  /** The same of any plan that redeems the offer at a place. */
  readonly costWith: (place: number) => number;
  /** Sets what `cost` is about, and tells the least that any plan costs. */
  readonly aim: (lost: number) => number;
};

/** Charging for points that are not redeemed, instead of asking for them, makes least cost a matter of sorting. */
type Charge = { readonly price: number; readonly rows: Rows; readonly known: Float64Array };

export function boundsOf(task: Task): Bounds {
  const { offers, deadlines, last, balance, minimum } = task;
  const width = last.actions + 1;
  const negative = Float64Array.from(offers, ({ points }) => -points);
  const exact = rowsOf(task, negative);
  const gated = offers.some(({ points }) => points < minimum) && balance - furthest() < minimum;
  const rows = gated ? easedRows(exact, negative) : exact;
  const divisors = divisorsOf(task, gated);
  const needed = new Float64Array(offers.length * width).fill(NaN);
  const costliest = offers.reduce((most, { cost }) => Math.max(most, cost), 0);
  let charges: readonly Charge[] = [];
  let aimed = 0;

  /** The most that can be gone before the last action. */
  function furthest(): number {
    const before = last.actions - 1;
    return deadlines.reduce(
      (far, { actions, points }) =>
        actions > before ? far : Math.max(far, points - at(exact(0), before - actions)),
      -at(exact(0), before),
    );
  }

  /** How much must be gone by now so that no more than that is lost. */
  function need(from: number, k: number): number {
    const place = from * width + k;
    if (!Number.isNaN(needed[place])) return at(needed, place);
    let most = 0;
    for (const { actions, points } of deadlines) {
      if (actions >= k) most = Math.max(most, points + at(rows(from), actions - k));
    }
    needed[place] = most;
    return most;
  }

  function charged({ price, rows, known }: Charge, from: number, k: number): number {
    const place = from * width + k;
    if (!Number.isNaN(known[place])) return at(known, place);
    let most = 0;
    for (const { actions, points } of deadlines) {
      if (actions >= k) most = Math.max(most, price * points + at(rows(from), actions - k));
    }
    known[place] = most;
    return most;
  }

  /** The highest bound, less what all rounding together may have added; a cost is whole. */
  function highest(bound: (charge: Charge) => number): number {
    let most = 0;
    for (const charge of charges) {
      const size = width * (costliest + charge.price * (offers[0]?.points ?? 0));
      const error = (size + charge.price * last.points) * (width + 8) * Number.EPSILON;
      most = Math.max(most, Math.ceil(bound(charge) - error));
    }
    return most;
  }

  function leastCost(from: number, { actions, gone, lost, cost }: Reached): number {
    const mayGo = gone + aimed - lost;
    return cost + highest((each) => charged(each, from, actions) - each.price * mayGo);
  }

  return {
    gated,
    cost: leastCost,
    lost(from, { actions, gone, lost }) {
      const left = balance - gone;
      const beyond = last.points - gone - (left - (left % at(divisors, from)));
      return lost + Math.max(0, need(from, actions) - gone, beyond);
    },
    costWith(place) {
      const { gone, lost } = startOf(task);
      const { cost = 0, points = 0 } = offers[place] ?? {};
      return highest((each) => {
        const least = charged(each, 0, 0) - each.price * (gone + aimed - lost);
        return least + Math.max(0, cost - each.price * points);
      });
    },
    aim(lost) {
      aimed = lost;
      const share = ({ actions, points }: (typeof deadlines)[number]) =>
        (points - lost) / Math.max(1, -at(exact(0), actions));
      const hardest = deadlines.toSorted((a, b) => share(b) - share(a)).slice(0, 2);
      const prices = [last, ...hardest].map(({ actions, points }) =>
        bestPrice(task, actions, points - lost),
      );
      charges = [...new Set(prices)].map((price) => {
        const values = Float64Array.from(offers, (offer) => offer.cost - price * offer.points);
        const exact = rowsOf(task, values);
        const known = new Float64Array(offers.length * width).fill(NaN);
        return { price, rows: gated ? easedRows(exact, values) : exact, known };
      });
      return leastCost(0, startOf(task));
    },
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
