import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  commonDivisor,
  countsOf,
  floorsOf,
  mostPoints,
  only,
  partsOf,
  pointsAfter,
  stepOf,
  within,
  withoutDearer,
  type Task,
} from "./plan-task.ts";
import { anyTask, bestByTrying, taskOf, type Price } from "./testing/plan-tasks.ts";

/** A product of its own for each price, with as many units as asked. */
function taskAt(
  points: readonly number[],
  rest: {
    readonly stock?: readonly number[];
    readonly actions: number;
    readonly due: number;
    readonly beyond?: number;
  },
): Task {
  const { stock = points.map(() => 9), actions, due, beyond = 0 } = rest;
  const prices = points.map((amount, product): Price => [amount, 1, product]);
  return taskOf({ prices, stock, deadlines: [[actions, due]], beyond });
}

describe("a task with some of its offers", () => {
  it("has these alone, in the order in which they are named", () => {
    const task = taskAt([9, 7, 5], { actions: 3, due: 20 });
    const [nine, , five] = task.offers;
    expect(only(task, [2, 0])).toEqual({ ...task, offers: [five, nine] });
  });
});

describe("a task within a number of redemptions", () => {
  const task = taskOf({
    prices: [
      [9, 1, 0],
      [7, 1, 1],
    ],
    stock: [2, 9],
    deadlines: [
      [1, 8],
      [3, 20],
      [5, 30],
    ],
    beyond: 4,
  });

  it("has deadlines, stock and a last redemption that they can reach", () => {
    expect(within(task, 4)).toEqual({
      ...task,
      deadlines: [
        { actions: 1, points: 8 },
        { actions: 3, points: 20 },
        { actions: 4, points: 30 },
      ],
      last: { actions: 4, points: 30 },
      stock: [2, 4],
    });
  });

  it("has the later one of two deadlines that come to the same", () => {
    expect(within(task, 3).deadlines).toEqual([
      { actions: 1, points: 8 },
      { actions: 3, points: 30 },
    ]);
    expect(within(task, 1)).toMatchObject({
      deadlines: [{ actions: 1, points: 30 }],
      stock: [1, 1],
    });
  });

  it("is the task itself with as many as it has", () => {
    expect(within(task, 5)).toEqual(task);
  });
});

describe("a task without what is dearer", () => {
  const left = (prices: readonly Price[], stock: readonly number[], actions: number) => {
    const task = taskOf({ prices, stock, deadlines: [[actions, 50]] });
    return withoutDearer(task).map((place) => task.offers[place]!.cost);
  };

  it("has as many units of the cheapest of as many points as there can be redemptions", () => {
    const prices: readonly Price[] = [
      [9, 1, 0],
      [9, 2, 1],
      [9, 3, 2],
    ];
    expect(left(prices, [2, 3, 9], 5)).toEqual([1, 2]);
    expect(left(prices, [2, 2, 9], 5)).toEqual([1, 2, 3]);
    expect(left(prices, [5, 5, 5], 5)).toEqual([1]);
  });

  it("counts for other points anew", () => {
    const prices: readonly Price[] = [
      [9, 1, 0],
      [9, 2, 1],
      [7, 3, 2],
      [7, 4, 3],
    ];
    expect(left(prices, [3, 3, 3, 3], 3)).toEqual([1, 3]);
    expect(left(prices, [2, 1, 2, 1], 3)).toEqual([1, 2, 3, 4]);
  });

  it("counts a product's units once among as many points, and once more among others", () => {
    const prices: readonly Price[] = [
      [9, 1, 0],
      [9, 2, 0],
      [9, 3, 1],
      [9, 4, 2],
      [7, 5, 0],
      [7, 6, 1],
    ];
    expect(left(prices, [2, 2, 9], 4)).toEqual([1, 2, 3, 5, 6]);
    expect(left(prices, [4, 2, 9], 4)).toEqual([1, 5]);
  });

  it("loses as little and costs as little at best", () => {
    const anyOften = anyTask.map((task) => ({
      ...task,
      offers: task.offers
        .map((offer) => ({ ...offer, points: Math.ceil(offer.points / 5) * 5 }))
        .toSorted((a, b) => b.points - a.points || a.cost - b.cost),
    }));
    fc.assert(
      fc.property(anyOften, (task) => {
        expect(bestByTrying(only(task, withoutDearer(task)))).toEqual(bestByTrying(task));
      }),
      { numRuns: 100 },
    );
  });
});

