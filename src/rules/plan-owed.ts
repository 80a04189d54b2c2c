import type { Charge } from "./plan-charge.ts";

/** What is still owed at least, by the sum of points so far: the highest of these lines, which come steepest first. */
export type Owed = {
  readonly starts: Float64Array;
  readonly slopes: Float64Array;
  length: number;
};

/** By place and by number of actions: the charges' lines that are the highest somewhere. The place only ever grows. */
export function owedBy(charges: readonly Charge[], most: number) {
  const steepest = Array.from({ length: most + 1 }, (_, actions) =>
    charges.toSorted((a, b) => priceOf(b, actions) - priceOf(a, actions)),
  );
  const known = steepest.map(() => ({ place: -1, owed: emptyOwed(charges.length) }));
  return (place: number, actions: number): Owed => {
    const at = known[actions] as (typeof known)[number];
    if (at.place === place) return at.owed;
    at.place = place;
    at.owed.length = 0;
    for (const charge of steepest[actions] as readonly Charge[]) {
      addLine(at.owed, charge.owed(place, actions), priceOf(charge, actions));
    }
    return at.owed;
  };
}

function priceOf({ priceAfter }: Charge, actions: number): number {
  return priceAfter[actions] as number;
}

function emptyOwed(size: number): Owed {
  return { starts: new Float64Array(size), slopes: new Float64Array(size), length: 0 };
}

/** Leaves out the lines that are below others everywhere. */
function addLine(owed: Owed, start: number, slope: number) {
  const { starts, slopes } = owed;
  let { length } = owed;
  if (length > 0 && slopes[length - 1] === slope) {
    if ((starts[length - 1] as number) >= start) return;
    length -= 1;
  }
  while (length > 1 && isBelow(owed, length - 1, start, slope)) length -= 1;
  starts[length] = start;
  slopes[length] = slope;
  owed.length = length + 1;
}

/** Whether a line is below the one before it where it is above the new one. */
function isBelow({ starts, slopes }: Owed, line: number, start: number, slope: number): boolean {
  const [start1, slope1] = [starts[line] as number, slopes[line] as number];
  const [start0, slope0] = [starts[line - 1] as number, slopes[line - 1] as number];
  return (start0 - start) * (slope0 - slope1) <= (start0 - start1) * (slope0 - slope);
}
