import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastLoss } from "./plan-loss.ts";
import { anyTask, bestByTrying, eased, taskOf, type Price } from "./testing/plan-tasks.ts";

/** A product of its own for each price. */
function lossOf(
  points: readonly number[],
  deadlines: readonly (readonly [actions: number, points: number])[],
  rest: { readonly stock?: readonly number[]; readonly beyond?: number } = {},
): number {
  const { stock = points.map(() => 99), beyond = 0 } = rest;
  const prices = points.map((amount, product): Price => [amount, 1, product]);
  return leastLoss(taskOf({ prices, stock, deadlines, beyond }));
}

/** As the loss sees it: nothing is kept as a minimum, either. */
const anyEased = anyTask.map((task) => ({ ...eased(task), minimum: 0 }));

describe("the least loss", () => {
  it("is nothing where the prices come to what is due", () => {
    expect(lossOf([10], [[3, 30]])).toBe(0);
    expect(lossOf([10, 7], [[3, 27]])).toBe(0);
  });

  it("is what the largest prices cannot reach in time", () => {
    expect(lossOf([10], [[2, 30]], { beyond: 50 })).toBe(10);
    expect(lossOf([10, 7], [[3, 30]], { stock: [2, 9], beyond: 50 })).toBe(3);
  });

  it("is the worst of all deadlines'", () => {
    const deadlines = [
      [1, 15],
      [2, 18],
      [3, 30],
    ] as const;
    expect(lossOf([10], deadlines, { beyond: 50 })).toBe(5);
    expect(lossOf([10], deadlines)).toBe(10);
  });

  it("is what no sum of prices can hit", () => {
    expect(lossOf([10], [[9, 35]])).toBe(5);
    expect(lossOf([10, 7], [[9, 33]])).toBe(2);
    expect(lossOf([10, 7], [[9, 36]])).toBe(1);
    expect(lossOf([10, 7], [[3, 36]])).toBe(6);
  });

  it("is less where what expires later helps", () => {
    expect([0, 1, 4, 5, 50].map((beyond) => lossOf([10], [[9, 35]], { beyond }))).toEqual([
      5, 5, 5, 0, 0,
    ]);
    expect([0, 1, 2].map((beyond) => lossOf([10, 7], [[9, 33]], { beyond }))).toEqual([2, 0, 0]);
  });

  it("is of a small stock what its units come to", () => {
    expect(lossOf([9, 4], [[9, 35]], { stock: [3, 1] })).toBe(4);
    expect(lossOf([9, 4], [[9, 35]], { stock: [3, 2] })).toBe(0);
    expect(lossOf([9, 4], [[9, 26]], { stock: [1, 5] })).toBe(1);
  });

  it("is all that is due where nothing fits", () => {
    expect(lossOf([10], [[9, 9]])).toBe(9);
    expect(lossOf([10], [[9, 9]], { beyond: 1 })).toBe(0);
  });

  it("sees that an earlier deadline is in the way of a sum", () => {
    // 21 is 7 + 7 + 7; but 7 is too little for the first deadline, unless 1 is lost.
    expect(lossOf([10, 7], [[3, 21]])).toBe(0);
    expect(
      lossOf(
        [10, 7],
        [
          [1, 8],
          [3, 21],
        ],
      ),
    ).toBe(1);
    expect(
      lossOf(
        [10, 7],
        [
          [1, 9],
          [3, 21],
        ],
      ),
    ).toBe(1);
  });

  it("goes on where more may be saved if more is lost early", () => {
    const deadlines = [
      [0, 6],
      [3, 30],
      [5, 32],
    ] as const;
    expect(lossOf([11, 10, 10, 7, 1], deadlines, { stock: [1, 3, 5, 1, 5] })).toBe(8);
  });

  it("sees that a deadline is missed while several units at once are taken", () => {
    const early = [
      [2, 10],
      [4, 13],
    ] as const;
    expect(lossOf([4, 5], early, { stock: [3, 2] })).toBe(3);
    expect(
      lossOf(
        [3, 4],
        [
          [2, 8],
          [5, 13],
        ],
        { stock: [4, 2] },
      ),
    ).toBe(2);
    expect(
      lossOf(
        [2, 5],
        [
          [3, 8],
          [4, 10],
        ],
        { stock: [3, 1], beyond: 3 },
      ),
    ).toBe(0);
    expect(lossOf([9, 6, 1], [[4, 30]], { stock: [3, 2, 1] })).toBe(0);
  });

  it("stops at more points than a set of sums holds", () => {
    const due = 2 ** 31;
    expect(lossOf([due - 1], [[1, due - 1]])).toBe(0);
    expect(() => lossOf([due], [[1, due]])).toThrow(`${due} points are too many to plan`);
  });

  it("is what the best of everything loses, had every price the whole stock", () => {
    fc.assert(
      fc.property(anyEased, (task) => {
        expect(leastLoss(task)).toBe(bestByTrying(task)[0]);
      }),
      { numRuns: 400 },
    );
  });

  it("is never more than what the best of everything loses", () => {
    fc.assert(
      fc.property(anyTask, (task) => {
        expect(leastLoss(task)).toBeLessThanOrEqual(bestByTrying(task)[0]);
      }),
    );
  });
});
