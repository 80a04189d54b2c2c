import type { Need } from "./plan-charge.ts";
import { hardestOf, optima } from "./plan-prices.ts";
import { isInTime, pointsAfter, within, type Found, type Offer, type Task } from "./plan-task.ts";

/** So many plans at most are begun with. */
const BASES = 16;
/** So many pairs of swaps at most are looked at for each of them. */
const PAIRS = 10_000;

/**
 * A plan that costs less than the limit, if one that is best for about so many points becomes it by two swaps of a
 * redemption for another. Where very many plans cost the same, that is soon found. Nothing found says nothing.
 */
export function bySwaps(task: Task, need: Need, limit: number): Found | undefined {
  for (const base of basesOf(task, need)) {
    const found = swapped(task, base, need.lost, limit);
    if (found) return found;
  }
  return undefined;
}

/**
 * Plans that are the best for some number of points, the nearest to what has to be redeemed first. If those are late
 * for a deadline, the redemptions before it are chosen by themselves, and the others of what is left.
 */
function basesOf(task: Task, { lost, full }: Need): readonly (readonly number[])[] {
  const { offers, stock, last } = task;
  const goal = last.points - lost;
  const bases = nearest(task, goal, full);
  const hardest = hardestOf(task, lost);
  if (!hardest || isInTime(task, bases[0] ?? [], lost)) return bases;
  const floor = hardest.points - lost;
  const sooner = mixes(within(task, hardest.actions), floor, true);
  const early = sooner.find((picks) => pointsOf(task, picks) >= floor) ?? sooner.at(-1) ?? [];
  const left = stock.slice();
  for (const place of early) {
    const { product } = offers[place] as Offer;
    left[product] = Math.max(0, (left[product] as number) - 1);
  }
  const rest = within({ ...task, stock: left }, last.actions - early.length);
  return nearest(rest, goal - pointsOf(task, early), full).map((late) => [...early, ...late]);
}

function nearest(task: Task, goal: number, full: boolean): readonly (readonly number[])[] {
  const off = (picks: readonly number[]) => Math.abs(pointsOf(task, picks) - goal);
  return mixes(task, goal, full)
    .toSorted((a, b) => off(a) - off(b))
    .slice(0, BASES);
}

/** The larger redemptions of a plan that is best for more points with the smaller ones of one that is for fewer. */
function mixes(task: Task, goal: number, full: boolean): readonly (readonly number[])[] {
  const { low, high } = optima(task, task.last.actions, goal, full);
  const most = Math.max(low.picks.length, high.picks.length);
  return Array.from({ length: most + 1 }, (_, some) => [
    ...high.picks.slice(0, some),
    ...low.picks.slice(some),
  ]);
}

function pointsOf(task: Task, picks: readonly number[]): number {
  return pointsAfter(task, picks).at(-1) as number;
}

/** One redemption for another one; or none, for two swaps may be one. */
type Swap = {
  readonly from: number;
  readonly to: number;
  readonly points: number;
  readonly cost: number;
};

const NONE: Swap = { from: -1, to: -1, points: 0, cost: 0 };

function swapped(
  task: Task,
  base: readonly number[],
  lost: number,
  limit: number,
): Found | undefined {
  const { offers, last, balance } = task;
  const sum = pointsOf(task, base);
  const cost = base.reduce((total, place) => total + (offers[place] as Offer).cost, 0);
  const [least, most] = [last.points - lost - sum, balance - lost - sum];
  const room = limit - cost;
  const swaps = [NONE, ...swapsOf(task, base)].toSorted((a, b) => a.points - b.points);
  let pairs = PAIRS;
  let begin = swaps.length;
  for (const [place, one] of swaps.entries()) {
    while (begin > 0 && one.points + (swaps[begin - 1] as Swap).points >= least) begin -= 1;
    for (let next = Math.max(begin, place); next < swaps.length; next++) {
      const other = swaps[next] as Swap;
      if (one.points + other.points > most || pairs < 0) break;
      pairs -= 1;
      if (one.cost + other.cost >= room) continue;
      pairs -= offers.length;
      const picks = after(task, base, [one, other]);
      if (picks && isInTime(task, picks, lost)) {
        return { cost: cost + one.cost + other.cost, picks };
      }
    }
  }
  return undefined;
}

function swapsOf({ offers, stock }: Task, base: readonly number[]): Swap[] {
  const units = unitsOf(offers, base);
  const swaps: Swap[] = [];
  for (const [from, taken] of offers.entries()) {
    if (units[from] === 0) continue;
    for (const [to, given] of offers.entries()) {
      if (to === from || (units[to] as number) >= (stock[given.product] as number)) continue;
      const [points, cost] = [given.points - taken.points, given.cost - taken.cost];
      swaps.push({ from, to, points, cost });
    }
  }
  return swaps;
}

/** The plan after the swaps; `undefined` where there are not so many of something. */
function after(
  { offers, stock }: Task,
  base: readonly number[],
  swaps: readonly Swap[],
): readonly number[] | undefined {
  const units = unitsOf(offers, base);
  for (const { from, to } of swaps) {
    if (from < 0) continue;
    units[from] = (units[from] as number) - 1;
    units[to] = (units[to] as number) + 1;
  }
  const isThere = units.every(
    (count, place) => count >= 0 && count <= (stock[(offers[place] as Offer).product] as number),
  );
  if (!isThere) return undefined;
  return units.flatMap((count, place) => Array<number>(count).fill(place));
}

/** By place: how many of it a plan takes. */
function unitsOf(offers: readonly Offer[], picks: readonly number[]): number[] {
  const units = Array<number>(offers.length).fill(0);
  for (const place of picks) units[place] = (units[place] as number) + 1;
  return units;
}
