import { expect, it } from "vitest";
import { stripParts, type Segment } from "./strip-segments.ts";

const NOVEMBER = 2026 * 12 + 10;

const inMonth = (month: number, more: Partial<Segment> = {}): Segment => ({
  key: `${month} ${more.state}`,
  state: "later",
  points: 100,
  taken: 0,
  month,
  ...more,
});

const textOf = (segments: readonly Segment[]) =>
  stripParts(segments).map(({ state, points, taken }) => `${state} ${points}/${taken}`);

it("has a part for each month that expires soon, and one for all later months", () => {
  const soon = [0, 1].map((later) => inMonth(NOVEMBER + later, { state: "soon" }));
  const later = Array.from({ length: 34 }, (_, index) => inMonth(NOVEMBER + 2 + index));
  const parts = stripParts([...soon, ...later]);
  expect(parts.map(({ points }) => points)).toEqual([100, 100, 3_400]);
  expect(parts.at(-1)).toMatchObject({ firstMonth: NOVEMBER + 2, lastMonth: NOVEMBER + 35 });
});

it("adds up what is taken", () => {
  const segments = [
    inMonth(NOVEMBER, { state: "soon", taken: 100 }),
    inMonth(NOVEMBER, { state: "soon", taken: 30 }),
    inMonth(NOVEMBER + 2, { taken: 5 }),
    inMonth(NOVEMBER + 3, { taken: 7 }),
  ];
  expect(textOf(segments)).toEqual(["soon 200/130", "later 200/12"]);
});

it("keeps states apart, also of one month", () => {
  const segments = (["held", "lost", "soon", "back", "later", "new", "pending"] as const).map(
    (state) => inMonth(NOVEMBER, { state }),
  );
  expect(stripParts(segments)).toHaveLength(7);
});

it("has no parts without points", () => {
  expect(stripParts([])).toEqual([]);
});
