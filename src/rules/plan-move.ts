import type { Offer, Task } from "./plan-task.ts";

/**
 * Where a product's prices share fewer units than there are redemptions, each way notes how many it took: in bits of
 * the product's own, the lowest first, from its first price to its last. One way took no more than another if its bits
 * are among the other's.
 */
export type Use = {
  /** Where its bits begin; there are as many as units. */
  readonly low: number;
  readonly stock: number;
  /** At its last price: after it the bits may be another product's. */
  readonly isLast: boolean;
};

/** By place. A way has 31 bits: where they do not suffice, a product's units are not counted. */
export function usesOf({ offers, stock, last }: Task): readonly (Use | undefined)[] {
  const lastPlaces = new Map(offers.map(({ product }, place) => [product, place]));
  const lows = new Map<number, number | undefined>();
  let taken = 0;
  return offers.map(({ product }, place) => {
    const units = stock[product] as number;
    const isLast = lastPlaces.get(product) === place;
    if (!lows.has(product)) {
      lows.set(product, isLast || units >= last.actions ? undefined : lowestFree(taken, units));
    }
    const low = lows.get(product);
    if (low === undefined) return undefined;
    taken = isLast ? taken & ~bitsOf(low, units) : taken | bitsOf(low, units);
    return { low, stock: units, isLast };
  });
}

function lowestFree(taken: number, units: number): number | undefined {
  for (let low = 0; low + units <= 31; low++) {
    if ((taken & bitsOf(low, units)) === 0) return low;
  }
  return undefined;
}

export function bitsOf(low: number, units: number): number {
  return (2 ** units - 1) << low;
}

/** What some units at once of an offer, or nothing, add to a way. */
export type Move = {
  readonly units: number;
  readonly points: number;
  readonly cost: number;
  /** The part's place among all that were taken. */
  readonly index: number;
  /** All bits of the product; those of its first so many units; the one that is free if so many are left. */
  readonly bits: number;
  readonly first: number;
  readonly free: number;
};

export const STAY: Move = { units: 0, points: 0, cost: 0, index: -1, bits: 0, first: 0, free: 0 };

export function moveOf(offer: Offer, units: number, index: number, use: Use | undefined): Move {
  const move = { ...STAY, units, points: units * offer.points, cost: units * offer.cost, index };
  if (!use) return move;
  const { low, stock } = use;
  const [bits, first] = [bitsOf(low, stock), bitsOf(low, units)];
  return { ...move, bits, first, free: 1 << (low + stock - units) };
}
