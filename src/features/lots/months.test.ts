import { describe, expect, it } from "vitest";
import { instant, startOfMonth, type Month } from "../../rules/calendar.ts";
import { points } from "../../rules/points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { monthBars, byYear } from "./months.ts";
import { at } from "../../rules/testing/fixtures.ts";

const NOVEMBER = (2026 * 12 + 10) as Month;
const endOf = (monthsOn: number) => startOfMonth(NOVEMBER, monthsOn + 1, aliPoint);

describe("the bars of the chart by month", () => {
  it("have one for every month from the first to the last, even if nothing expires", () => {
    const expiring = [
      { points: points(40), expiresAt: endOf(0) },
      { points: points(100), expiresAt: endOf(3) },
    ];
    expect(monthBars(expiring, endOf(1), aliPoint)).toEqual([
      { start: instant(Date.parse("2026-11-01T00:00+08:00")), soon: 40, later: 0 },
      { start: instant(Date.parse("2026-12-01T00:00+08:00")), soon: 0, later: 0 },
      { start: instant(Date.parse("2027-01-01T00:00+08:00")), soon: 0, later: 0 },
      { start: instant(Date.parse("2027-02-01T00:00+08:00")), soon: 0, later: 100 },
    ]);
  });

  it("add up expiries at several times of one month", () => {
    const early = { points: points(1), expiresAt: instant(endOf(0) - 1_000) };
    const bars = monthBars([early, { points: points(2), expiresAt: endOf(0) }], endOf(1), aliPoint);
    expect(bars.map(({ soon }) => soon)).toEqual([3]);
  });

  it("are soon up to the next month's end, then later", () => {
    const expiring = [0, 1, 2].map((on) => ({ points: points(5), expiresAt: endOf(on) }));
    const bars = monthBars(expiring, endOf(1), aliPoint);
    expect(bars.map(({ soon, later }) => [soon, later])).toEqual([
      [5, 0],
      [5, 0],
      [0, 5],
    ]);
  });

  it("are empty if nothing expires", () => {
    expect(monthBars([], endOf(1), aliPoint)).toEqual([]);
  });
});

const row = (expiresAt: string) => ({ expiresAt: at(expiresAt), points: points(5) });

it("puts points that expire at New Year's midnight in the year before", () => {
  const [december, january] = [
    row("2027-01-01T00:00:00.000+08:00"),
    row("2027-02-01T00:00:00.000+08:00"),
  ];
  expect(byYear([december, january], aliPoint)).toEqual([
    { year: 2026, rows: [december] },
    { year: 2027, rows: [january] },
  ]);
});
