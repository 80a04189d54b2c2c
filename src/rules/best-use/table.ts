import { assert } from "../assertion.ts";
import type { Offer, PlanTask } from "./task.ts";

/** `value` is cash, and for each point lost more than all cash. */
export type Score = { readonly value: number; readonly redemptions: number; readonly gone: number };

/** Below 0 if `a` is better. */
export function compareScores(a: Score, b: Score): number {
  return a.value - b.value || a.redemptions - b.redemptions || a.gone - b.gone;
}

/** Some units of an offer, redeemed once, or again and again. */
type Pass = {
  readonly offer: Offer;
  readonly units: number;
  readonly isRepeated: boolean;
  /** By number of redemptions: a bit for each state before, from `first` on, that led to a better one. */
  readonly sources: { readonly first: number; readonly floor: number; readonly bits: Uint8Array }[];
};

/**
 * `best[k][gone]` is the least value with `gone` points spent or expired after k redemptions. Each redemption is made
 * as early as possible, and larger ones first: that leaves no less redeemed at any deadline. Every offer may take the
 * whole stock of its product.
 */
export class Table {
  /** Where the best plan so far ends. Of the same value, fewer points gone are fewer spent. */
  end: Score;
  readonly #task: PlanTask;
  readonly #best: Float64Array;
  readonly #weight: number;
  /** By number of redemptions: the fewest points that can be gone, and the most in any state so far. */
  readonly #floors: Int32Array;
  readonly #highest: Int32Array;
  readonly #passes: Pass[] = [];

  constructor(task: PlanTask) {
    const { offers, redemptions, deadlines, due, width } = task;
    const floorAfter = (count: number) => deadlines.findLast((each) => each.redemptions <= count);
    this.#task = task;
    this.#weight = 1 + redemptions * Math.max(0, ...offers.map(({ fen }) => fen));
    assert(Number.isSafeInteger((due + 1) * this.#weight), () => "too much cash to add up");
    this.#floors = Int32Array.from(Array(redemptions + 1), (_, at) => floorAfter(at)?.points ?? 0);
    this.#highest = new Int32Array(redemptions + 1).fill(-1);
    this.#best = new Float64Array((redemptions + 1) * width).fill(Infinity);
    const gone = this.#floors[0] as number;
    this.#highest[0] = gone;
    this.#best[gone] = gone * this.#weight;
    this.end = { value: due * this.#weight, redemptions: 0, gone };
  }

  /** Takes one offer after the other, and yields the share that is done. */
  *fill(): Generator<number, void> {
    const { offers, stock, redemptions, due } = this.#task;
    for (const [index, offer] of offers.entries()) {
      const enough = Math.min(redemptions, Math.ceil(due / offer.points));
      let left = Math.min(enough, stock[offer.stockIndex] as number);
      const isRepeated = left === enough;
      // 1, 2, 4 and so on, and the rest: together they make every number of units.
      for (let units = 1; left > 0; left -= units, units = Math.min(2 * units, left)) {
        const pass: Pass = { offer, units, isRepeated, sources: [] };
        this.#passes.push(pass);
        for (let count = units; count <= redemptions; count++) {
          // Downwards, a pass does not build on itself.
          this.#take(pass, isRepeated ? count : redemptions + units - count);
        }
        yield (index + 1) / offers.length;
        if (isRepeated) break;
      }
    }
  }

  /** The best plan with the offers taken so far. */
  picks(): readonly Offer[] {
    const picks: Offer[] = [];
    let { gone } = this.end;
    for (const { offer, units, isRepeated, sources } of this.#passes.toReversed()) {
      for (;;) {
        const source = sources[this.end.redemptions - picks.length];
        if (!source) break;
        const { first, floor, bits } = source;
        const isSet = (bit: number) => (((bits[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
        let bit = gone - units * offer.points - first;
        // Of all states that lead to the floor, the last one that led to a better one is the best.
        if (gone === floor) while (bit > 0 && !isSet(bit)) bit--;
        if (bit < 0 || !isSet(bit)) break;
        gone = first + bit;
        for (let unit = 0; unit < units; unit++) picks.push(offer);
        if (!isRepeated) break;
      }
    }
    return picks.toReversed();
  }

  /** Redeems the units of a pass in each state before in which that can still lead to a better plan. */
  #take({ offer: { points, fen }, units, sources }: Pass, count: number) {
    const { redemptions, due, balance, minimum, width } = this.#task;
    const [best, weight, floors] = [this.#best, this.#weight, this.#floors];
    const [from, spent] = [count - units, units * points];
    // Below it, redemptions of this size cannot lose less than the best plan so far.
    const least = due - Math.floor(this.end.value / weight) - (redemptions - from) * points;
    // `| 0`: the loop below is three times as fast with integers.
    const first = Math.max(floors[from] as number, from * points, least) | 0;
    // Each unit needs the minimum before it, and something left to save.
    const most = Math.min(balance, balance - minimum + points, due + points - 1);
    const end = Math.min(this.#highest[from] as number, most - spent) | 0;
    let floor = 0;
    for (let unit = 1; unit < units; unit++) {
      floor = Math.max(floor, (floors[from + unit] as number) + (units - unit) * points);
    }
    if (first > end || floor > most) return;
    floor = Math.max(floor, floors[count] as number);
    const expired = (floor - spent) | 0;
    const bits = new Uint8Array(((end - first) >> 3) + 1);
    const [before, row, cash] = [from * width, count * width, units * fen];
    for (let state = first; state <= end; state++) {
      const lost = state < expired ? expired - state : 0;
      const gone = state + spent + lost;
      const value = (best[before + state] as number) + cash + lost * weight;
      if (value >= (best[row + gone] as number)) continue;
      best[row + gone] = value;
      const bit = state - first;
      bits[bit >> 3] = (bits[bit >> 3] as number) | (1 << (bit & 7));
      const total = value + Math.max(0, due - gone) * weight;
      const end = { value: total, redemptions: count, gone };
      if (compareScores(end, this.end) < 0) this.end = end;
    }
    sources[count] = { first, floor, bits };
    this.#highest[count] = Math.max(this.#highest[count] as number, floor, end + spent);
  }
}
