import { fail } from "./assertion.ts";

/** A whole, non-negative number of points. */
export type Points = number & { readonly unit: "points" };

/** A whole, non-negative number of fen; 100 fen are 1 yuan. */
export type Fen = number & { readonly unit: "fen" };

/** The one door through which a number becomes points: a safe integer, 0 or more. */
export function points(value: number): Points {
  return isCount(value) ? (value as Points) : notACount(value, "points");
}

/** As `points`, for money. */
export function fen(value: number): Fen {
  return isCount(value) ? (value as Fen) : notACount(value, "fen");
}

/** Stops when the sum passes 2^53-1: beyond it, adding a point may change nothing. */
export function plus(a: Points, b: Points): Points {
  return points(a + b);
}

/** Stops when `b` is more than `a`: there are no negative points. */
export function minus(a: Points, b: Points): Points {
  return points(a - b);
}

export function sum(parts: Iterable<{ readonly points: Points }>): Points {
  let total = points(0);
  for (const part of parts) total = plus(total, part.points);
  return total;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0);
}

function notACount(value: unknown, what: string): never {
  return fail(`not a number of ${what}: ${String(value)}`);
}
