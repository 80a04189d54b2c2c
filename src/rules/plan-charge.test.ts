import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chargeOf, type Charge, type Need } from "./plan-charge.ts";
import { mostPoints, pointsAfter, type Task } from "./plan-task.ts";
import { anyFew, costOf, plansOf, taskOf } from "./testing/plan-tasks.ts";

const plain: Need = { lost: 0, full: false, anyLast: false };

/** Prices of a point that may be any; below 0 for the last deadline alone. */
const anyCharged = fc
  .record({
    task: anyFew,
    lost: fc.nat(6),
    early: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 }),
    price: fc.integer({ min: -6, max: 8 }),
  })
  .map(({ task, lost, early, price }) => {
    const prices = task.deadlines.map((each, place) =>
      each === task.last ? price : early[place]!,
    );
    return { task, lost, prices: prices.map((each) => each / 2) };
  });

/** What a charge says is owed after the first so many of these picks, with offers from a place on. */
function owedAfter(
  task: Task,
  { owed, priceAfter }: Charge,
  picks: readonly number[],
  from: number,
) {
  const sum = pointsAfter(task, picks).at(-1)!;
  return owed(from, picks.length) - priceAfter[picks.length]! * sum;
}

/** On its way no plan is to pay less than what is owed, with offers from its next one on. */
function expectOwed(task: Task, charge: Charge, plan: readonly number[]) {
  for (let done = 0; done <= plan.length; done++) {
    const next = plan[done] ?? task.offers.length;
    for (const from of new Set([0, next])) {
      const owed = owedAfter(task, charge, plan.slice(0, done), from);
      expect(owed).toBeLessThanOrEqual(costOf(task, plan.slice(done)));
    }
  }
}

