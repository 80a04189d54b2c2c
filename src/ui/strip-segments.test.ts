import { describe, expect, it } from "vitest";
import { groupSegments, type Segment } from "./strip-segments.ts";

const JANUARY_2027 = 2027 * 12;

const inMonth = (month: number, more: Partial<Segment> = {}): Segment => ({
  key: String(month),
  state: "later",
  points: 100,
  taken: 0,
  month,
  ...more,
});

const months = (count: number, first = JANUARY_2027 - 2) =>
  Array.from({ length: count }, (_, index) => inMonth(first + index));

const spans = (segments: readonly Segment[], room: number) =>
  groupSegments(segments, room).map(({ segments: joined }) => joined.length);

describe("the bars of a strip", () => {
  it("are single months if all fit", () => {
    expect(spans(months(37), 37)).toEqual(Array.from({ length: 37 }, () => 1));
  });

  it.each([1, 2, 3])("are single months if there are only %i, in one year", (count) => {
    expect(spans(months(count, JANUARY_2027), 7)).toHaveLength(count);
  });

  it("join the last months in quarters first, and no more than necessary", () => {
    expect(spans(months(37), 33)).toEqual([...Array.from({ length: 30 }, () => 1), 2, 3, 2]);
  });

  it("end in years on a phone, after single near months", () => {
    expect(spans(months(37), 8)).toEqual([1, 1, 1, 1, 1, 9, 12, 11]);
  });

  it.each([8, 9, 12, 20, 28, 36])("are at most %i if that many fit", (room) => {
    for (let first = 0; first < 12; first++) {
      expect(spans(months(37, JANUARY_2027 + first), room).length).toBeLessThanOrEqual(room);
    }
  });

  it("keep all points and all that are taken, however few bars fit", () => {
    const segments = months(37).map((segment, index) => ({ ...segment, taken: index }));
    for (let room = 1; room <= 37; room++) {
      const bars = groupSegments(segments, room);
      expect(bars.reduce((total, bar) => total + bar.points, 0)).toBe(3_700);
      expect(bars.reduce((total, bar) => total + bar.taken, 0)).toBe(666);
      expect(bars.flatMap((bar) => bar.segments)).toEqual(segments);
    }
  });

  it("join only adjacent months of the same state and calendar year", () => {
    const segments = [
      inMonth(JANUARY_2027 - 1, { state: "soon" }),
      inMonth(JANUARY_2027),
      inMonth(JANUARY_2027 + 1),
      inMonth(JANUARY_2027 + 2, { state: "lost" }),
    ];
    expect(spans(segments, 1)).toEqual([1, 2, 1]);
  });

  it("leave a segment without a month single", () => {
    const { month: _, ...held } = inMonth(0, { state: "held" });
    expect(spans([held, { ...held, key: "other" }], 1)).toEqual([1, 1]);
  });

  it("keep the steps apart if they fit, and name none if several are joined", () => {
    const inStep = (step: number) => inMonth(JANUARY_2027, { key: String(step), taken: 100, step });
    const steps = [1, 2, 3, 4, 5, 6].map(inStep);
    expect(groupSegments(steps, 6).map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(groupSegments(steps, 4).at(-1)).toMatchObject({ taken: 300, step: undefined });
  });
});
