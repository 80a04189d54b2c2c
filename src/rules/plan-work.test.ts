import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { chargeOf } from "./plan-charge.ts";
import { cheapest } from "./plan-cost.ts";
import { List, Trail } from "./plan-list.ts";
import { leastLoss } from "./plan-loss.ts";
import { meet } from "./plan-meet.ts";
import { search } from "./plan-search.ts";
import { addShifted, hasAny } from "./plan-sums.ts";
import { bySwaps } from "./plan-swaps.ts";
import type { Task } from "./plan-task.ts";
import { anyHindered, anyTask, taskOf, type Price } from "./testing/plan-tasks.ts";

// A worse bound finds the same plan, later: so the steps are counted. Whoever needs fewer writes the new figure down.

vi.mock("./plan-charge.ts", { spy: true });
vi.mock("./plan-cost.ts", { spy: true });
vi.mock("./plan-meet.ts", { spy: true });
vi.mock("./plan-sums.ts", { spy: true });
vi.mock("./plan-swaps.ts", { spy: true });

/** What is counted, in this order. */
const counted = {
  /** How often a set of sums was asked whether what is to be saved is in it. */
  sums: vi.mocked(hasAny),
  /** Searches for the cheapest plan of some loss. */
  searches: vi.mocked(cheapest),
  charges: vi.mocked(chargeOf),
  /** Two sweeps towards each other, or one alone. */
  sweeps: vi.mocked(meet),
  /** Looks for a plan of some cost by swaps. */
  swaps: vi.mocked(bySwaps),
  /** Ways that were looked at, those of them that were kept, and those kept that took something. */
  ways: vi.spyOn(List.prototype, "needs"),
  kept: vi.spyOn(List.prototype, "put"),
  steps: vi.spyOn(Trail.prototype, "add"),
};

type Counts = readonly number[];

function expectAtMost(most: Counts) {
  const names = Object.keys(counted);
  const counts = Object.values(counted).map(({ mock }) => mock.calls.length);
  const more = counts.map((count, place) => Math.max(count, most[place] ?? 0));
  expect(Object.fromEntries(names.map((name, place) => [name, more[place]]))).toEqual(
    Object.fromEntries(names.map((name, place) => [name, most[place]])),
  );
}

afterEach(() => vi.clearAllMocks());

type Family = {
  readonly price: fc.Arbitrary<readonly [points: number, fen: number]>;
  /** Another price of each product. */
  readonly second?: (points: number, fen: number) => readonly [points: number, fen: number];
  readonly stock?: number;
  readonly deadlines?: readonly (readonly [actions: number, points: number])[];
  readonly beyond?: number;
  readonly minimum?: number;
};

const PRODUCTS = 60;
const amount = fc.integer({ min: 500, max: 5_000 });
const free = amount.map((points) => [points, 0] as const);
const withCash = fc.tuple(amount, fc.integer({ min: 0, max: 5_000 }));
const byWorth = fc
  .tuple(amount, fc.integer({ min: 0, max: 200 }))
  .map(([points, more]) => [points, Math.round(points * 0.8) + more] as const);
const inTens = fc
  .tuple(fc.integer({ min: 50, max: 500 }), fc.integer({ min: 0, max: 5_000 }))
  .map(([tens, fen]) => [10 * tens, fen] as const);
/** Almost all of the same worth: very many plans cost the same. */
const alike = amount.map((points) => [points, Math.round(points * 0.08)] as const);
const halved = (points: number, fen: number) =>
  [Math.round(points / 2), fen + Math.round(points / 2)] as const;

function tasksOf(family: Family): readonly Task[] {
  const { price, second, stock = 9, deadlines = [[9, 24_000]], ...rest } = family;
  const pricesOf = (points: number, fen: number, product: number): readonly Price[] => {
    const all = second ? [[points, fen] as const, second(points, fen)] : [[points, fen] as const];
    return all.map(([amount, cash]) => [amount, cash * 10 + 1, product]);
  };
  const anyTask = fc
    .array(price, { minLength: PRODUCTS, maxLength: PRODUCTS })
    .map((all) => all.flatMap(([points, fen], product) => pricesOf(points, fen, product)))
    .map((prices) =>
      taskOf({ ...rest, prices, stock: Array<number>(PRODUCTS).fill(stock), deadlines }),
    );
  return fc.sample(anyTask, { numRuns: 4, seed: 20_261_126 });
}

