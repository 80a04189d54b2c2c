import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  at,
  drawnHeight,
  hasDrifted,
  MAX_DRAWN,
  rowAt,
  scrolled,
  stretchAt,
  toDrawn,
  toWhole,
} from "./long-scroll.ts";

const ROW = 72;
const MILLION = 1_000_000 * ROW;
const SEEN = 900;

describe("a list that is no higher than the page can be", () => {
  it.each([0, ROW, MAX_DRAWN - 1, MAX_DRAWN])("of %i px is drawn as it is", (height) => {
    expect(drawnHeight(height)).toBe(height);
    expect(toWhole(height, height)).toBe(height);
    expect(toDrawn(height, height)).toBe(height);
    const far = scrolled({ drawn: 0, shift: 0 }, height / 2, { height, seen: SEEN });
    expect(far).toEqual({ drawn: height / 2, shift: 0 });
  });
});

describe("a list that is higher", () => {
  it("is drawn as high as the page can be, and begins and ends where it does", () => {
    for (const height of [MAX_DRAWN + 1, MILLION]) {
      expect(drawnHeight(height)).toBe(MAX_DRAWN);
      expect(toWhole(0, height)).toBe(0);
      expect(toWhole(MAX_DRAWN, height)).toBe(height);
      expect(toDrawn(height, height)).toBe(MAX_DRAWN);
    }
  });

  it("has each position in its order, and finds it again to within what one pixel stands for", () => {
    const anyHeight = fc.integer({ min: MAX_DRAWN + 1, max: 100 * MILLION });
    fc.assert(
      fc.property(anyHeight, fc.nat(MAX_DRAWN - 1), (height, drawn) => {
        const step = toWhole(drawn + 1, height) - toWhole(drawn, height);
        expect(step).toBeGreaterThan(0);
        expect(toDrawn(toWhole(drawn, height), height)).toBe(drawn);
      }),
    );
  });

  it("looks at any row exactly, be it the first, one at a seam or the millionth", () => {
    for (const row of [0, 1, 13_888, 13_889, 500_000, 986_111, 986_112, 999_999]) {
      const { drawn, shift } = at(row * ROW, MILLION);
      expect(drawn + shift).toBe(row * ROW);
      expect(Number.isInteger(drawn)).toBe(true);
      expect(drawn).toBeLessThan(MAX_DRAWN);
    }
  });

  it("moves pixel for pixel by hand, anywhere", () => {
    const sight = { height: MILLION, seen: SEEN };
    for (const whole of [0, 5_000_000, 40_000_000, 71_000_000]) {
      const before = at(whole, MILLION);
      const after = scrolled(before, before.drawn + 4 * SEEN, sight);
      expect(after.drawn + after.shift).toBe(whole + 4 * SEEN);
    }
  });

  it("moves by its share in a leap, and comes to its very ends", () => {
    const sight = { height: MILLION, seen: SEEN };
    const middle = scrolled({ drawn: 0, shift: 0 }, MAX_DRAWN / 2, sight);
    expect(middle.drawn + middle.shift).toBe(MILLION / 2);
    const end = scrolled(middle, MAX_DRAWN - SEEN, sight);
    expect(end.drawn + end.shift + SEEN).toBe(MILLION);
    const begin = scrolled({ drawn: 900, shift: 12_345 }, 0, sight);
    expect(begin.drawn + begin.shift).toBe(0);
  });

  it("says when scrolling on has brought it away from its place", () => {
    const before = at(MILLION / 2, MILLION);
    expect(hasDrifted(before, MILLION)).toBe(false);
    expect(hasDrifted({ ...before, drawn: before.drawn + 100_000 }, MILLION)).toBe(false);
    expect(hasDrifted({ ...before, drawn: before.drawn + 400_000 }, MILLION)).toBe(true);
    expect(hasDrifted({ drawn: 400_000, shift: 0 }, ROW * 9_000)).toBe(false);
  });
});

describe("the rows that are drawn", () => {
  it.each([
    [0, { start: 0, end: 0 }],
    [1, { start: 0, end: 1 }],
    [13, { start: 0, end: 13 }],
  ])("of %i are all", (count, all) => {
    expect(stretchAt(0, SEEN, ROW, count)).toEqual(all);
  });

  it("are those in the window and some around it, at both ends of a million", () => {
    expect(stretchAt(0, SEEN, ROW, 1_000_000)).toEqual({ start: 0, end: 24 });
    expect(stretchAt(MILLION - SEEN, SEEN, ROW, 1_000_000).end).toBe(1_000_000);
    fc.assert(
      fc.property(fc.integer({ min: -SEEN, max: MILLION }), (whole) => {
        const { start, end } = stretchAt(whole, SEEN, ROW, 1_000_000);
        const first = rowAt(whole, ROW, 1_000_000);
        const last = rowAt(whole + SEEN - 1, ROW, 1_000_000);
        expect(start).toBeLessThanOrEqual(first);
        expect(end).toBeGreaterThan(last);
        expect(end - start).toBeLessThanOrEqual(40);
      }),
    );
  });

  it("stay the same while the window moves within a row", () => {
    expect(stretchAt(1_000 * ROW + 1, SEEN, ROW, 2_000)).toEqual(
      stretchAt(1_000 * ROW + 30, SEEN, ROW, 2_000),
    );
  });

  it("lie in the list before its first pixel and after its last", () => {
    expect(rowAt(-1, ROW, 10)).toBe(0);
    expect(rowAt(10 * ROW, ROW, 10)).toBe(9);
  });
});
