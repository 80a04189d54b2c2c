import { assert } from "./assertion.ts";
import { addShifted, emptySums, hasAny, highest, type Sums } from "./plan-sums.ts";
import {
  countsOf,
  floorsOf,
  mostPoints,
  partsOf,
  stepOf,
  type Offer,
  type Task,
} from "./plan-task.ts";

/**
 * The least that is lost: what the largest prices cannot reach in time, or what no sum of prices can hit. Not less
 * than that is lost where the minimum hinders, or where prices share a product's stock.
 */
export function leastLoss(task: Task): number {
  const { offers, deadlines, last, balance } = task;
  const most = mostPoints(task);
  const least = deadlines.reduce(
    (lost, { actions, points }) => Math.max(lost, points - (most[actions] as number)),
    0,
  );
  // The largest ones, until all is saved, leave no more of the balance than there is.
  if (balance - last.points >= (offers[0] as Offer).points - 1) return least;

  const missing = (deadlines: Task["deadlines"], lost: number) =>
    last.points - reached({ ...task, deadlines }, lost);
  let known = last.points;
  for (let lost = least; lost < known; lost++) {
    if (countsOf(task, lost).length === 0) continue;
    known = Math.min(known, missing(deadlines, lost));
    if (deadlines.length === 1 || lost === known) break;
    // If not the earlier deadlines are in the way, more has to be lost at once.
    if (lost === least) lost = Math.max(lost, Math.min(known, missing([last], lost)) - 1);
  }
  return known;
}

/**
 * What has to be saved if so much is lost, if there is a plan for that; or else the most points below that which
 * keep to all other deadlines. By the number of redemptions, all sums of points are found together, a bit each: by how
 * much they are above as many of the smallest price, in steps by which all prices differ.
 */
function reached(task: Task, lost: number): number {
  const { offers, last, balance } = task;
  const goal = last.points - lost;
  assert(goal < 2 ** 31, () => `${goal} points are too many to plan`);
  const floors = floorsOf(task, lost);
  const { points: least } = offers.at(-1) as Offer;
  const step = stepOf(task) || 1;
  const bitOf = (sum: number, actions: number) => (sum - actions * least) / step;
  const rows: Sums[] = Array.from({ length: last.actions + 1 }, () => emptySums);
  rows[0] = { bits: new Uint32Array([1]), end: 1 };

  for (const [place, { points }] of offers.entries()) {
    for (const { units, again } of partsOf(task, place, goal)) {
      const more = units * points;
      for (let turn = 0; turn <= last.actions - units; turn++) {
        const actions = again ? turn : last.actions - units - turn;
        const before = rows[actions] as Sums;
        if (before.end === 0) continue;
        // Larger ones came first.
        let from = actions * points;
        for (let unit = 1; unit <= units; unit++) {
          from = Math.max(from, (floors[actions + unit] as number) - unit * points);
        }
        const enough = Math.ceil(bitOf(Math.max(from, goal - more), actions));
        if (hasAny(before, enough, Math.floor(bitOf(balance - lost - more, actions)))) return goal;
        const after = actions + units;
        const first = Math.ceil(bitOf(from, actions));
        const end = Math.ceil(bitOf(goal, after));
        const shift = bitOf(more, units);
        rows[after] = addShifted(rows[after] as Sums, before, first, shift, end);
      }
    }
  }
  return rows.reduce((most, row, actions) => {
    const bit = highest(row);
    return bit < 0 ? most : Math.max(most, actions * least + bit * step);
  }, 0);
}
