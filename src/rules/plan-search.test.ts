import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { search } from "./plan-search.ts";
import type { Task } from "./plan-task.ts";
import {
  anyHindered,
  anyTask,
  bestByTrying,
  outcomeOf,
  taskOf,
  type Price,
} from "./testing/plan-tasks.ts";

const RUNS = Number(process.env["PLAN_RUNS"] ?? 150);

/** Every product to be had as often as there are redemptions, and each at almost the same worth: very many ways cost almost the same. */
const anyPlateau: fc.Arbitrary<Task> = fc
  .record({
    actions: fc.integer({ min: 16, max: 24 }),
    amounts: fc.uniqueArray(fc.integer({ min: 100, max: 900 }), { minLength: 60, maxLength: 80 }),
    due: fc.integer({ min: 6_000, max: 9_000 }),
    rate: fc.constantFrom(0.8, 0.83, 1),
  })
  .map(({ actions, amounts, due, rate }) => alike(amounts, rate, actions, [actions, due]));

/** The same of single units, most of which are redeemed. */
const anyScarcePlateau: fc.Arbitrary<Task> = fc
  .record({
    actions: fc.integer({ min: 20, max: 30 }),
    amounts: fc.array(fc.integer({ min: 100, max: 900 }), { minLength: 70, maxLength: 90 }),
    rate: fc.constantFrom(0.8, 0.83),
  })
  .map(({ actions, amounts, rate }) => alike(amounts, rate, 1, [actions, 400 * actions]));

function alike(
  amounts: readonly number[],
  rate: number,
  units: number,
  last: readonly [actions: number, points: number],
): Task {
  const prices = amounts.map((amount, product): Price => {
    return [amount, Math.round(amount * rate) * (last[0] + 1) + 1, product];
  });
  return taskOf({ prices, stock: amounts.map(() => units), deadlines: [last] });
}

/**
 * By the number of redemptions: what the cheapest of each sum cost. All that is due is all there is, so that a plan's
 * sum is what it saves. Of each offer there is one unit, or as many as there are redemptions.
 */
function bestOfTable({ offers, stock, last }: Task) {
  const costs = Array.from({ length: last.actions + 1 }, () =>
    new Float64Array(last.points + 1).fill(Infinity),
  );
  costs[0]![0] = 0;
  for (const { points, cost, product } of offers) {
    for (let turn = 0; turn < last.actions; turn++) {
      // From many to few, so that none is redeemed twice; or from few to many.
      const actions = stock[product] === 1 ? last.actions - 1 - turn : turn;
      const [before, after] = [costs[actions]!, costs[actions + 1]!];
      for (let sum = points; sum <= last.points; sum++) {
        const total = before[sum - points]! + cost;
        if (total < after[sum]!) after[sum] = total;
      }
    }
  }
  const best = costs.reduce((a, b) => a.map((cost, sum) => Math.min(cost, b[sum]!)));
  const saved = best.findLastIndex((cost) => cost < Infinity);
  return [last.points - saved, best[saved]];
}

