import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bitsOf, moveOf, STAY, usesOf } from "./plan-move.ts";
import { taskOf, type Price } from "./testing/plan-tasks.ts";

/** What is noted of offers that are of these products, in their order. */
function noted(products: readonly number[], stock: readonly number[], actions = 20) {
  const prices = products.map((product, place): Price => [100 - place, 1, product]);
  return usesOf(taskOf({ prices, stock, deadlines: [[actions, 500]] }));
}

describe("what is noted of units", () => {
  it("is nothing of a product of one price: its parts are as many as there are units", () => {
    expect(noted([0, 1], [2, 3])).toEqual([undefined, undefined]);
  });

  it("is a bit a unit from a product's first price to its last", () => {
    expect(noted([0, 0, 0], [3])).toEqual([
      { low: 0, stock: 3, isLast: false },
      { low: 0, stock: 3, isLast: false },
      { low: 0, stock: 3, isLast: true },
    ]);
  });

  it("is nothing where there are as many units as redemptions", () => {
    expect(noted([0, 0], [4], 4)).toEqual([undefined, undefined]);
    expect(noted([0, 0], [3], 4)).not.toContain(undefined);
  });

  it("stands beside what is noted of other products, and in its place once that is over", () => {
    const lows = (products: readonly number[], stock: readonly number[]) =>
      noted(products, stock).map((use) => use?.low);
    expect(lows([0, 1, 0, 1], [3, 2])).toEqual([0, 3, 0, 3]);
    expect(lows([0, 0, 1, 1], [3, 2])).toEqual([0, 0, 0, 0]);
    expect(lows([0, 1, 0, 2, 2, 1], [2, 2, 2])).toEqual([0, 2, 0, 0, 0, 2]);
    expect(lows([0, 1, 0, 2, 2, 1], [2, 2, 3])).toEqual([0, 2, 0, 4, 4, 2]);
    expect(lows([0, 1, 2, 0, 2, 1], [2, 2, 2])).toEqual([0, 2, 4, 0, 4, 2]);
  });

  it("has 31 bits: what does not fit beside the rest is not counted", () => {
    expect(noted([0, 0], [31], 40)).not.toContain(undefined);
    expect(noted([0, 0], [32], 40)).toEqual([undefined, undefined]);
    const isNoted = (stock: readonly number[]) =>
      noted([0, 1, 0, 1], stock, 40).map((use) => use !== undefined);
    expect(isNoted([20, 11])).toEqual([true, true, true, true]);
    expect(isNoted([20, 12])).toEqual([true, false, true, false]);
  });

  it("never puts two products at a time into one bit", () => {
    const anyProducts = fc.array(fc.nat(6), { maxLength: 20 });
    const anyStock = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(anyProducts, anyStock, (products, stock) => {
        const uses = noted(products, stock);
        for (const [place, use] of uses.entries()) {
          const product = products[place]!;
          const isAlone = products.indexOf(product) === products.lastIndexOf(product);
          if (isAlone) expect(use).toBeUndefined();
          if (!use) continue;
          expect(use.isLast).toBe(products.lastIndexOf(product) === place);
          expect(use.stock).toBe(stock[product]);
          expect(use.low + use.stock).toBeLessThanOrEqual(31);
          for (const [other, its] of uses.entries()) {
            const isOpen =
              products.indexOf(products[other]!) <= place &&
              place <= products.lastIndexOf(products[other]!);
            if (!its || !isOpen) continue;
            if (products[other] === product) expect(its.low).toBe(use.low);
            else expect(bitsOf(its.low, its.stock) & bitsOf(use.low, use.stock)).toBe(0);
          }
        }
      }),
    );
  });
});

describe("bits", () => {
  it.each([
    [0, 0, 0],
    [0, 1, 0b1],
    [0, 3, 0b111],
    [2, 3, 0b11100],
    [0, 31, 0x7fff_ffff],
    [30, 1, 0x4000_0000],
  ])("from %i on, %i of them", (low, units, bits) => {
    expect(bitsOf(low, units)).toBe(bits);
  });
});

describe("a move", () => {
  const offer = { points: 30, cost: 7, product: 0 };

  it("adds so many units' points and cost", () => {
    expect(moveOf(offer, 3, 12, undefined)).toEqual({
      ...STAY,
      units: 3,
      points: 90,
      cost: 21,
      index: 12,
    });
  });

  it("of none stays where it is, and is no part", () => {
    expect(STAY).toEqual({ units: 0, points: 0, cost: 0, index: -1, bits: 0, first: 0, free: 0 });
  });

  it("notes its units where they are scarce", () => {
    const use = { low: 2, stock: 3, isLast: false };
    const noted = { bits: 0b11100, index: 0 };
    const [one, two, three] = [1, 2, 3].map((units) => moveOf(offer, units, 0, use));
    expect(one).toMatchObject({ ...noted, units: 1, first: 0b00100, free: 0b10000 });
    expect(two).toMatchObject({ ...noted, units: 2, first: 0b01100, free: 0b01000 });
    expect(three).toMatchObject({ ...noted, units: 3, first: 0b11100, free: 0b00100 });
  });

  it("is free after as many units as leave enough for it", () => {
    for (let stock = 1; stock <= 5; stock++) {
      for (let units = 1; units <= stock; units++) {
        const { free } = moveOf(offer, units, 0, { low: 4, stock, isLast: false });
        for (let taken = 0; taken <= stock; taken++) {
          expect((bitsOf(4, taken) & free) === 0).toBe(taken + units <= stock);
        }
      }
    }
  });
});
