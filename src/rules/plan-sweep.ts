import type { Bounds } from "./plan-bound.ts";
import { lastPlaces } from "./plan-dive.ts";
import {
  afterOne,
  isOver,
  lastLarger,
  lostAt,
  startOf,
  type Found,
  type Offer,
  type Reached,
  type Task,
} from "./plan-task.ts";

/** Where a plan leads to, and how: `copies` of the offer at `place` after what `before` says. */
type Trail = {
  readonly reached: Reached;
  readonly before: Trail | undefined;
  readonly place: number;
  readonly copies: number;
  /** A character for each watched product: how many of it were taken. */
  readonly taken: string;
  dead: boolean;
};

/**
 * Takes the offers one after the other and keeps, of all plans that lead to the same place, only those that
 * no other one beats. Gives the best plan that loses what is aimed at and costs less than `limit`, if there is
 * one. It may take more of a product than there is, unless the product is `watched`.
 */
export function sweep(
  task: Task,
  bounds: Bounds,
  limit: Found,
  watched: readonly number[],
): Found | undefined {
  const { offers, stock, last } = task;
  const openUntil = lastPlaces(task, bounds.gated);
  const start = startOf(task);
  const nothing = "\0".repeat(watched.length);
  let kept = new Map<number, Trail[]>();
  let found: { readonly trail: Trail; readonly larger?: number } | undefined;
  let { cost: below } = limit;

  function offerEnd(lost: number, cost: number, trail: Trail, larger?: number) {
    // What takes more than there is may even lose less.
    if (lost > limit.lost || cost >= below) return;
    below = cost;
    found = larger === undefined ? { trail } : { trail, larger };
  }

  const isHopeless = (place: number, reached: Reached) =>
    bounds.lost(place, reached) > limit.lost || bounds.cost(place, reached) >= below;

  const takenOf = (trail: Trail, watch: number) => (watch < 0 ? 0 : trail.taken.charCodeAt(watch));

  /** Keeps it, unless one that is kept is no worse; and drops those that are no better. */
  function keep(trail: Trail): boolean {
    const rivals = kept.get(trail.reached.gone);
    if (!rivals) {
      kept.set(trail.reached.gone, [trail]);
      return true;
    }
    if (rivals.some((rival) => isNoWorse(rival, trail))) return false;
    let count = 0;
    for (const rival of rivals) {
      rival.dead = isNoWorse(trail, rival);
      if (!rival.dead) rivals[count++] = rival;
    }
    rivals.length = count;
    rivals.push(trail);
    return true;
  }

  function larger(trail: Trail) {
    for (const { larger, product, lost, cost } of lastLarger(task, trail.reached, trail.place)) {
      const enough = takenOf(trail, watched.indexOf(product)) < (stock[product] ?? 0);
      if (enough || !watched.includes(product)) offerEnd(lost, cost, trail, larger);
    }
  }

  /** What one, two and more copies of an offer make of a plan. */
  function extend(before: Trail, place: number, offer: Offer, added: Trail[]) {
    const watch = watched.indexOf(offer.product);
    const taken = takenOf(before, watch);
    const most = (stock[offer.product] ?? 0) - taken;
    const endless = most >= last.actions;
    let next: Reached | undefined = before.reached;
    for (let copies = 1; copies <= most; copies++) {
      next = afterOne(task, next, offer);
      if (!next || next.cost >= below) return;
      const trail: Trail = {
        reached: next,
        before,
        place,
        copies,
        taken: watch < 0 ? before.taken : withCount(before.taken, watch, taken + copies),
        dead: false,
      };
      offerEnd(lostAt(task, next), next.cost, trail);
      if (isOver(task, next)) return;
      if (bounds.gated) larger(trail);
      if (isHopeless(place, next)) return;
      if (keep(trail)) added.push(trail);
      else if (endless) return;
    }
  }

  const root = { reached: start, before: undefined, place: 0, copies: 0, taken: nothing };
  let live: Trail[] = [{ ...root, dead: false }];
  for (const [place, offer] of offers.entries()) {
    if (bounds.costWith(place) >= below) continue;
    live = live.filter(({ reached }) => !isHopeless(place, reached));
    const added: Trail[] = [];
    for (const trail of live) extend(trail, place, offer, added);
    live = [...live, ...added].filter(({ dead }) => !dead);
    const watch = watched.indexOf(offer.product);
    if (watch >= 0 && openUntil[offer.product] === place) {
      kept = new Map();
      live = live
        .map((trail) => ({ ...trail, taken: withCount(trail.taken, watch, 0) }))
        .filter(keep)
        .filter(({ dead }) => !dead);
    }
  }
  return found && { lost: limit.lost, cost: below, picks: picksOf(found.trail, found.larger) };
}

/** Whether whatever can follow `b` can follow `a` too, and is then no worse. */
function isNoWorse(a: Trail, b: Trail): boolean {
  return (
    a.reached.actions <= b.reached.actions &&
    a.reached.lost <= b.reached.lost &&
    a.reached.cost <= b.reached.cost &&
    (a.taken === b.taken || isWithin(a.taken, b.taken))
  );
}

function isWithin(a: string, b: string): boolean {
  for (let place = 0; place < a.length; place++) {
    if (a.charCodeAt(place) > b.charCodeAt(place)) return false;
  }
  return true;
}

function withCount(taken: string, watch: number, count: number): string {
  return taken.slice(0, watch) + String.fromCharCode(count) + taken.slice(watch + 1);
}

function picksOf(trail: Trail, larger: number | undefined): number[] {
  const picks: number[] = larger === undefined ? [] : [larger];
  for (let part: Trail | undefined = trail; part; part = part.before) {
    for (let copy = 0; copy < part.copies; copy++) picks.unshift(part.place);
  }
  return picks;
}