describe("a search", () => {
  it.each([
    { name: "very many cost almost the same", tasks: anyPlateau },
    { name: "very many cost almost the same, of single units", tasks: anyScarcePlateau },
  ])("finds as good a plan as a table of all sums where $name", ({ tasks }) => {
    fc.assert(
      fc.property(tasks, (task) => {
        const { lost, cost } = search(task);
        expect([lost, cost]).toEqual(bestOfTable(task));
      }),
      { numRuns: Math.ceil(RUNS / 12), seed: 20_261_126 },
    );
  });

  it.each([
    { name: "any", tasks: anyTask, runs: RUNS },
    { name: "where the minimum is in the way", tasks: anyHindered, runs: RUNS / 3 },
  ])(
    "finds as good a plan as trying everything, and one that comes true: $name",
    ({ tasks, runs }) => {
      fc.assert(
        fc.property(tasks, (task) => {
          const { lost, cost, picks } = search(task);
          expect([lost, cost]).toEqual(bestByTrying(task));
          expect([lost, cost]).toEqual(outcomeOf(task, picks));
        }),
        { numRuns: Math.ceil(runs), seed: 20_261_125 },
      );
    },
  );

  it("shares more units among prices than a way can note", () => {
    const task = taskOf({
      prices: [
        [10, 1, 0],
        [9, 1, 0],
        [5, 1_000, 1],
      ],
      stock: [33, 9],
      deadlines: [[40, 365]],
    });
    // 32 at 10 and 5 at 9 would be cheapest, if there were as many.
    const best = { lost: 0, cost: 33 + 7_000 };
    expect(search(task)).toMatchObject(best);
    expect(outcomeOf(task, search(task).picks)).toEqual([best.lost, best.cost]);
  });

  it("keeps a unit for the last redemption, if that is the plan", () => {
    const task = taskOf({
      prices: [
        [13, 1, 0],
        [10, 1, 1],
        [7, 1, 2],
        [4, 1, 2],
      ],
      stock: [2, 3, 1],
      deadlines: [
        [2, 19],
        [6, 57],
      ],
      beyond: 12,
      minimum: 20,
    });
    expect(search(task)).toMatchObject({ lost: 0, cost: 6 });
  });

  it("takes of the plans in stock the cheapest, whichever way the last redemption went", () => {
    const task = taskOf({
      prices: [
        [19, 13, 0],
        [15, 9, 2],
        [11, 5, 3],
        [5, 1, 0],
        [1, 1, 1],
      ],
      stock: [1, 2, 2, 2],
      deadlines: [[3, 38]],
      beyond: 3,
      minimum: 20,
    });
    expect(search(task)).toMatchObject({ lost: 3, cost: 19 });
  });

  it.each([
    {
      name: "stock that was taken is missed at another price",
      prices: [
        [5, 9, 1],
        [5, 13, 0],
        [3, 5, 1],
      ],
      stock: [3, 1],
      deadlines: [
        [2, 3],
        [3, 12],
      ],
      beyond: 12,
      minimum: 3,
      best: [0, 31],
    },
    {
      name: "as far with fewer actions leaves more time",
      prices: [
        [7, 1, 0],
        [6, 13, 1],
        [6, 19, 2],
        [3, 1, 3],
        [3, 19, 1],
        [1, 7, 0],
      ],
      stock: [1, 5, 2, 5],
      deadlines: [
        [0, 11],
        [1, 13],
        [4, 16],
        [5, 33],
      ],
      minimum: 3,
      best: [11, 17],
    },
    {
      name: "as far and as cheap may have lost more",
      prices: [
        [3, 6, 2],
        [2, 1, 2],
        [2, 6, 1],
        [1, 1, 0],
      ],
      stock: [2, 4, 4],
      deadlines: [
        [1, 5],
        [4, 14],
      ],
      beyond: 4,
      minimum: 10,
      best: [5, 14],
    },
    {
      name: "one unit may lead nowhere and two may not",
      prices: [
        [5, 7, 1],
        [5, 7, 3],
        [3, 13, 0],
        [2, 1, 1],
        [2, 13, 2],
      ],
      stock: [1, 2, 2, 2],
      deadlines: [
        [1, 12],
        [2, 19],
        [4, 20],
        [5, 26],
      ],
      beyond: 10,
      minimum: 6,
      best: [9, 22],
    },
    {
      name: "more of a product than there is would lose less",
      prices: [
        [7, 1, 1],
        [6, 1, 0],
        [4, 5, 1],
        [3, 9, 0],
      ],
      stock: [1, 2],
      deadlines: [
        [2, 16],
        [3, 20],
      ],
      best: [3, 7],
    },
  ] as const)("knows that $name", ({ best, ...task }) => {
    const { lost, cost } = search(taskOf(task));
    expect([lost, cost]).toEqual(best);
  });
});
