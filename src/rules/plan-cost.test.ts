import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cheapest } from "./plan-cost.ts";
import type { Task } from "./plan-task.ts";
import { anyFew, costOf, eased, plansOf, taskOf } from "./testing/plan-tasks.ts";

const plain = { lost: 0, anyLast: false, alone: false, from: 0 };

function leastOf(task: Task, lost: number): number | undefined {
  const costs = plansOf(task, lost).map((plan) => costOf(task, plan));
  return costs.length === 0 ? undefined : Math.min(...costs);
}

describe("the cheapest plan", () => {
  const task = taskOf({
    prices: [
      [10, 20, 0],
      [7, 9, 1],
      [5, 5, 2],
    ],
    stock: [9, 2, 3],
    deadlines: [[9, 30]],
    beyond: 3,
  });

  it("redeems nothing where all may be lost", () => {
    expect(cheapest(task, { ...plain, lost: 30 })).toEqual({ cost: 0, picks: [] });
  });

  it("is none where there is none that loses so little", () => {
    const late = { ...task, deadlines: [{ actions: 1, points: 11 }, task.last] };
    expect(cheapest(late, plain)).toBeUndefined();
    expect(cheapest(late, { ...plain, lost: 1 })).toBeDefined();
    const none = taskOf({ prices: [[10, 1, 0]], stock: [9], deadlines: [[9, 35]] });
    expect(cheapest(none, plain)).toBeUndefined();
    expect(cheapest(none, { ...plain, lost: 4 })).toBeUndefined();
    expect(cheapest(none, { ...plain, lost: 5 })).toEqual({ cost: 3, picks: [0, 0, 0] });
  });

  it("comes to what is to be saved and no more than there is, at the least cost", () => {
    // All but one of 10 come to 29.
    expect(cheapest(task, plain)).toEqual({ cost: 44, picks: [0, 1, 2, 2, 2] });
    expect(cheapest(task, { ...plain, lost: 1 })).toEqual({ cost: 33, picks: [1, 1, 2, 2, 2] });
  });

  it("is the same however much is known of what it costs at least", () => {
    for (const from of [1, 30, 43, 44]) {
      expect(cheapest(task, { ...plain, from })?.cost).toBe(44);
    }
  });

  it.each([
    { name: "two sweeps towards each other", alone: false },
    { name: "one alone", alone: true },
  ])("costs as little as the cheapest of all plans: $name", ({ alone }) => {
    fc.assert(
      fc.property(anyFew.map(eased), fc.nat(6), (each, most) => {
        const lost = Math.min(most, each.last.points);
        const found = cheapest(each, { ...plain, lost, alone });
        expect(found?.cost).toBe(leastOf(each, lost));
        if (found) expect(costOf(each, found.picks)).toBe(found.cost);
      }),
      { numRuns: 300 },
    );
  });

  it("counts the units that prices share in a sweep of one alone", () => {
    fc.assert(
      fc.property(anyFew, fc.nat(6), (each, most) => {
        const lost = Math.min(most, each.last.points);
        const found = cheapest(each, { ...plain, lost, alone: true });
        expect(found?.cost).toBe(leastOf(each, lost));
      }),
      { numRuns: 300 },
    );
  });
});