describe("a charge", () => {
  /** 10 points cost 20, and 5 points 5. */
  const of = (
    stock: readonly [number, number],
    deadlines: readonly (readonly [number, number])[],
    beyond = 0,
  ) =>
    taskOf({
      prices: [
        [10, 20, 0],
        [5, 5, 1],
      ],
      stock,
      deadlines,
      beyond,
    });

  it("asks for every point a price, and pays it back for every unit's points where that is more than it costs", () => {
    const task = of([9, 9], [[9, 30]]);
    expect(chargeOf(task, [0.5], plain).owed(0, 0)).toBeCloseTo(15, 9);
    expect(chargeOf(task, [1], plain).owed(0, 0)).toBeCloseTo(30, 9);
    // All nine units of 5 points bring 5 each.
    expect(chargeOf(task, [2], plain).owed(0, 0)).toBeCloseTo(15, 9);
    expect(chargeOf(task, [3], plain).owed(0, 0)).toBeCloseTo(0, 9);
  });

  it("counts no more units than there are", () => {
    expect(chargeOf(of([9, 4], [[9, 30]]), [2], plain).owed(0, 0)).toBeCloseTo(40, 9);
    expect(chargeOf(of([1, 4], [[9, 30]]), [3], plain).owed(0, 0)).toBeCloseTo(40, 9);
  });

  it("takes for a product the price of its that brings most, each unit once", () => {
    const task = taskOf({
      prices: [
        [10, 20, 0],
        [5, 5, 0],
        [4, 1, 1],
      ],
      stock: [2, 1],
      deadlines: [[9, 30]],
    });
    // At 2 a point they bring 0, 5 and 7; at 4, 20, 15 and 15.
    expect(chargeOf(task, [2], plain).owed(0, 0)).toBeCloseTo(60 - 2 * 5 - 7, 9);
    expect(chargeOf(task, [4], plain).owed(0, 0)).toBeCloseTo(120 - 2 * 20 - 15, 9);
    expect(chargeOf(task, [4], plain).owed(1, 0)).toBeCloseTo(120 - 2 * 15 - 15, 9);
    expect(chargeOf(task, [4], plain).owed(2, 0)).toBeCloseTo(120 - 15, 9);
    expect(chargeOf(task, [4], plain).owed(3, 0)).toBeCloseTo(120, 9);
  });

  it("counts a product's units once, though its price that brings less came first", () => {
    const task = taskOf({
      prices: [
        [10, 20, 0],
        [5, 5, 0],
      ],
      stock: [2],
      deadlines: [[9, 30]],
    });
    expect(chargeOf(task, [4], plain).owed(0, 0)).toBeCloseTo(120 - 2 * 20, 9);
    // The other way about, it is the smaller one that brings more.
    expect(chargeOf(task, [2], plain).owed(0, 0)).toBeCloseTo(60 - 2 * 5, 9);
  });

  it("asks for less after actions: fewer are left to bring anything, and points that are there are paid for", () => {
    const { owed, priceAfter } = chargeOf(of([9, 9], [[3, 20]]), [2], plain);
    expect([0, 1, 2, 3].map((actions) => owed(0, actions))).toEqual(
      [25, 30, 35, 0].map((each) => expect.closeTo(each, 9)),
    );
    expect([...priceAfter]).toEqual([2, 2, 2, 0]);
  });

  it("asks for less where so much is lost", () => {
    const task = of([9, 9], [[9, 30]]);
    expect(chargeOf(task, [1], { ...plain, lost: 7 }).owed(0, 0)).toBeCloseTo(23, 9);
  });

  it("asks for a deadline's points until it is past, and pays for points by all that are ahead", () => {
    const task = of(
      [9, 9],
      [
        [1, 10],
        [3, 20],
      ],
    );
    const { owed, priceAfter } = chargeOf(task, [3, 1], plain);
    // Of 10 points first, at 4 a point, and of 5 and 5 then: that is the best plan.
    expect(owed(0, 0)).toBeCloseTo(30, 9);
    expect(owed(1, 0)).toBeCloseTo(35, 9);
    expect(owed(0, 1)).toBeCloseTo(20, 9);
    expect([...priceAfter]).toEqual([4, 1, 1, 0]);
  });

  it("asks for exactly so many units where every action is taken", () => {
    const full = { ...plain, full: true };
    const task = of([9, 2], [[3, 10]], 10);
    expect(chargeOf(task, [0], full).owed(0, 0)).toBeCloseTo(30, 9);
    expect(chargeOf(task, [0], full).owed(0, 1)).toBeCloseTo(10, 9);
    expect(chargeOf(task, [0], full).owed(1, 0)).toBe(Infinity);
    expect(chargeOf(task, [0], plain).owed(0, 0)).toBeCloseTo(0, 9);
  });

  it("may ask below 0 for no more than the most there may be", () => {
    const task = taskOf({
      prices: [
        [10, 1, 0],
        [5, 5, 1],
      ],
      stock: [9, 9],
      deadlines: [[3, 10]],
      beyond: 10,
    });
    // Of three, two of 5 points: three of 10 are more than there is.
    expect(chargeOf(task, [-0.8], { ...plain, full: true }).owed(0, 0)).toBeCloseTo(11, 9);
  });

  it("lets one unit come from before the place where the last may be any", () => {
    const task = of([9, 9], [[9, 30]]);
    const anyLast = { ...plain, anyLast: true };
    const [strict, eased] = [plain, anyLast].map((need) => chargeOf(task, [3], need));
    expect(strict!.owed(1, 7)).toBeCloseTo(90 - 2 * 10, 9);
    expect(eased!.owed(1, 7)).toBeCloseTo(90 - 2 * 10, 9);
    const [strict4, eased4] = [plain, anyLast].map((need) => chargeOf(task, [4], need));
    expect(strict4!.owed(1, 7)).toBeCloseTo(120 - 2 * 15, 9);
    expect(eased4!.owed(1, 7)).toBeCloseTo(120 - 15 - 20, 9);
    expect(eased4!.owed(2, 7)).toBeCloseTo(120 - 20, 9);
    expect(eased4!.owed(2, 9)).toBeCloseTo(0, 9);
  });

  it("asks from the last redemption on for what is surely still to come of earlier deadlines", () => {
    const task = of(
      [9, 9],
      [
        [1, 10],
        [3, 20],
      ],
    );
    const turned = { ...task, offers: task.offers.toReversed() };
    const { owed, priceAfter } = chargeOf(turned, [3, 1], plain, 2);
    // Of two or more, the first is still to come once one is done; with two done it may be among them.
    expect([0, 1, 2].map((actions) => owed(0, actions))).toEqual(
      [30, 30, 0].map((each) => expect.closeTo(each, 9)),
    );
    // What is done counts for the last deadline alone.
    expect([...priceAfter]).toEqual([1, 1, 1, 0]);
  });

  it("tells how much more it costs to redeem an offer, in whichever time that costs least", () => {
    const excess = (task: Task, prices: readonly number[]) =>
      [0, 1].map(chargeOf(task, prices, plain).excess);
    expect(excess(of([9, 4], [[9, 30]]), [1])).toEqual([10, 0]);
    expect(excess(of([9, 4], [[9, 30]]), [3])).toEqual([0, 0]);
    expect(excess(of([9, 9], [[4, 30]]), [2])).toEqual([5, 0]);
    expect(excess(of([9, 9], [[4, 30]]), [5])).toEqual([0, 10]);
    const early = [
      [1, 10],
      [3, 20],
    ] as const;
    expect(excess(of([9, 9], early), [1, 1])).toEqual([5, 0]);
  });

  it("leaves as much room as all rounding can have added", () => {
    const { owed } = chargeOf(of([9, 9], [[9, 30]], 6), [-3], plain);
    // Nine redemptions of at most 20 and 10 points at 3, and 30 points at 3; each sum has up to 17 terms.
    expect(-owed(0, 9) / Number.EPSILON).toBe((9 * (20 + 3 * 10) + 3 * 30) * 17);
  });

  it("never asks for more than any plan pays, whatever the prices", () => {
    fc.assert(
      fc.property(anyCharged, ({ task, lost, prices }) => {
        const charge = chargeOf(task, prices, { ...plain, lost });
        for (const plan of plansOf(task, lost)) expectOwed(task, charge, plan);
      }),
      { numRuns: 300 },
    );
  });

  it("never asks for more than any plan pays that takes every action", () => {
    fc.assert(
      fc.property(anyCharged, ({ task, lost, prices }) => {
        const charge = chargeOf(task, prices, { lost, full: true, anyLast: false });
        const full = plansOf(task, lost).filter(({ length }) => length === task.last.actions);
        for (const plan of full) expectOwed(task, charge, plan);
      }),
      { numRuns: 300 },
    );
  });

  it("never asks for more than any plan pays of which the last redemption is any", () => {
    fc.assert(
      fc.property(anyCharged, ({ task, lost, prices }) => {
        const charge = chargeOf(task, prices, { lost, full: false, anyLast: true });
        for (const plan of plansOf(task, lost, true)) {
          for (let done = 0; done < plan.length; done++) {
            const next = done === plan.length - 1 ? task.offers.length : plan[done]!;
            const owed = owedAfter(task, charge, plan.slice(0, done), next);
            expect(owed).toBeLessThanOrEqual(costOf(task, plan.slice(done)));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("never asks for more of those that are taken from the last on", () => {
    fc.assert(
      fc.property(anyCharged, fc.boolean(), ({ task, lost, prices }, full) => {
        const turned = { ...task, offers: task.offers.toReversed() };
        const goal = task.last.points - lost;
        const fewest = mostPoints(task).findIndex((points) => points >= goal);
        fc.pre(fewest >= 0);
        const charge = chargeOf(turned, prices, { lost, full, anyLast: false }, fewest);
        for (const plan of plansOf(task, lost)) {
          if (full && plan.length < task.last.actions) continue;
          const places = plan.map((place) => task.offers.length - 1 - place);
          expectOwed(turned, charge, places.toReversed());
        }
      }),
      { numRuns: 300 },
    );
  });

  it("never says that an offer makes a plan dearer than it is", () => {
    fc.assert(
      fc.property(anyCharged, ({ task, lost, prices }) => {
        const charge = chargeOf(task, prices, { ...plain, lost });
        for (const plan of plansOf(task, lost)) {
          for (const place of new Set(plan)) {
            const times = plan.filter((each) => each === place).length;
            const least = charge.owed(0, 0) + times * charge.excess(place);
            expect(least).toBeLessThanOrEqual(costOf(task, plan));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
