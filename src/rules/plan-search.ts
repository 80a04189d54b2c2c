import { costBound, lossBound, type Bound, type CostBound } from "./plan-bound.ts";
import {
  afterOne,
  isGated,
  isOver,
  lastLarger,
  lostAt,
  startOf,
  type Found,
  type Offer,
  type Reached,
  type Task,
} from "./plan-task.ts";

/** So many tries find an easy plan, and prove it; a hard one is worth a table. */
const TRIES = 1500;

/**
 * The plan that loses least, and of those the one that costs least; exactly. It is enough to try plans
 *
 * - that leave no time unused. Done sooner, an action leaves no more of the queue gone after it, so nothing
 *   after it becomes impossible or loses more;
 * - that redeem larger prices first. Of two in turn, the larger first leaves more gone at any deadline between
 *   them and no more after both; and it can be done, save that it may leave less than the minimum for the
 *   smaller one. Then nothing could follow both, and the smaller is itself below the minimum (`lastLarger`).
 *
 * First what must be lost. Then cost, below a limit that rises from what is certain until a plan is found: what
 * no plan below the limit can contain is left out, and most of what is dearer is never looked at. Of equal plans
 * it gives the first in order of places, however it came to it: it looks at plans in that order.
 *
 * How long that takes is measured and not proved (`npm run bench:rules`). What was reached is looked at again only
 * if it cost or lost less this time, where stock lasts for every action. Where it does not, what was taken of each
 * product may matter too; and the bounds are at their weakest where many deadlines bind at once while the balance
 * leaves no room, where prices share a scarce product, or where a table would be too large. There it may take long.
 */
export function search(task: Task, tries = TRIES): Found {
  const worst = { lost: Infinity, cost: Infinity, picks: [] };
  const { lost, cost: most } = dive(task, { loss: lossBound(task) }, worst, Infinity).found;
  const bounds = costBound(task, lost);
  const floor = bounds.cost(0, startOf(task));
  let below = floor + 1;
  let hard = false;
  for (;;) {
    const { found, certain } = searchBelow(
      task,
      bounds,
      { lost, cost: below, picks: [] },
      hard ? 0 : tries,
    );
    if (found) return found;
    hard ||= certain !== undefined;
    const step = below - floor;
    const further = certain !== undefined && certain >= below;
    const next = further ? Math.min(certain + 1, floor + 8 * step) : floor + (hard ? 2 : 4) * step;
    below = Math.min(next, most + 1);
  }
}

/** The best plan below a limit, if there is one. `certain`: that took a table, and no plan of these offers costs less. */
function searchBelow(
  task: Task,
  bounds: CostBound,
  limit: Found,
  tries: number,
): { readonly found: Found | undefined; readonly certain: number | undefined } {
  const places = [...task.offers.keys()].filter((place) => bounds.costWith(place) < limit.cost);
  const core = { ...task, offers: places.map((place) => task.offers[place] as Offer) };
  const loss = lossBound(core);
  const { cost, sharper } = costBound(core, limit.lost);
  const easy = dive(core, { loss, cost }, limit, tries);
  let { found } = easy;
  let certain: number | undefined;
  if (!easy.all) {
    const sharp = sharper(found.cost);
    certain = sharp(0, startOf(task));
    found = dive(core, { loss, cost: sharp }, found, Infinity).found;
  }
  if (found === limit) return { found: undefined, certain };
  return {
    found: { ...found, picks: found.picks.map((place) => places[place] as number) },
    certain,
  };
}

type Bounds = { readonly loss: Bound; readonly cost?: Bound };

/**
 * Tries plans one after the other, largest prices first, and passes over what the bounds rule out. Gives the
 * first best that is better than `limit`, or `limit` itself; `all`: it did not run out of tries.
 */
function dive(
  task: Task,
  bounds: Bounds,
  limit: Found,
  tries: number,
): { readonly found: Found; readonly all: boolean } {
  const { offers, stock, last } = task;
  const byCost = bounds.cost !== undefined;
  const gated = isGated(task);
  const left = stock.slice();
  const openUntil = lastPlaces(task, gated);
  const known = new Map<number, Reached>();
  const picks: number[] = [];
  let found = limit;
  let tried = 0;

  function offerEnd(lost: number, cost: number, ...more: number[]) {
    if (lost > found.lost || (lost === found.lost && cost >= found.cost)) return;
    found = { lost, cost, picks: [...picks, ...more] };
  }

  /** Whether the same was reached before with as little lost and paid. Not asked while stock taken may be missed later. */
  function isKnown(from: number, reached: Reached): boolean {
    const key = (from * last.actions + reached.actions) * last.points + reached.gone;
    if (!Number.isSafeInteger(key)) return false;
    const before = known.get(key);
    if (before && before.lost <= reached.lost && (!byCost || before.cost <= reached.cost)) {
      return true;
    }
    known.set(key, reached);
    return false;
  }

  /** `open`: up to this place, an offer may lack stock that was taken. Floors: what held further up holds here. */
  function visit(from: number, reached: Reached, open: number, floors: readonly [number, number]) {
    tried += 1;

    offerEnd(lostAt(task, reached), reached.cost);
    if (isOver(task, reached) || (open < from && isKnown(from, reached))) return;
    if (gated && picks.length > 0) {
      for (const { larger, product, lost, cost } of lastLarger(task, reached, from)) {
        if (left[product]) offerEnd(lost, cost, larger);
      }
    }
    for (let place = from; place < offers.length && tried < tries; place++) {
      const lost = Math.max(floors[0], bounds.loss(place, reached));
      if (byCost ? lost > found.lost : lost >= found.lost) return;
      const cost = Math.max(floors[1], bounds.cost?.(place, reached) ?? 0);
      if (byCost && cost >= found.cost) return;
      const offer = offers[place];
      const next = offer && left[offer.product] ? afterOne(task, reached, offer) : undefined;
      if (!offer || !next) continue;
      const { product } = offer;
      const now = left[product] ?? 0;
      const scarce = (stock[product] ?? 0) < last.actions;
      left[product] = now - 1;
      picks.push(place);
      visit(place, next, scarce ? Math.max(open, openUntil[product] ?? 0) : open, [lost, cost]);
      picks.pop();
      left[product] = now;
    }
  }

  visit(0, startOf(task), -1, [0, 0]);
  return { found, all: tried < tries };
}

/** By product: the last place at which it matters how much of it was taken. */
function lastPlaces({ offers }: Task, gated: boolean): readonly number[] {
  const places: number[] = [];
  for (const [place, { product }] of offers.entries()) {
    places[product] = gated ? offers.length : place;
  }
  return places;
}