describe("the most points", () => {
  it("are those of the largest prices, as long as there are units", () => {
    const most = (stock: readonly number[], actions: number) =>
      mostPoints(taskAt([9, 7, 5], { stock, actions, due: 50 }));
    expect(most([1, 2, 9], 5)).toEqual([0, 9, 16, 23, 28, 33]);
    expect(most([1, 2, 9], 2)).toEqual([0, 9, 16]);
    expect(most([1, 0, 1], 4)).toEqual([0, 9, 14, 14, 14]);
  });

  it("are at a product's largest price alone", () => {
    const task = taskOf({
      prices: [
        [9, 1, 0],
        [8, 1, 0],
        [5, 1, 1],
      ],
      stock: [2, 1],
      deadlines: [[4, 50]],
    });
    expect(mostPoints(task)).toEqual([0, 9, 18, 23, 23]);
    expect(task.stock).toEqual([2, 1]);
  });
});

describe("the points after picks", () => {
  it("are none at first, and then those of the offers picked", () => {
    const task = taskAt([9, 7, 5], { actions: 3, due: 50 });
    expect(pointsAfter(task, [])).toEqual([0]);
    expect(pointsAfter(task, [2, 0, 0])).toEqual([0, 5, 14, 23]);
  });
});

describe("the floors", () => {
  const task = taskOf({
    prices: [[9, 1, 0]],
    stock: [9],
    deadlines: [
      [1, 8],
      [3, 20],
      [4, 30],
    ],
  });

  it("are what each deadline before the last asks for, but for what is lost", () => {
    expect([...floorsOf(task, 0)]).toEqual([0, 8, 0, 20, 0]);
    expect([...floorsOf(task, 3)]).toEqual([0, 5, 0, 17, 0]);
  });

  it("are never below 0", () => {
    expect([...floorsOf(task, 9)]).toEqual([0, 0, 0, 11, 0]);
  });
});

