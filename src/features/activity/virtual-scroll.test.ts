import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  positionAt,
  scrollHeight,
  hasDrifted,
  MAX_SCROLL_HEIGHT,
  rowAt,
  afterScroll,
  rowRangeAt,
  toScrollOffset,
  toListOffset,
} from "./virtual-scroll.ts";

const ROW = 72;
const MILLION = 1_000_000 * ROW;
const SEEN = 900;

describe("a list within the height limit", () => {
  it.each([0, ROW, MAX_SCROLL_HEIGHT - 1, MAX_SCROLL_HEIGHT])(
    "of %i px scrolls pixel for pixel",
    (height) => {
      expect(scrollHeight(height)).toBe(height);
      expect(toListOffset(height, height)).toBe(height);
      expect(toScrollOffset(height, height)).toBe(height);
      const far = afterScroll({ scrollTop: 0, shift: 0 }, height / 2, { height, viewHeight: SEEN });
      expect(far).toEqual({ scrollTop: height / 2, shift: 0 });
    },
  );
});

describe("a list above the height limit", () => {
  it("has the limit as its height, and its own beginning and end", () => {
    for (const height of [MAX_SCROLL_HEIGHT + 1, MILLION]) {
      expect(scrollHeight(height)).toBe(MAX_SCROLL_HEIGHT);
      expect(toListOffset(0, height)).toBe(0);
      expect(toListOffset(MAX_SCROLL_HEIGHT, height)).toBe(height);
      expect(toScrollOffset(height, height)).toBe(MAX_SCROLL_HEIGHT);
    }
  });

  it("maps scroll positions to list positions in order, and back", () => {
    const anyHeight = fc.integer({ min: MAX_SCROLL_HEIGHT + 1, max: 100 * MILLION });
    fc.assert(
      fc.property(anyHeight, fc.nat(MAX_SCROLL_HEIGHT - 1), (height, scrollTop) => {
        const step = toListOffset(scrollTop + 1, height) - toListOffset(scrollTop, height);
        expect(step).toBeGreaterThan(0);
        expect(toScrollOffset(toListOffset(scrollTop, height), height)).toBe(scrollTop);
      }),
    );
  });

  it("shows any row exactly: the first, one at a seam, the millionth", () => {
    for (const row of [0, 1, 13_888, 13_889, 500_000, 986_111, 986_112, 999_999]) {
      const { scrollTop, shift } = positionAt(row * ROW, MILLION);
      expect(scrollTop + shift).toBe(row * ROW);
      expect(Number.isInteger(scrollTop)).toBe(true);
      expect(scrollTop).toBeLessThan(MAX_SCROLL_HEIGHT);
    }
  });

  it("moves pixel for pixel in small steps, anywhere", () => {
    const sight = { height: MILLION, viewHeight: SEEN };
    for (const listOffset of [0, 5_000_000, 40_000_000, 71_000_000]) {
      const before = positionAt(listOffset, MILLION);
      const after = afterScroll(before, before.scrollTop + 4 * SEEN, sight);
      expect(after.scrollTop + after.shift).toBe(listOffset + 4 * SEEN);
    }
  });

  it("moves to the same share in a jump, and reaches both ends", () => {
    const sight = { height: MILLION, viewHeight: SEEN };
    const middle = afterScroll({ scrollTop: 0, shift: 0 }, MAX_SCROLL_HEIGHT / 2, sight);
    expect(middle.scrollTop + middle.shift).toBe(MILLION / 2);
    const end = afterScroll(middle, MAX_SCROLL_HEIGHT - SEEN, sight);
    expect(end.scrollTop + end.shift + SEEN).toBe(MILLION);
    const begin = afterScroll({ scrollTop: 900, shift: 12_345 }, 0, sight);
    expect(begin.scrollTop + begin.shift).toBe(0);
  });

  it("detects that small steps have added up to a drift", () => {
    const before = positionAt(MILLION / 2, MILLION);
    expect(hasDrifted(before, MILLION)).toBe(false);
    expect(hasDrifted({ ...before, scrollTop: before.scrollTop + 100_000 }, MILLION)).toBe(false);
    expect(hasDrifted({ ...before, scrollTop: before.scrollTop + 400_000 }, MILLION)).toBe(true);
    expect(hasDrifted({ scrollTop: 400_000, shift: 0 }, ROW * 9_000)).toBe(false);
  });
});

describe("the rendered rows", () => {
  it.each([
    [0, { start: 0, end: 0 }],
    [1, { start: 0, end: 1 }],
    [13, { start: 0, end: 13 }],
  ])("of %i are all", (count, all) => {
    expect(rowRangeAt(0, SEEN, ROW, count)).toEqual(all);
  });

  it("are those in the window and some around it, at both ends of a million rows rows", () => {
    expect(rowRangeAt(0, SEEN, ROW, 1_000_000)).toEqual({ start: 0, end: 24 });
    expect(rowRangeAt(MILLION - SEEN, SEEN, ROW, 1_000_000).end).toBe(1_000_000);
    fc.assert(
      fc.property(fc.integer({ min: -SEEN, max: MILLION }), (listOffset) => {
        const { start, end } = rowRangeAt(listOffset, SEEN, ROW, 1_000_000);
        const first = rowAt(listOffset, ROW, 1_000_000);
        const last = rowAt(listOffset + SEEN - 1, ROW, 1_000_000);
        expect(start).toBeLessThanOrEqual(first);
        expect(end).toBeGreaterThan(last);
        expect(end - start).toBeLessThanOrEqual(40);
      }),
    );
  });

  it("stay the same while the window moves within a row", () => {
    expect(rowRangeAt(1_000 * ROW + 1, SEEN, ROW, 2_000)).toEqual(
      rowRangeAt(1_000 * ROW + 30, SEEN, ROW, 2_000),
    );
  });

  it("are in the list for offsets before its first pixel and after its last", () => {
    expect(rowAt(-1, ROW, 10)).toBe(0);
    expect(rowAt(10 * ROW, ROW, 10)).toBe(9);
  });
});
