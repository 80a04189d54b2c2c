import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addShifted, emptySums, hasAny, highest, type Sums } from "./plan-sums.ts";

const LIMIT = 200;
const numbers = fc.uniqueArray(fc.nat(LIMIT - 1), { maxLength: 40 });

/** Each number is what comes of 0, shifted by it. */
function sumsOf(members: readonly number[], limit = LIMIT): Sums {
  const zero: Sums = { bits: Uint32Array.of(1), end: 1 };
  return members.reduce((sums, member) => addShifted(sums, zero, 0, member, limit), emptySums);
}

function membersOf(sums: Sums): number[] {
  return Array.from({ length: LIMIT + 64 }, (_, number) => number).filter((number) =>
    hasAny(sums, number, number),
  );
}

const inOrder = (members: Iterable<number>) => [...new Set(members)].toSorted((a, b) => a - b);

describe("a set of sums", () => {
  it("has the numbers that were put into it, and none other", () => {
    fc.assert(
      fc.property(numbers, (members) => {
        expect(membersOf(sumsOf(members))).toEqual(inOrder(members));
      }),
    );
  });

  it("says whether there is a number from one to another, both included", () => {
    fc.assert(
      fc.property(
        numbers,
        fc.nat(LIMIT + 70),
        fc.integer({ min: -70, max: LIMIT + 70 }),
        (members, from, to) => {
          const isThere = members.some((member) => from <= member && member <= to);
          expect(hasAny(sumsOf(members), from, to)).toBe(isThere);
        },
      ),
    );
  });

  it("knows its greatest number, and -1 where there is none", () => {
    fc.assert(
      fc.property(numbers, (members) => {
        expect(highest(sumsOf(members))).toBe(Math.max(-1, ...members));
      }),
    );
  });

  it("takes those of another from a number on, each so much more, below a limit", () => {
    fc.assert(
      fc.property(
        numbers,
        numbers,
        fc.nat(LIMIT),
        fc.integer({ min: 1, max: LIMIT }),
        fc.integer({ min: 1, max: LIMIT }),
        (into, of, from, step, limit) => {
          const below = into.filter((member) => member < limit);
          const moved = of.filter((member) => member >= from).map((member) => member + step);
          const both = addShifted(sumsOf(below, limit), sumsOf(of), from, step, limit);
          expect(membersOf(both)).toEqual(
            inOrder([...below, ...moved.filter((member) => member < limit)]),
          );
        },
      ),
    );
  });

  it("takes its own, each so much more: as the sums of a price do that may be paid once more", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: LIMIT }), (members, step) => {
        const sums = sumsOf(members);
        const copy: Sums = { bits: sums.bits.slice(), end: sums.end };
        const moved = members.map((member) => member + step).filter((member) => member < LIMIT);
        expect(membersOf(addShifted(copy, sums, 0, step, LIMIT))).toEqual(
          inOrder([...members, ...moved]),
        );
      }),
    );
  });

  it("is told apart at the ends of its words", () => {
    const ends = [0, 31, 32, 63, 64, 95];
    const sums = sumsOf(ends);
    expect(membersOf(sums)).toEqual(ends);
    expect(hasAny(sums, 1, 30)).toBe(false);
    expect(hasAny(sums, 1, 31)).toBe(true);
    expect(hasAny(sums, 33, 62)).toBe(false);
    expect(hasAny(sums, 32, 62)).toBe(true);
    expect(hasAny(sums, 96, 500)).toBe(false);
    expect(ends.map((end) => highest(sumsOf([end])))).toEqual(ends);
  });

  it("carries from a word into one that it had not", () => {
    const top: Sums = { bits: Uint32Array.of(2 ** 31), end: 1 };
    expect(membersOf(addShifted(emptySums, top, 0, 31, LIMIT))).toEqual([62]);
    expect(membersOf(addShifted(emptySums, top, 0, 32, LIMIT))).toEqual([63]);
  });

  it("has nothing from its end on", () => {
    const sums: Sums = { bits: Uint32Array.of(1, 1), end: 1 };
    expect(hasAny(sums, 1, 63)).toBe(false);
    expect(highest(sums)).toBe(0);
  });

  it("stays as it is where nothing is below the limit, or comes of the other", () => {
    const sums = sumsOf([3]);
    const more = sumsOf([40]);
    for (const limit of [-40, -1, 0]) expect(addShifted(sums, more, 0, 1, limit)).toBe(sums);
    expect(addShifted(sums, emptySums, 32, 1, LIMIT)).toBe(sums);
    expect(addShifted(sums, more, 128, 1, LIMIT)).toBe(sums);
    expect(addShifted(sums, more, 32, 64, 96)).toBe(sums);
    expect(membersOf(addShifted(sums, more, 32, 64, 105))).toEqual([3, 104]);
  });

  it("takes its room once, for all below the limit, and grows in it", () => {
    for (const [limit, words] of [
      [64, 2],
      [65, 3],
    ] as const) {
      const sums = sumsOf([0], limit);
      expect(sums.bits).toHaveLength(words);
      const more = addShifted(sums, sums, 0, 63, limit);
      expect(more.bits).toBe(sums.bits);
      expect(membersOf(more)).toEqual([0, 63]);
    }
  });
});
