import { fail } from "./assertion.ts";

/** A whole, non-negative number of points. */
export type Points = number & { readonly unit: "points" };

/** A whole, non-negative number of the smallest unit of the currency: fen, cents. */
export type Fen = number & { readonly unit: "fen" };

/** Converts a safe integer of 0 or more, and fails on any other number. */
export function points(value: number): Points {
  return isCount(value) ? (value as Points) : fail(`not a number of points: ${String(value)}`);
}

export function fen(value: number): Fen {
  return isCount(value) ? (value as Fen) : fail(`not a number of fen: ${String(value)}`);
}

/** Fails if the sum passes 2^53-1: beyond it, adding a point may change nothing. */
export function plus(a: Points, b: Points): Points {
  return points(a + b);
}

/** Fails if `b` is more than `a`. */
export function minus(a: Points, b: Points): Points {
  return points(a - b);
}

export function sum(items: Iterable<{ readonly points: Points }>): Points {
  let total = points(0);
  for (const item of items) total = plus(total, item.points);
  return total;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0);
}
