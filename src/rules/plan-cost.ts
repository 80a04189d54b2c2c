import { boundOf, firstRoom, nextCost, type Bound } from "./plan-bound.ts";
import type { Need } from "./plan-charge.ts";
import { meet, type Met } from "./plan-meet.ts";
import { bySwaps } from "./plan-swaps.ts";
import type { Aim } from "./plan-sweep.ts";
import type { Prices } from "./plan-prices.ts";
import { countsOf, only, within, type Found, type Task } from "./plan-task.ts";

/** How much prices are varied: which ones bound best changes with what was redeemed before. */
const SCALES = [0.9, 1, 1.1];
/** So many ways are followed at once at first. */
const NARROW = 4_000;
/** How much higher each limit is than the one before; and how much, where so many ways are too few. */
const RISE = 1.5;
const CAREFUL_RISE = 1.18;
/** So many units of cash above what is certain every cost is asked for by itself, where few are possible. */
const NEAR = 2;

/** `from`: no plan costs less, as far as is known. */
type Asked = Pick<Aim, "lost" | "anyLast" | "alone"> & { readonly from: number };

/**
 * The cheapest plan that loses so much; each price of a product has the whole stock, see `search`.
 *
 * Where prices are so much alike that very many plans cost almost the same, few different costs are possible: each is
 * asked for, the least first. Else it is looked for below a limit that rises.
 */
export function cheapest(given: Task, { lost, anyLast, alone, from }: Asked): Found | undefined {
  if (given.last.points <= lost) return { cost: 0, picks: [] };
  const counts = countsOf(given, lost);
  const task = within(given, counts.at(-1) ?? 0);
  if (task.last.actions === 0) return undefined;
  const need = { lost, full: counts.length === 1, anyLast };
  const bound = boundOf(task, need);
  let floor = Math.max(from, bound.least);
  const isAlike = !alone && firstRoom(bound) < task.perCash;
  const near = bound.least + (isAlike ? NEAR * task.perCash : 0);
  for (; floor < near && floor < dearest(task); floor += 1) {
    floor = nextCost(task, need, floor);
    const found = costing(task, need, floor);
    if (found) return found;
  }
  return floor < dearest(task)
    ? belowRising(task, bound, { ...need, alone, least: floor })
    : undefined;
}

/** No plan costs so much. */
function dearest({ offers, last }: Task): number {
  return last.actions * offers.reduce((most, { cost }) => Math.max(most, cost), 0) + 1;
}

/**
 * Looked for below a limit that rises from what is certain until there is a plan: offers that no plan below the limit
 * can contain are left out, and most of what is dearer is never looked at.
 */
function belowRising(
  task: Task,
  bound: Bound,
  asked: Omit<Aim, "early" | "limit" | "width">,
): Found | undefined {
  const most = dearest(task);
  let { least } = asked;
  let room = Math.max(firstRoom(bound), least - bound.least + 1);
  let width = asked.alone ? Infinity : NARROW;
  let rise = RISE;
  let best: Found | undefined;
  for (;;) {
    const limit = Math.min(most, bound.least + room, best?.cost ?? Infinity);
    const { found, isWhole } = below(task, bound, { ...asked, least, limit, width });
    if (isWhole && (found || limit === most || limit === best?.cost)) return found ?? best;
    if (isWhole) least = limit;
    best = found ?? best;
    if (best && best.cost <= least) return best;
    if (found) continue;
    if (!isWhole) {
      width = Infinity;
      // From the last limit below which there was none: from here on a limit too high takes long.
      room = Math.max(room / rise, least - bound.least);
      rise = CAREFUL_RISE;
    }
    room = Math.ceil(room * rise);
  }
}

/** A plan of this cost, if none costs less. */
function costing(given: Task, need: Need, cost: number): Found | undefined {
  const task = within(given, Math.min(given.last.actions, cost % given.perCash));
  const bound = boundOf(task, need);
  const limit = cost + 1;
  const { some, placed } = among(task, bound, limit);
  const near = bySwaps(some, need, limit);
  if (near) return placed(near);
  for (let width = NARROW; ; width *= 9) {
    const aim = { ...need, alone: false, limit, least: cost, width };
    const { found, isWhole } = below(task, bound, aim);
    if (found || isWhole) return found;
  }
}

/** The task with the offers that a plan below the limit may contain; and a plan of those, by the places that they have. */
function among(task: Task, { least, excess }: Bound, limit: number) {
  const places = [...task.offers.keys()].filter(
    (place) => least + (excess[place] as number) < limit,
  );
  return {
    some: only(task, places),
    placed: (found: Found): Found => ({
      ...found,
      picks: found.picks.map((place) => places[place] as number),
    }),
  };
}

function below(task: Task, bound: Bound, aim: Omit<Aim, "early">): Met {
  const { some, placed } = among(task, bound, aim.limit);
  const scaled = bound.prices.flatMap((each) =>
    scalesOf(each).map((scale) => each.map((price) => price * scale)),
  );
  let met: Met = { found: undefined, isWhole: true };
  for (const early of earlyLosses(task, aim)) {
    const limit = met.found?.cost ?? aim.limit;
    const next = meet(some, { ...aim, early, limit }, scaled);
    met = { found: next.found ?? met.found, isWhole: met.isWhole && next.isWhole };
  }
  return { ...met, found: met.found && placed(met.found) };
}

function scalesOf(prices: Prices): readonly number[] {
  return prices.some((price) => price !== 0) ? SCALES : [1];
}

/**
 * How much may be lost before the last redemption. It matters only to the minimum then: all that may be lost in all,
 * or exactly what leaves the minimum.
 */
function earlyLosses(task: Task, { lost, anyLast }: Need): readonly number[] {
  if (!anyLast) return [lost];
  const least = Math.max(0, lost - task.minimum + 1);
  if (task.deadlines.length === 1) return [least];
  return Array.from({ length: lost - least + 1 }, (_, more) => least + more);
}