describe("the numbers of redemptions", () => {
  it("are those that come to enough and leave no less than nothing", () => {
    const task = taskAt([10, 6], { actions: 9, due: 30, beyond: 7 });
    expect(countsOf(task, 0)).toEqual([3, 4, 5, 6]);
    expect(countsOf(task, 3)).toEqual([3, 4, 5]);
    expect(countsOf(task, 10)).toEqual([2, 3, 4]);
  });

  it("are at most as many as there is time for", () => {
    expect(countsOf(taskAt([10, 6], { actions: 4, due: 30, beyond: 7 }), 0)).toEqual([3, 4]);
    expect(countsOf(taskAt([10, 6], { actions: 2, due: 30, beyond: 7 }), 0)).toEqual([]);
  });

  it("leave out those whose points are always a little more or less", () => {
    // Of 10 and 7: 3 come to 30, 27, 24, 21, and 4 to 40, 37, 34, 31, 28.
    expect(countsOf(taskAt([10, 7], { actions: 9, due: 28 }), 0)).toEqual([4]);
    expect(countsOf(taskAt([10, 7], { actions: 9, due: 28, beyond: 1 }), 0)).toEqual([4]);
    expect(countsOf(taskAt([10, 7], { actions: 9, due: 28, beyond: 2 }), 0)).toEqual([3, 4]);
    expect(countsOf(taskAt([10, 7], { actions: 9, due: 29 }), 0)).toEqual([]);
  });

  it("are of one price those whose points are enough and there", () => {
    expect(countsOf(taskAt([10], { actions: 9, due: 30 }), 0)).toEqual([3]);
    expect(countsOf(taskAt([10], { actions: 9, due: 31 }), 0)).toEqual([]);
    expect(countsOf(taskAt([10], { actions: 9, due: 31, beyond: 8 }), 0)).toEqual([]);
    expect(countsOf(taskAt([10], { actions: 9, due: 31, beyond: 9 }), 0)).toEqual([4]);
  });

  it("are none at all where nothing is to be saved", () => {
    expect(countsOf(taskAt([10], { actions: 9, due: 30 }), 30)).toEqual([0]);
  });

  it("are those with a sum that fits, of all that lie a step apart from as many of the smallest price", () => {
    fc.assert(
      fc.property(anyTask, fc.nat(20), (task, lost) => {
        fc.pre(lost <= task.last.points);
        const { offers, last, balance } = task;
        const [first, least] = [offers[0]!.points, offers.at(-1)!.points];
        const step = stepOf(task) || 1;
        const fits = (count: number) => {
          for (let sum = count * least; sum <= count * first; sum += step) {
            if (last.points - lost <= sum && sum <= balance - lost) return true;
          }
          return false;
        };
        const all = Array.from({ length: last.actions + 1 }, (_, count) => count);
        expect(countsOf(task, lost)).toEqual(all.filter(fits));
      }),
      { numRuns: 300 },
    );
  });
});

describe("the step", () => {
  it("is the greatest by which all prices differ", () => {
    const step = (points: readonly number[]) => stepOf(taskAt(points, { actions: 1, due: 1 }));
    expect(step([100, 70, 40])).toBe(30);
    expect(step([100, 70, 45])).toBe(5);
    expect(step([100, 99])).toBe(1);
    expect(step([100, 100])).toBe(0);
    expect(step([100])).toBe(0);
  });

  it.each([
    [12, 18, 6],
    [18, 12, 6],
    [0, 5, 5],
    [5, 0, 5],
    [-6, 4, 2],
    [-6, 0, 6],
    [0, 0, 0],
  ])("divides: of %i and %i it is %i", (a, b, common) => {
    expect(Math.abs(commonDivisor(a, b))).toBe(common);
  });
});

describe("the parts of an offer", () => {
  const parts = (units: number, actions: number, goal: number) =>
    partsOf(taskAt([10], { stock: [units], actions, due: 500 }), 0, goal);
  const again = [{ place: 0, units: 1, again: true }];

  it("are one unit as often as one likes, where there are as many as redemptions or points to save", () => {
    expect(parts(5, 5, 500)).toEqual(again);
    expect(parts(3, 5, 30)).toEqual(again);
    expect(parts(3, 5, 21)).toEqual(again);
    expect(parts(3, 5, 31)).not.toEqual(again);
    expect(parts(4, 5, 500)).not.toEqual(again);
  });

  it("are else 1, 2, 4 and so on, and the rest", () => {
    const units = (stock: number) => parts(stock, 50, 5_000).map((part) => part.units);
    expect(units(0)).toEqual([]);
    expect(units(1)).toEqual([1]);
    expect(units(2)).toEqual([1, 1]);
    expect(units(3)).toEqual([1, 2]);
    expect(units(10)).toEqual([1, 2, 4, 3]);
    expect(parts(3, 50, 5_000)).toEqual([
      { place: 0, units: 1, again: false },
      { place: 0, units: 2, again: false },
    ]);
  });

  it("make up every number of units that there are, and none beyond", () => {
    for (let stock = 1; stock < 40; stock++) {
      let sums = [0];
      for (const { units } of parts(stock, 50, 5_000)) {
        sums = sums.concat(sums.map((sum) => sum + units));
      }
      expect(new Set(sums)).toEqual(new Set(Array(stock + 1).keys()));
    }
  });
});
