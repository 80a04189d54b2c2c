import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chargeOf, type Need } from "./plan-charge.ts";
import { likelyPrices } from "./plan-prices.ts";
import type { Task } from "./plan-task.ts";
import { anyTask, bestByTrying, taskOf, tensAndFives } from "./testing/plan-tasks.ts";

const plain: Need = { lost: 0, full: false, anyLast: false };
const full: Need = { ...plain, full: true };

const boundAt = (task: Task, prices: readonly number[], need: Need) =>
  chargeOf(task, prices, need).owed(0, 0);

describe("likely prices", () => {
  it("are what a point more costs", () => {
    expect(likelyPrices(tensAndFives([9, 9], [[9, 30]]), plain)).toEqual([[1]]);
    expect(likelyPrices(tensAndFives([9, 4], [[9, 20]]), plain)).toEqual([[1]]);
    expect(likelyPrices(tensAndFives([9, 4], [[9, 21]]), plain)).toEqual([[2]]);
    // With four, every further point takes 10 for one of 5.
    expect(likelyPrices(tensAndFives([9, 9], [[4, 20]]), plain)).toEqual([[1]]);
    expect(likelyPrices(tensAndFives([9, 9], [[4, 21]]), plain)).toEqual([[3]]);
  });

  it("are of what is to be saved but for what is lost", () => {
    expect(likelyPrices(tensAndFives([9, 9], [[4, 21]]), { ...plain, lost: 1 })).toEqual([[1]]);
  });

  it("are below 0 where so many redemptions are asked for that they take too much", () => {
    const task = (beyond: number) =>
      taskOf({
        prices: [
          [10, 1, 0],
          [5, 5, 1],
        ],
        stock: [9, 9],
        deadlines: [[3, 10]],
        beyond,
      });
    expect(likelyPrices(task(10), full)).toEqual([[-0.8]]);
    expect(likelyPrices(task(10), plain)[0]![0]).toBeGreaterThan(0);
  });

  it("are 0 where nothing is to be chosen", () => {
    const task = taskOf({ prices: [[10, 1, 0]], stock: [9], deadlines: [[3, 30]] });
    expect(likelyPrices(task, full)).toEqual([[0]]);
  });

  it("are at the last deadline alone, and there and at the one that asks for most", () => {
    const early = tensAndFives(
      [9, 9],
      [
        [1, 10],
        [3, 20],
      ],
    );
    expect(likelyPrices(early, plain)).toEqual([
      [0, 3],
      [2, 1],
    ]);
    expect(boundAt(early, [2, 1], plain)).toBeCloseTo(30, 9);
    const three = tensAndFives(
      [9, 9],
      [
        [1, 5],
        [2, 20],
        [5, 35],
      ],
    );
    // All 20 in two take 10 and 10, the other 15 three of 5.
    expect(likelyPrices(three, plain)[1]).toEqual([0, 2, 1]);
    expect(boundAt(three, [0, 2, 1], plain)).toBeCloseTo(55, 9);
  });

  it("are of what each deadline asks for but for what is lost", () => {
    const task = tensAndFives(
      [9, 9],
      [
        [2, 16],
        [5, 36],
      ],
    );
    // Of 15 in two, one is of 10; of the 20 then in three, also one: every point is 3, and then 10 for 5.
    expect(likelyPrices(task, { ...plain, lost: 6 })[1]).toEqual([0, 3]);
    expect(likelyPrices(task, plain)[1]).toEqual([0, 3]);
    const late = tensAndFives(
      [9, 9],
      [
        [2, 11],
        [5, 26],
      ],
    );
    expect(likelyPrices(late, { ...plain, lost: 1 })[1]).toEqual([0, 1]);
    expect(likelyPrices(late, plain)[1]).toEqual([2, 1]);
  });

  it("name no deadline that asks for nothing, or is no longer ahead", () => {
    const early = tensAndFives(
      [9, 9],
      [
        [1, 4],
        [3, 20],
      ],
    );
    expect(likelyPrices(early, { ...plain, lost: 4 })).toHaveLength(1);
    expect(likelyPrices(early, { ...plain, lost: 3 })).toHaveLength(2);
  });

  it("bound the cost as well as any price does, with one deadline", () => {
    const anySingle = anyTask.map((task) => ({ ...task, deadlines: [task.last] }));
    fc.assert(
      fc.property(anySingle, fc.nat(10), (task, more) => {
        const lost = Math.min(task.last.points, bestByTrying(task)[0] + more);
        const need = { ...plain, lost };
        const best = boundAt(task, likelyPrices(task, need)[0]!, need);
        for (let price = 0; price <= 12; price += 0.25) {
          expect(boundAt(task, [price], need)).toBeLessThanOrEqual(best + 1e-6);
        }
      }),
    );
  });
});
