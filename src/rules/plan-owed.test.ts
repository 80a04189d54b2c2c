import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Charge } from "./plan-charge.ts";
import { Owed } from "./plan-owed.ts";

const ACTIONS = 2;
const PLACES = 3;

type Line = readonly [start: number, slope: number];

/** By charge, place and number of actions. A charge's slope is the same at every place. */
type Lines = readonly {
  readonly starts: readonly number[][];
  readonly slopes: readonly number[];
}[];

function chargesOf(lines: Lines): Charge[] {
  return lines.map(({ starts, slopes }) => ({
    owed: (place, actions) => starts[place]![actions]!,
    priceAfter: Float64Array.from(slopes),
    excess: () => 0,
  }));
}

/** After no action, from the first place on. */
function owedOf(...lines: readonly Line[]): (sum: number) => number {
  const charges = chargesOf(
    lines.map(([start, slope]) => ({ starts: [[start]], slopes: [slope] })),
  );
  const owed = new Owed(charges, 0);
  return (sum) => owed.at(0, 0, sum);
}

const anyLines: fc.Arbitrary<Lines> = fc.array(
  fc.record({
    starts: fc.array(
      fc.array(fc.integer({ min: -20, max: 60 }), {
        minLength: ACTIONS + 1,
        maxLength: ACTIONS + 1,
      }),
      { minLength: PLACES, maxLength: PLACES },
    ),
    slopes: fc.array(fc.integer({ min: -3, max: 6 }), {
      minLength: ACTIONS + 1,
      maxLength: ACTIONS + 1,
    }),
  }),
  { minLength: 1, maxLength: 6 },
);

const anyQuestions = fc
  .array(fc.tuple(fc.nat(PLACES - 1), fc.nat(ACTIONS), fc.integer({ min: -10, max: 30 })), {
    size: "medium",
  })
  .map((questions) => questions.toSorted(([a], [b]) => a - b));

describe("what is still owed", () => {
  it("is what a single charge says, less its price for each point", () => {
    const owed = owedOf([50, 2]);
    expect([0, 1, 25, 30].map(owed)).toEqual([50, 48, 0, -10]);
  });

  it("is what the highest of the charges says, asked in any order of sums", () => {
    const owed = owedOf([60, 4], [40, 2], [10, 0]);
    const sums = [0, 9, 10, 11, 14, 15, 16, 99];
    const highest = [60, 24, 20, 18, 12, 10, 10, 10];
    expect(sums.map(owed)).toEqual(highest);
    expect(sums.toReversed().map(owed)).toEqual(highest.toReversed());
    expect([99, 0, 99, 12].map(owed)).toEqual([10, 60, 10, 16]);
  });

  it("is the higher of two charges of one price, whichever came first", () => {
    expect(owedOf([10, 1], [12, 1])(4)).toBe(8);
    expect(owedOf([12, 1], [10, 1])(4)).toBe(8);
    expect(owedOf([12, 2], [10, 1], [20, 1])(0)).toBe(20);
  });

  it("is the highest of all charges, at every place, number of actions and sum", () => {
    fc.assert(
      fc.property(anyLines, anyQuestions, (lines, questions) => {
        const owed = new Owed(chargesOf(lines), ACTIONS);
        for (const [place, actions, sum] of questions) {
          const all = lines.map(
            ({ starts, slopes }) => starts[place]![actions]! - slopes[actions]! * sum,
          );
          expect(owed.at(place, actions, sum)).toBeCloseTo(Math.max(...all), 9);
        }
      }),
      { numRuns: 300 },
    );
  });
});
