import { describe, expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import { dayOf, startOfDay } from "../../rules/calendar.ts";
import { fen, points } from "../../rules/points.ts";
import { at, NOW } from "../../rules/testing/fixtures.ts";
import { deadlineOf, groupSteps } from "./group-steps.ts";
import type { Step } from "./plan-outcome.ts";

const MARCH = at("2026-04-01T00:00+08:00");
const APRIL = at("2026-05-01T00:00+08:00");

const row = (expiresAt: typeof MARCH, amount: number) => ({ expiresAt, points: points(amount) });

function step(number: number, rest: Partial<Step> = {}): Step {
  const what = { productId: "coupon", priceId: "points", points: points(500), fen: fen(0) };
  return { number, at: NOW, ...what, saves: [row(MARCH, 500)], others: [], ...rest };
}

describe("the steps of a plan", () => {
  const on = (day: number) => startOfDay(dayOf(NOW, aliPoint), day, aliPoint);
  const numbers = (steps: readonly Step[]) =>
    groupSteps(steps, aliPoint).map(({ first, last, count }) => [first.number, last.number, count]);

  it("are grouped where the same redemption follows, and the points of a date are added", () => {
    const steps = [
      step(1),
      step(2, { saves: [row(MARCH, 200), row(APRIL, 300)] }),
      step(3, {
        at: on(1),
        saves: [row(APRIL, 100)],
        others: [row(at("2027-01-01T00:00+08:00"), 400)],
      }),
    ];
    expect(groupSteps(steps, aliPoint)).toMatchObject([
      {
        first: { number: 1 },
        last: { number: 3 },
        count: 3,
        saves: [row(MARCH, 700), row(APRIL, 400)],
        others: [{ points: 400 }],
      },
    ]);
  });

  it("are grouped by product where several are redeemed each day", () => {
    const towel = { productId: "towel" };
    const steps = [
      step(1),
      step(2, towel),
      step(3, { at: on(1) }),
      step(4, { ...towel, at: on(1) }),
    ];
    expect(numbers(steps)).toEqual([
      [1, 3, 2],
      [2, 4, 2],
    ]);
  });

  it("are not grouped across a day without that redemption, or with another price", () => {
    const towel = { productId: "towel", at: on(1) };
    const steps = [step(1), step(2, towel), step(3, { at: on(2) }), step(4, { priceId: "cash" })];
    expect(numbers(steps)).toEqual([
      [1, 1, 1],
      [2, 2, 1],
      [3, 3, 1],
      [4, 4, 1],
    ]);
  });

  it("have to be made before the first points expire that the last of them saves", () => {
    expect(deadlineOf([step(1, { saves: [row(MARCH, 200), row(APRIL, 300)] })])).toBe(MARCH);
    expect(deadlineOf([step(1), step(2, { saves: [row(APRIL, 300)] })])).toBe(APRIL);
    expect(deadlineOf([])).toBeUndefined();
  });
});
