import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Charge } from "./plan-charge.ts";
import { Owed } from "./plan-owed.ts";

const ACTIONS = 2;
const PLACES = 3;

/** By place and number of actions what a charge says before any point, and by the number what it takes off for each. */
type Line = { readonly starts: readonly (readonly number[])[]; readonly slopes: readonly number[] };

function chargeOf({ starts, slopes }: Line): Charge {
  return {
    owed: vi.fn<Charge["owed"]>((place, actions) => starts[place]![actions]!),
    priceAfter: Float64Array.from(slopes),
    excess: () => 0,
  };
}

/** After no action, from the first place on: the most that is exceeded, and the least that is not, are a point apart. */
function owedOf(...lines: readonly (readonly [start: number, slope: number])[]) {
  const charges = lines.map(([start, slope]) => chargeOf({ starts: [[start]], slopes: [slope] }));
  const owed = new Owed(charges, 0);
  return (sum: number) => {
    const all = Array.from({ length: 200 }, (_, index) => index - 100);
    return all.find((most) => !owed.exceeds(most, 0, 0, sum));
  };
}

const rowOf = (min: number, max: number) =>
  fc.array(fc.integer({ min, max }), { minLength: ACTIONS + 1, maxLength: ACTIONS + 1 });

const anyLine: fc.Arbitrary<Line> = fc.record({
  starts: fc.array(rowOf(-20, 60), { minLength: PLACES, maxLength: PLACES }),
  slopes: rowOf(-3, 6),
});

/** Places only grow. */
const anyQuestions = fc
  .array(fc.tuple(fc.nat(PLACES - 1), fc.nat(ACTIONS), fc.integer({ min: -10, max: 30 })))
  .map((questions) => questions.toSorted(([a], [b]) => a - b));

describe("what is still owed", () => {
  it("is what a single charge says, less its price for each point", () => {
    expect([0, 1, 25, 30].map(owedOf([50, 2]))).toEqual([50, 48, 0, -10]);
  });

  it("is what the highest of the charges says", () => {
    const sums = [0, 9, 10, 11, 14, 15, 16, 99];
    expect(sums.map(owedOf([60, 4], [40, 2], [10, 0]))).toEqual([60, 24, 20, 18, 12, 10, 10, 10]);
    expect(sums.map(owedOf([10, 0], [40, 2], [60, 4]))).toEqual([60, 24, 20, 18, 12, 10, 10, 10]);
  });

  it("is the highest of all charges, at every place, number of actions and sum", () => {
    const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anyLines, anyQuestions, (lines, questions) => {
        const owed = new Owed(lines.map(chargeOf), ACTIONS);
        for (const [place, actions, sum] of questions) {
          const all = lines.map(
            ({ starts, slopes }) => starts[place]![actions]! - slopes[actions]! * sum,
          );
          expect(owed.exceeds(Math.max(...all) - 1, place, actions, sum)).toBe(true);
          expect(owed.exceeds(Math.max(...all), place, actions, sum)).toBe(false);
        }
      }),
    );
  });

  it("is asked of a charge once a place and number of actions, however many ways lead there", () => {
    const charge = chargeOf({ starts: [[5], [4]], slopes: [1] });
    const owed = new Owed([charge], 0);
    for (const sum of [0, 1, 2]) owed.exceeds(9, 0, 0, sum);
    for (const sum of [0, 1, 2]) owed.exceeds(9, 1, 0, sum);
    expect(vi.mocked(charge.owed).mock.calls).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });
});