describe("a search takes no more steps than it did", () => {
  const early = [
    [2, 8_500],
    [5, 17_000],
    [9, 24_000],
  ] as const;

  it.each<Family & { readonly name: string; readonly most: Counts }>([
    { name: "free", price: free, most: [251, 4, 58, 5, 5, 6_498, 4_773, 1_715] },
    { name: "cash", price: withCash, beyond: 5_000, most: [0, 4, 28, 4, 0, 534, 402, 231] },
    { name: "cash, tight", price: withCash, most: [263, 4, 82, 13, 0, 31_046, 23_861, 11_948] },
    {
      name: "cash, in tens",
      price: inTens,
      beyond: 40,
      most: [189, 4, 40, 6, 0, 2_958, 2_113, 1_012],
    },
    {
      name: "worth",
      price: byWorth,
      beyond: 500,
      most: [185, 4, 82, 13, 0, 16_507, 11_347, 4_563],
    },
    { name: "worth, tight", price: byWorth, most: [263, 4, 100, 16, 0, 30_408, 20_576, 7_720] },
    { name: "alike", price: alike, beyond: 500, most: [155, 4, 56, 5, 6, 12_444, 7_998, 2_512] },
    { name: "alike, tight", price: alike, most: [251, 4, 56, 5, 6, 12_444, 7_998, 2_512] },
    {
      name: "alike, few units",
      price: alike,
      stock: 1,
      deadlines: early,
      most: [375, 4, 58, 1, 5, 47, 31, 14],
    },
    {
      name: "few units",
      price: withCash,
      stock: 1,
      most: [339, 4, 130, 21, 0, 32_505, 28_398, 11_764],
    },
    {
      name: "two prices",
      price: byWorth,
      second: halved,
      stock: 2,
      beyond: 100,
      most: [562, 4, 94, 15, 0, 40_558, 26_512, 4_988],
    },
    {
      name: "deadlines",
      price: withCash,
      deadlines: early,
      beyond: 3_000,
      most: [20, 4, 56, 4, 0, 463, 309, 149],
    },
    {
      name: "deadlines, worth",
      price: byWorth,
      deadlines: early,
      beyond: 200,
      most: [200, 4, 164, 13, 0, 13_588, 9_393, 3_703],
    },
    {
      name: "deadlines, few",
      price: byWorth,
      stock: 1,
      deadlines: early,
      most: [339, 4, 200, 16, 0, 15_881, 12_997, 4_933],
    },
    {
      name: "minimum",
      price: byWorth,
      minimum: 4_000,
      beyond: 10,
      most: [245, 4, 82, 13, 0, 16_507, 11_347, 4_563],
    },
    {
      name: "minimum, deadlines",
      price: inTens,
      minimum: 4_000,
      deadlines: early,
      most: [189, 4, 92, 7, 0, 3_975, 2_942, 1_323],
    },
    {
      name: "too little time",
      price: withCash,
      deadlines: [[4, 24_000]],
      most: [16, 4, 28, 4, 0, 16, 24, 12],
    },
  ])("$name", (each) => {
    for (const task of tasksOf(each)) search(task);
    expectAtMost(each.most);
  });

  it.each([
    { name: "small", anySmall: anyTask, most: [79, 23, 122, 13, 22, 73, 66, 19] },
    {
      name: "small, minimum in the way",
      anySmall: anyHindered,
      most: [79, 122, 4_936, 1_023, 90, 4_376, 4_169, 1_376],
    },
  ])("$name", ({ anySmall, most }) => {
    for (const task of fc.sample(anySmall, { numRuns: 20, seed: 20_261_126 })) search(task);
    expectAtMost(most);
  });
});

describe("the least loss takes no more steps than it did", () => {
  const lossOf = (beyond: number) =>
    leastLoss(
      taskOf({
        prices: [
          [10, 1, 0],
          [7, 1, 1],
        ],
        stock: [9, 9],
        deadlines: [[9, 33]],
        beyond,
      }),
    );

  it("sums nothing where the largest prices leave no more than there is", () => {
    expect(lossOf(9)).toBe(0);
    expectAtMost([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(lossOf(8)).toBe(0);
    expect(hasAny).toHaveBeenCalled();
  });

  it("sums in steps by which all prices differ", () => {
    leastLoss(
      taskOf({
        prices: [
          [1_000, 1, 0],
          [700, 1, 1],
        ],
        stock: [9, 9],
        deadlines: [[9, 3_300]],
      }),
    );
    const limits = vi.mocked(addShifted).mock.calls.map(([, , , , limit]) => limit);
    // After none, 3,300 points are eleven steps of 300 above none.
    expect(Math.max(...limits)).toBeLessThanOrEqual(11);
  });

  it.each([
    {
      name: "no sum hits it",
      prices: [130, 100],
      stock: [9, 9],
      deadlines: [
        [1, 50],
        [9, 1_019],
      ],
      lost: 9,
      most: [17, 0, 0, 0, 0, 0, 0, 0],
    },
    {
      name: "a deadline is in the way",
      prices: [12, 6, 1],
      stock: [2, 2, 1],
      deadlines: [
        [1, 13],
        [2, 24],
      ],
      lost: 6,
      most: [12, 0, 0, 0, 0, 0, 0, 0],
    },
    {
      name: "an early loss is not enough",
      prices: [11, 1],
      stock: [4, 1],
      deadlines: [
        [1, 20],
        [4, 23],
      ],
      lost: 11,
      most: [16, 0, 0, 0, 0, 0, 0, 0],
    },
  ] as const)("where $name", ({ prices, lost, most, ...rest }) => {
    const priced = prices.map((amount, product): Price => [amount, 1, product]);
    expect(leastLoss(taskOf({ ...rest, prices: priced }))).toBe(lost);
    expectAtMost(most);
  });

  it("of small tasks", () => {
    for (const task of fc.sample(anyTask, { numRuns: 200, seed: 20_261_126 })) leastLoss(task);
    expectAtMost([1_386, 0, 0, 0, 0, 0, 0, 0]);
  });
});
