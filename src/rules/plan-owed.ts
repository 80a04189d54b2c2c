import type { Charge } from "./plan-charge.ts";

/** What each charge says is still owed after some number of actions: its start, less its slope for every point so far. */
type Lines = {
  /** Since the offers before this place were taken. */
  place: number;
  readonly starts: Float64Array;
  readonly slopes: Float64Array;
};

/** What is still owed at least, with offers from a place on: the most that any charge says. That place only ever grows. */
export class Owed {
  readonly #charges: readonly Charge[];
  readonly #after: readonly Lines[];

  constructor(charges: readonly Charge[], most: number) {
    this.#charges = charges;
    this.#after = Array.from({ length: most + 1 }, (_, actions) => ({
      place: -1,
      starts: new Float64Array(charges.length),
      slopes: Float64Array.from(charges, ({ priceAfter }) => priceAfter[actions] as number),
    }));
  }

  /** Whether after so many actions that come to `sum` more than `most` is owed. */
  exceeds(most: number, place: number, actions: number, sum: number): boolean {
    const lines = this.#after[actions] as Lines;
    const { starts, slopes } = lines;
    if (lines.place !== place) {
      lines.place = place;
      for (const [line, { owed }] of this.#charges.entries()) starts[line] = owed(place, actions);
    }
    for (let line = 0; line < starts.length; line++) {
      if ((starts[line] as number) - (slopes[line] as number) * sum > most) return true;
    }
    return false;
  }
}
