import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { List } from "./plan-list.ts";
import { meet } from "./plan-meet.ts";
import type { Aim } from "./plan-sweep.ts";
import type { Task } from "./plan-task.ts";
import { anyFew, costOf, plansOf, taskOf } from "./testing/plan-tasks.ts";

const aim: Aim = {
  lost: 0,
  full: false,
  anyLast: false,
  alone: false,
  early: 0,
  least: 0,
  limit: Infinity,
  width: Infinity,
};

/** What is due early takes large prices, and those are dear. */
const anyLate = fc
  .record({
    large: fc.array(fc.tuple(fc.integer({ min: 5, max: 9 }), fc.integer({ min: 20, max: 50 })), {
      minLength: 1,
      maxLength: 3,
    }),
    small: fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })), {
      minLength: 1,
      maxLength: 3,
    }),
    early: fc.integer({ min: 1, max: 3 }),
    share: fc.integer({ min: 4, max: 8 }),
    due: fc.integer({ min: 4, max: 9 }),
    beyond: fc.nat(5),
  })
  .map(({ large, small, early, share, due, beyond }) => {
    const prices = [...large, ...small].map(
      ([points, cost], product) => [points, cost, product] as const,
    );
    const deadlines = [
      [early, early * share],
      [5, early * share + due],
    ] as const;
    return taskOf({ prices, stock: prices.map(() => 9), deadlines, beyond });
  });

/** With no price for a point, all ways are followed. */
const meeting = (task: Task, asked: Partial<Aim> = {}) =>
  meet(task, { ...aim, ...asked }, [task.deadlines.map(() => 0)]);

const task = taskOf({
  prices: [
    [10, 20, 0],
    [9, 18, 1],
    [7, 9, 2],
    [5, 6, 3],
    [3, 2, 4],
  ],
  stock: [9, 9, 9, 9, 9],
  deadlines: [[4, 26]],
});

describe("two sweeps", () => {
  it("come together to the cheapest plan below the limit", () => {
    // 10 + 7 + 9, 9 + 7 + 7 + 3 and 7 + 7 + 7 + 5 are some of those that come to 26.
    expect(meeting(task)).toEqual({ found: { cost: 33, picks: [2, 2, 2, 3] }, isWhole: true });
    expect(meeting(task, { limit: 34 }).found?.cost).toBe(33);
    expect(meeting(task, { limit: 33 })).toEqual({ found: undefined, isWhole: true });
  });

  it("stop where one has more ways than are followed at once", () => {
    const isWhole = (width: number) => meeting(task, { width }).isWhole;
    const widths = [0, 1, 2, 4, 8, 16, 32, 64, 128].map(isWhole);
    expect(widths[0]).toBe(false);
    expect(widths.at(-1)).toBe(true);
    expect(widths).toEqual(widths.toSorted((a, b) => Number(a) - Number(b)));
  });

  it("need no more than as many ways as the longer list has", () => {
    const one = taskOf({ prices: [[5, 1, 0]], stock: [9], deadlines: [[3, 15]] });
    // Nothing, and one of 5, and two.
    expect(meeting(one, { width: 3 }).isWhole).toBe(true);
    const two = taskOf({
      prices: [
        [5, 1, 0],
        [4, 1, 1],
      ],
      stock: [9, 9],
      deadlines: [[3, 15]],
    });
    expect(meeting(two, { width: 3 }).isWhole).toBe(true);
    expect(meeting(two, { width: 2 }).isWhole).toBe(false);
  });

  it("come to the cheapest of all plans that are in time", () => {
    fc.assert(
      fc.property(anyFew, fc.nat(4), (each, most) => {
        const lost = Math.min(most, each.last.points - 1);
        const { offers, stock } = each;
        const eased = {
          ...each,
          offers: offers.map((offer, product) => ({ ...offer, product })),
          stock: offers.map(({ product }) => stock[product]!),
        };
        const costs = plansOf(eased, lost).map((plan) => costOf(eased, plan));
        const { found, isWhole } = meeting(eased, { lost, early: lost });
        expect(isWhole).toBe(true);
        expect(found?.cost ?? Infinity).toBe(Math.min(...costs));
      }),
      { numRuns: 400 },
    );
  });

  it("go on from the first where the cheapest they come to is late for a deadline", () => {
    const late = taskOf({
      prices: [
        [5, 50, 0],
        [3, 1, 1],
      ],
      stock: [9, 9],
      deadlines: [
        [2, 8],
        [4, 12],
      ],
      beyond: 3,
    });
    // Four of 3 would be enough, but come to 6 in two.
    expect(meeting(late).found).toEqual({ cost: 53, picks: [0, 1, 1, 1] });
    fc.assert(
      fc.property(anyLate, (each) => {
        const costs = plansOf(each, 0).map((plan) => costOf(each, plan));
        expect(meeting(each).found?.cost ?? Infinity).toBe(Math.min(...costs));
      }),
      { numRuns: 200 },
    );
  });

  it("then follow only the ways that have deadlines ahead", () => {
    const kept = vi.spyOn(List.prototype, "put");
    for (const each of fc.sample(anyLate, { numRuns: 100, seed: 20_261_126 })) meeting(each);
    expect(kept.mock.calls.length).toBeLessThanOrEqual(2166);
  });

  it("come to a plan, if to any, where they stopped", () => {
    fc.assert(
      fc.property(anyFew, fc.nat(6), (each, width) => {
        const { found } = meeting(each, { width });
        if (!found) return;
        const late = each.deadlines.filter(({ actions, points }) => {
          const done = found.picks.slice(0, actions);
          return done.reduce((sum, place) => sum + each.offers[place]!.points, 0) < points;
        });
        expect(late).toEqual([]);
        expect(costOf(each, found.picks)).toBe(found.cost);
      }),
      { numRuns: 400 },
    );
  });
});
