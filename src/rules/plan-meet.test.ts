import fc from "fast-check";
import { describe, expect, it } from "vitest";
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
