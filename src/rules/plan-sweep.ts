import type { Charge, Need } from "./plan-charge.ts";
import { List, Trail } from "./plan-list.ts";
import { bitsOf, moveOf, STAY, usesOf, type Move, type Use } from "./plan-move.ts";
import { Owed } from "./plan-owed.ts";
import { floorsOf, partsOf, type Found, type Offer, type Part, type Task } from "./plan-task.ts";

/** What is asked of a plan. */
export type Aim = Need & {
  /** One sweep is to take all offers: any may come last, or the units that prices share are to be counted. */
  readonly alone: boolean;
  /** How much of `lost` may be lost before the last redemption. */
  readonly early: number;
  /** No plan costs less. */
  readonly least: number;
  /** Only plans that cost less are looked for. */
  readonly limit: number;
  /** No more ways than these are followed at once. */
  readonly width: number;
};

/**
 * Looks for the cheapest plan below a limit. Offer by offer it keeps for every sum of points the cheapest ways there,
 * unless the charges say that no plan below the limit goes that way.
 */
export class Sweep {
  readonly #task: Task;
  readonly #aim: Aim;
  readonly #owed: Owed;
  /** What has to be redeemed, and what at most. */
  readonly #goal: number;
  readonly #beyond: number;
  /** The most points after which something may follow. */
  readonly #most: number;
  readonly #floors: Float64Array;
  readonly #uses: readonly (Use | undefined)[];
  readonly #parts: Part[] = [];
  readonly #trail = new Trail();
  #spare = new List();
  /** The ways that come to less than what has to be redeemed. */
  list = new List();
  /** How many offers were taken. */
  place = 0;
  /** The cheapest plan so far. */
  found: Found | undefined;
  /** Only plans that cost less are still looked for. */
  limit: number;
  /** Whether there are more ways than are followed at once. */
  get isFull(): boolean {
    return this.list.length > this.#aim.width;
  }

  constructor(task: Task, aim: Aim, charges: readonly Charge[]) {
    const { last, balance, minimum } = task;
    this.#task = task;
    this.#aim = aim;
    this.limit = aim.limit;
    this.#owed = new Owed(charges, last.actions);
    this.#goal = last.points - aim.lost;
    this.#beyond = balance - aim.lost;
    this.#most = this.#goal - 1;
    if (aim.anyLast) this.#most = Math.min(this.#most, balance - minimum - aim.early);
    this.#floors = floorsOf(task, aim.early);
    this.#uses = aim.alone ? usesOf(task) : [];
    if (this.#floors[0] === 0 && this.#most >= 0) this.list.put(0, 0, 0, -1, 0);
  }

  /** From here on only what is cheaper than the plan found is looked for. */
  narrow() {
    this.limit = this.found?.cost ?? this.limit;
  }

  /** Takes the next offer. */
  step() {
    const offer = this.#task.offers[this.place] as Offer;
    const use = this.#uses[this.place];
    for (const part of partsOf(this.#task, this.place, this.#goal)) {
      const index = this.#parts.push(part) - 1;
      this.#take(moveOf(offer, part.units, index, use), part.again);
    }
    if (use?.isLast) this.list.forget(bitsOf(use.low, use.stock));
    this.place += 1;
  }

  /** Takes all offers that are left. */
  run(): Found | undefined {
    const { length } = this.#task.offers;
    for (this.narrow(); this.place < length && this.limit > this.#aim.least; this.narrow()) {
      this.step();
    }
    if (this.#aim.anyLast) this.#takeLast();
    return this.found;
  }

  picksTo(step: number): readonly number[] {
    const parts = this.#trail.to(step).map((index) => this.#parts[index] as Part);
    return parts.flatMap(({ place, units }) => Array<number>(units).fill(place));
  }

  /** Merges the ways that there are with what comes of them by a move, or by any number of it, in order. */
  #take(move: Move, again: boolean) {
    const { list } = this;
    const out = this.#spare;
    const from = again ? out : list;
    const lowest = this.#lowest(move);
    out.length = 0;
    let at = 0;
    let old = 0;
    for (;;) {
      at = this.#nextOf(from, at, move, lowest);
      const isMore = at < from.length;
      if (!isMore && old === list.length) break;
      const sum = isMore ? (from.sums[at] as number) + move.points : Infinity;
      const actions = isMore ? (from.actions[at] as number) + move.units : 0;
      for (; old < list.length; old++) {
        const before = list.sums[old] as number;
        if (before > sum || (before === sum && (list.actions[old] as number) > actions)) break;
        this.#keep(out, list, old, STAY);
        // The move may be possible after it.
        if (again && !isMore) break;
      }
      if (isMore) this.#keep(out, from, at++, move);
      else if (again) old += 1;
    }
    this.list = out;
    this.#spare = list;
  }

  /** By number of redemptions: with fewer points a move misses a deadline that comes while its units are redeemed. */
  #lowest({ units, points }: Move): Float64Array {
    return this.#floors.map((_, actions) => {
      let lowest = 0;
      for (let unit = 1; unit <= units; unit++) {
        lowest = Math.max(lowest, (this.#floors[actions + unit] ?? 0) - (unit * points) / units);
      }
      return lowest;
    });
  }

  /** The next way after which a move is possible, and more after it; notes the plans that it ends. */
  #nextOf(from: List, begin: number, move: Move, lowest: Float64Array): number {
    const most = this.#task.last.actions - move.units;
    for (let at = begin; at < from.length; at++) {
      const actions = from.actions[at] as number;
      if (actions > most || (from.sums[at] as number) < (lowest[actions] as number)) continue;
      if (((from.used[at] as number) & move.free) !== 0) continue;
      const sum = (from.sums[at] as number) + move.points;
      if (sum > this.#beyond) return Infinity;
      if (sum <= this.#most) {
        if (actions < most) return at;
      } else if (!this.#aim.anyLast) {
        this.#end(from, at, move);
      }
    }
    return from.length;
  }

  #keep(out: List, from: List, at: number, { units, points, cost, index, bits, first }: Move) {
    const sum = (from.sums[at] as number) + points;
    const total = (from.costs[at] as number) + cost;
    const before = from.used[at] as number;
    const used = before | ((before & bits) << units) | first;
    if (!out.needs(sum, total, used)) return;
    const actions = (from.actions[at] as number) + units;
    if (this.#owed.exceeds(this.limit - 1 - total, this.place, actions, sum)) return;
    const step = from.steps[at] as number;
    out.put(sum, actions, total, index < 0 ? step : this.#trail.add(index, step), used);
  }

  #end(from: List, at: number, { units, points, cost, index }: Move) {
    const sum = (from.sums[at] as number) + points;
    const total = (from.costs[at] as number) + cost;
    if (sum < this.#goal || sum > this.#beyond || total >= (this.found?.cost ?? this.limit)) return;
    const { place } = this.#parts[index] as Part;
    const last = Array<number>(units).fill(place);
    this.found = { cost: total, picks: [...this.picksTo(from.steps[at] as number), ...last] };
  }

  /** Any offer may come last, as long as the balance is not below the minimum by then. */
  #takeLast() {
    const { offers, stock, kept } = this.#task;
    for (const [place, offer] of offers.entries()) {
      if (!(kept[offer.product] ?? (stock[offer.product] as number) > 0)) continue;
      const index = this.#parts.push({ place, units: 1, again: false }) - 1;
      const move = moveOf(offer, 1, index, undefined);
      for (let at = 0; at < this.list.length; at++) this.#end(this.list, at, move);
    }
  }
}
