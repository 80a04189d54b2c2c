import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundOf, firstRoom, nextCost } from "./plan-bound.ts";
import type { Need } from "./plan-charge.ts";
import { anyFew, costOf, plansOf, taskOf, tensAndFives } from "./testing/plan-tasks.ts";

const plain: Need = { lost: 0, full: false, anyLast: false };

describe("a bound", () => {
  it("is what every plan costs at least, in what all costs are multiples of", () => {
    expect(boundOf(tensAndFives([9, 9], [[9, 30]]), plain).least).toBe(30);
    expect(boundOf(tensAndFives([9, 4], [[9, 30]]), plain).least).toBe(40);
    // The last point, at 2, takes the bound from 20 to 22: plans cost 25 or more.
    expect(boundOf(tensAndFives([9, 4], [[9, 21]]), plain).least).toBe(25);
  });

  it("is the highest that its prices give, with a deadline before the last", () => {
    const early = [
      [1, 10],
      [3, 20],
    ] as const;
    expect(boundOf(tensAndFives([9, 9], early), plain).least).toBe(30);
  });

  it("tells by how much the plans with an offer cost more", () => {
    expect(boundOf(tensAndFives([9, 9], [[9, 30]]), plain).excess).toEqual([10, 0]);
    expect(boundOf(tensAndFives([9, 4], [[9, 30]]), plain).excess).toEqual([0, 0]);
  });

  it("is 0 where nothing costs anything", () => {
    const task = taskOf({ prices: [[10, 0, 0]], stock: [9], deadlines: [[3, 30]] });
    expect(boundOf(task, plain)).toMatchObject({ least: 0, excess: [0] });
  });

  it("is never above what any plan costs, with an offer or without", () => {
    fc.assert(
      fc.property(anyFew, fc.nat(6), (task, lost) => {
        const { least, excess } = boundOf(task, { ...plain, lost });
        for (const plan of plansOf(task, lost)) {
          const dearest = plan.reduce((most, place) => Math.max(most, excess[place]!), 0);
          expect(least + dearest).toBeLessThanOrEqual(costOf(task, plan));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("the first room", () => {
  const roomOf = (excess: readonly number[]) => firstRoom({ prices: [], least: 0, excess });

  it("is what the ninth offer costs more that is not favoured, or 1", () => {
    expect(roomOf([30, 0, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, -2])).toBe(11);
    expect(roomOf([0, 3, 4, 5, 6, 7, 8, 9, 10])).toBe(1);
    expect(roomOf([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])).toBe(1);
  });
});

describe("the next cost", () => {
  /** 10 points for 2 units of cash and 5 for 1; a unit of cash counts as ten redemptions. */
  const task = taskOf({
    prices: [
      [10, 21, 0],
      [5, 11, 1],
    ],
    stock: [9, 9],
    deadlines: [[9, 30]],
  });

  it("is the least cash with the fewest redemptions that do for it", () => {
    expect(nextCost(task, plain, 0)).toBe(63);
    expect(nextCost(task, plain, 63)).toBe(63);
  });

  it("is then every number of redemptions more, and the next unit of cash with the fewest again", () => {
    expect([64, 66, 69].map((from) => nextCost(task, plain, from))).toEqual([64, 66, 69]);
    expect([70, 71, 73, 74].map((from) => nextCost(task, plain, from))).toEqual([73, 73, 73, 74]);
  });

  it("has fewer redemptions where more cash makes that possible", () => {
    const dear = taskOf({
      prices: [
        [30, 71, 0],
        [5, 11, 1],
      ],
      stock: [9, 9],
      deadlines: [[9, 30]],
    });
    expect(nextCost(dear, plain, 0)).toBe(66);
    expect(nextCost(dear, plain, 70)).toBe(71);
  });

  it("is never past the cheapest plan that costs as much or more", () => {
    fc.assert(
      fc.property(anyFew, fc.nat(6), fc.nat(60), (task, lost, from) => {
        const costs = plansOf(task, lost).map((plan) => costOf(task, plan));
        const next = Math.min(...costs.filter((cost) => cost >= from && cost > 0));
        if (next === Infinity) return;
        expect(nextCost(task, { ...plain, lost }, from)).toBeLessThanOrEqual(next);
      }),
      { numRuns: 200 },
    );
  });
});
