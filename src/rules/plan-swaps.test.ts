import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bySwaps } from "./plan-swaps.ts";
import { isInTime, pointsAfter, type Task } from "./plan-task.ts";
import { costOf, taskOf, type Price } from "./testing/plan-tasks.ts";

/** All of what is due is all there is. Each price is a product's only one, and comes as often as `units` says. */
const singlesOf = (
  prices: readonly Price[],
  units: number,
  deadlines: readonly (readonly [actions: number, points: number])[],
): Task => taskOf({ prices, stock: prices.map(() => units), deadlines });

const all = { lost: 0, full: false, anyLast: false };

/** At one rate, so that plans of as many points and redemptions cost the same. */
const alike = (...amounts: readonly number[]) =>
  amounts.map((amount, product): Price => [amount, 10 * amount + 1, product]);

const sumOf = (task: Task, picks: readonly number[]) => pointsAfter(task, picks).at(-1);

const anyAlike = fc
  .record({
    amounts: fc.uniqueArray(fc.integer({ min: 100, max: 900 }), { minLength: 25, maxLength: 40 }),
    stock: fc.integer({ min: 1, max: 3 }),
    actions: fc.integer({ min: 12, max: 20 }),
    early: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ amounts, stock, actions, early }) => {
    const prices = alike(...amounts.toSorted((a, b) => b - a));
    const middle = prices[prices.length >> 1]![0];
    return singlesOf(prices, stock, [
      [early, early * middle],
      [actions, actions * middle],
    ]);
  });

/** A share of all that could be redeemed by then is due before the last deadline. */
const early = (share: number) =>
  fc
    .record({
      amounts: fc.uniqueArray(fc.integer({ min: 100, max: 900 }), { minLength: 20, maxLength: 30 }),
      actions: fc.integer({ min: 8, max: 14 }),
      first: fc.integer({ min: 2, max: 6 }),
    })
    .map(({ amounts, actions, first }) => {
      const sorted = amounts.toSorted((a, b) => b - a);
      const upTo = (count: number) => sorted.slice(0, count).reduce((sum, each) => sum + each, 0);
      return singlesOf(alike(...sorted), 1, [
        [first, Math.round(share * upTo(first))],
        [actions, Math.round(0.6 * upTo(actions))],
      ]);
    });

describe("a plan found by swaps", () => {
  it("is the one that is best for its points, if that is what has to be redeemed", () => {
    const task = singlesOf(alike(500, 300), 1, [[2, 800]]);
    expect(bySwaps(task, all, 8_003)).toEqual({ cost: 8_002, picks: [0, 1] });
  });

  it("costs less than the limit", () => {
    const task = singlesOf(alike(500, 300), 1, [[2, 800]]);
    expect(bySwaps(task, all, 8_002)).toBeUndefined();
  });

  it("takes two redemptions for others where one would not do", () => {
    const task = singlesOf(alike(900, 603, 499, 401, 100), 2, [[4, 2_004]]);
    const found = bySwaps(task, all, 20_045);
    expect(found && sumOf(task, found.picks)).toBe(2_004);
  });

  it("is in stock, in time, comes to what has to be redeemed and costs what it says", () => {
    let count = 0;
    fc.assert(
      fc.property(anyAlike, (task) => {
        const limit = 10 * task.last.points + task.last.actions + 1;
        const found = bySwaps(task, all, limit);
        if (!found) return;
        count += 1;
        const { picks, cost } = found;
        expect(sumOf(task, picks)).toBe(task.last.points);
        expect(isInTime(task, picks, 0)).toBe(true);
        expect(picks).toEqual(picks.toSorted((a, b) => a - b));
        expect(cost).toBe(costOf(task, picks));
        expect(cost).toBeLessThan(limit);
        for (const [place, { product }] of task.offers.entries()) {
          const taken = picks.filter((pick) => pick === place).length;
          expect(taken).toBeLessThanOrEqual(task.stock[product]!);
        }
      }),
      { numRuns: 100, seed: 20_261_126 },
    );
    expect(count).toBeGreaterThan(75);
  });

  it.each([
    { name: "some may be lost", share: 0.5, lost: 40, least: 22 },
    { name: "most is due early", share: 0.7, lost: 0, least: 25 },
    { name: "almost all is due early", share: 0.85, lost: 25, least: 22 },
  ])("is found no less often than it was where $name", ({ share, lost, least }) => {
    const tasks = fc.sample(early(share), { numRuns: 40, seed: 20_261_126 });
    const found = tasks.map((task) => {
      const plan = bySwaps(task, { ...all, lost }, 10 * task.last.points + task.last.actions + 1);
      if (!plan) return false;
      expect(sumOf(task, plan.picks)).toBe(task.last.points - lost);
      expect(isInTime(task, plan.picks, lost)).toBe(true);
      return true;
    });
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(least);
  });

  it("is not looked for among units that there are not", () => {
    const task = singlesOf(alike(500, 400, 300), 1, [[2, 1_000]]);
    expect(bySwaps(task, all, Infinity)).toBeUndefined();
    expect(bySwaps({ ...task, stock: [2, 1, 1] }, all, Infinity)?.picks).toEqual([0, 0]);
  });
});
