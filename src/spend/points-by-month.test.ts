import { expect, it } from "vitest";
import { instant, startOfMonth, type Month } from "../rules/calendar.ts";
import { points } from "../rules/points.ts";
import { aliPoint } from "../catalog/alipoint.ts";
import { pointsByMonth, sumOfMonths } from "./points-by-month.ts";

const NOVEMBER = (2026 * 12 + 10) as Month;
const endOf = (later: number) => startOfMonth(NOVEMBER, later + 1, aliPoint);
const expiring = (later: number, amount: number, earlierMs = 0) => ({
  expiresAt: instant(endOf(later) - earlierMs),
  points: points(amount),
});

it("sums points by the month in which they expire, also at several times of it", () => {
  const taken = [expiring(1, 5), expiring(0, 300), expiring(0, 89, 1_000)];
  expect(pointsByMonth(taken, undefined, aliPoint)).toEqual([
    { month: NOVEMBER, lastAt: endOf(0) - 1, points: 389 },
    { month: NOVEMBER + 1, lastAt: endOf(1) - 1, points: 5 },
  ]);
});

it("says how many the month had before, and leaves out months that gave none", () => {
  const before = [expiring(0, 389), expiring(1, 785), expiring(2, 40)];
  const rows = pointsByMonth([expiring(0, 389), expiring(1, 611)], before, aliPoint);
  expect(rows.map(({ points: taken, before: had }) => [had, taken])).toEqual([
    [389, 389],
    [785, 611],
  ]);
});

it("has no rows if no points were taken", () => {
  expect(pointsByMonth([], [expiring(0, 1)], aliPoint)).toEqual([]);
});

it("sums several months, and what they had before where that is known of all", () => {
  const before = [expiring(0, 389), expiring(1, 785)];
  const taken = [expiring(0, 300), expiring(1, 11)];
  expect(sumOfMonths(pointsByMonth(taken, before, aliPoint))).toEqual({
    points: 311,
    before: 1_174,
  });
  expect(sumOfMonths(pointsByMonth(taken, undefined, aliPoint))).toEqual({ points: 311 });
});
