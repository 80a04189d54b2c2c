import type { Bounds } from "./plan-bound.ts";
import {
  afterOne,
  isOver,
  lastLarger,
  lostAt,
  startOf,
  type Found,
  type Reached,
  type Task,
} from "./plan-task.ts";

/**
 * Tries plans one after the other, largest prices first, and passes over what the bounds rule out. Gives the
 * first best that is better than `limit`, or `limit` itself; `all`: it did not run out of tries.
 */
export function dive(
  task: Task,
  bounds: Bounds,
  limit: Found,
  tries: number,
): { readonly found: Found; readonly all: boolean } {
  const { offers, stock, last } = task;
  const byCost = limit.lost < Infinity;
  const left = stock.slice();
  const openUntil = lastPlaces(task, bounds.gated);
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
    if (bounds.gated && picks.length > 0) {
      for (const { larger, product, lost, cost } of lastLarger(task, reached, from)) {
        if (left[product]) offerEnd(lost, cost, larger);
      }
    }
    for (let place = from; place < offers.length && tried < tries; place++) {
      const lost = Math.max(floors[0], bounds.lost(place, reached));
      if (byCost ? lost > found.lost : lost >= found.lost) return;
      const cost = byCost ? Math.max(floors[1], bounds.cost(place, reached)) : 0;
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
export function lastPlaces({ offers }: Task, gated: boolean): readonly number[] {
  const places: number[] = [];
  for (const [place, { product }] of offers.entries()) {
    places[product] = gated ? offers.length : place;
  }
  return places;
}
