import { expect, it } from "vitest";
import * as z from "zod/mini";
import * as calendar from "../rules/calendar.ts";
import * as rules from "../rules/points.ts";
import { fen, instant, points } from "./scalars.ts";

const MAX = Number.MAX_SAFE_INTEGER;

/** Whether a constructor of the rules accepts a value. */
function accepts(construct: (value: number) => number, value: unknown): boolean {
  try {
    return construct(value as number) === value;
  } catch {
    return false;
  }
}

it.each([0, 1, MAX, -1, 0.5, NaN, Infinity, -Infinity, MAX + 1, "5", null, 5n])(
  "accepts %s as points and fen if and only if the rules do",
  (value) => {
    expect(z.safeParse(points, value).success).toBe(accepts(rules.points, value));
    expect(z.safeParse(fen, value).success).toBe(accepts(rules.fen, value));
  },
);

it.each([
  ["1970-01-01T00:00:00.000Z", 0],
  ["9999-12-31T23:59:59.999Z", Date.UTC(10_000, 0) - 1],
])("decodes %s as an instant, and encodes it the same way", (text, at) => {
  expect(z.decode(instant, text)).toBe(at);
  expect(z.encode(instant, calendar.instant(at))).toBe(text);
});

it.each([
  "1969-12-31T23:59:59.999Z",
  "+010000-01-01T00:00:00.000Z",
  "2026-02-30T00:00:00.000Z",
  "2026-01-01T00:00:00Z",
  "2026-01-01T00:00:00.000+08:00",
  "",
])("rejects '%s' as an instant", (text) => {
  expect(z.safeDecode(instant, text).success).toBe(false);
});
