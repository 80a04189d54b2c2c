import { assert } from "../assertion.ts";
import { compareScores, type Score } from "./table.ts";
import type { DatedOffer, Offer, PlanTask } from "./task.ts";

/** One redemption of a product on a day, counted from today, at any of its prices; or none. */
export type Place = { readonly day: number; readonly offers: readonly Offer[] };

/** What led to each number of points gone: the index of the price, from 1; or the number that an expiry raised. */
type Step =
  | { readonly place: Place; readonly chosen: Uint16Array }
  | { readonly floor: number; readonly source: number };

/**
 * `best[gone]` is the least value with `gone` points spent or expired after the places so far. Places are in the order
 * of time, so points expire between them. A place is taken at one price at most, and before all points due are gone.
 */
export class DayTable {
  /** Where the best plan so far ends. */
  #end: Score;
  readonly #task: PlanTask;
  readonly #best: Float64Array;
  /** The fewest redemptions of the least value. */
  readonly #counts: Int32Array;
  readonly #weight: number;
  readonly #steps: Step[] = [];

  constructor(task: PlanTask) {
    const { offers, due, width } = task;
    const most = Math.ceil(due / (offers.at(-1)?.points ?? 1));
    this.#task = task;
    this.#weight = 1 + most * Math.max(0, ...offers.map(({ fen }) => fen));
    assert(Number.isSafeInteger((due + 1) * this.#weight), () => "too much cash to add up");
    this.#best = new Float64Array(width).fill(Infinity);
    this.#counts = new Int32Array(width);
    this.#best[0] = 0;
    this.#end = { value: due * this.#weight, redemptions: 0, gone: 0 };
  }

  /** Takes the places of one day after the other, and yields the share that is done. */
  *fill(places: readonly Place[]): Generator<number, void> {
    const expiring = this.#task.deadlines.values();
    let next = expiring.next().value;
    for (const [index, place] of places.entries()) {
      for (; next && next.days <= place.day; next = expiring.next().value)
        this.#expire(next.points);
      this.#take(place);
      if (places[index + 1]?.day !== place.day) yield (index + 1) / places.length;
    }
  }

  /** The best plan with the places taken so far. */
  picks(): readonly DatedOffer[] {
    const picks: DatedOffer[] = [];
    let { gone } = this.#end;
    for (const step of this.#steps.toReversed()) {
      if ("floor" in step) {
        if (gone === step.floor) gone = step.source;
        continue;
      }
      const offer = step.place.offers[(step.chosen[gone] ?? 0) - 1];
      if (!offer) continue;
      picks.push({ ...offer, day: step.place.day });
      gone -= offer.points;
    }
    return picks.toReversed();
  }

  /** Downwards, so that a place does not build on itself. */
  #take(place: Place) {
    const { due, balance, minimum } = this.#task;
    const [best, counts, weight] = [this.#best, this.#counts, this.#weight];
    const largest = Math.max(...place.offers.map(({ points }) => points));
    const top = Math.min(balance, due - 1 + largest);
    const chosen = new Uint16Array(top + 1);
    this.#steps.push({ place, chosen });
    for (let gone = top; gone > 0; gone--) {
      for (let index = 0; index < place.offers.length; index++) {
        const { points, fen } = place.offers[index] as Offer;
        const from = gone - points;
        if (from < 0 || from >= due || balance - from < minimum) continue;
        const value = (best[from] as number) + fen;
        const redemptions = (counts[from] as number) + 1;
        if (!this.#isBetter(value, redemptions, gone)) continue;
        best[gone] = value;
        counts[gone] = redemptions;
        chosen[gone] = index + 1;
        const total = value + Math.max(0, due - gone) * weight;
        const end = { value: total, redemptions, gone };
        if (compareScores(end, this.#end) < 0) this.#end = end;
      }
    }
  }

  /** What is left of the first `floor` points expires. */
  #expire(floor: number) {
    const [best, counts] = [this.#best, this.#counts];
    let source = floor;
    for (let gone = 0; gone < floor; gone++) {
      const value = (best[gone] as number) + (floor - gone) * this.#weight;
      if (this.#isBetter(value, counts[gone] as number, floor)) {
        best[floor] = value;
        counts[floor] = counts[gone] as number;
        source = gone;
      }
      best[gone] = Infinity;
      counts[gone] = 0;
    }
    this.#steps.push({ floor, source });
  }

  #isBetter(value: number, redemptions: number, gone: number): boolean {
    const least = this.#best[gone] as number;
    return value < least || (value === least && redemptions < (this.#counts[gone] as number));
  }
}
