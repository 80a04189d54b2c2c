import type { Charge } from "./plan-charge.ts";

/** What is still owed at least by the sum of points so far, after some number of actions. */
type Lines = {
  /** Since the offers before this place were taken. */
  place: number;
  /** The highest of them is what is owed: each is the highest somewhere, and they come steepest first. */
  length: number;
  readonly starts: Float64Array;
  readonly slopes: Float64Array;
  /** The one that was the highest when last asked: there or near it it mostly is again. */
  line: number;
};

/** What is still owed at least, with offers from a place on. That place only ever grows. */
export class Owed {
  readonly #charges: readonly Charge[];
  readonly #after: readonly Lines[];

  constructor(charges: readonly Charge[], most: number) {
    this.#charges = charges;
    this.#after = Array.from({ length: most + 1 }, () => ({
      place: -1,
      length: 0,
      starts: new Float64Array(charges.length),
      slopes: new Float64Array(charges.length),
      line: 0,
    }));
  }

  at(place: number, actions: number, sum: number): number {
    const lines = this.#after[actions] as Lines;
    if (lines.place !== place) this.#draw(lines, place, actions);
    const { starts, slopes, length } = lines;
    let { line } = lines;
    let highest = (starts[line] as number) - (slopes[line] as number) * sum;
    for (let next = line + 1; next < length; next++) {
      const owed = (starts[next] as number) - (slopes[next] as number) * sum;
      if (owed < highest) break;
      highest = owed;
      line = next;
    }
    for (let next = line - 1; next >= 0; next--) {
      const owed = (starts[next] as number) - (slopes[next] as number) * sum;
      if (owed <= highest) break;
      highest = owed;
      line = next;
    }
    lines.line = line;
    return highest;
  }

  #draw(lines: Lines, place: number, actions: number) {
    lines.place = place;
    lines.length = 0;
    lines.line = 0;
    const slope = ({ priceAfter }: Charge) => priceAfter[actions] as number;
    for (const charge of this.#charges.toSorted((a, b) => slope(b) - slope(a))) {
      addLine(lines, charge.owed(place, actions), slope(charge));
    }
  }
}

/** Leaves out the lines that are below others everywhere. */
function addLine(lines: Lines, start: number, slope: number) {
  const { starts, slopes } = lines;
  let { length } = lines;
  if (length > 0 && slopes[length - 1] === slope) {
    if ((starts[length - 1] as number) >= start) return;
    length -= 1;
  }
  while (length > 1 && isBelow(lines, length - 1, start, slope)) length -= 1;
  starts[length] = start;
  slopes[length] = slope;
  lines.length = length + 1;
}

/** Whether a line is below the one before it where it is above the new one. */
function isBelow({ starts, slopes }: Lines, line: number, start: number, slope: number): boolean {
  const [start1, slope1] = [starts[line] as number, slopes[line] as number];
  const [start0, slope0] = [starts[line - 1] as number, slopes[line - 1] as number];
  return (start0 - start) * (slope0 - slope1) <= (start0 - start1) * (slope0 - slope);
}
