import { expect, it } from "vitest";
import * as z from "zod/mini";
import * as calendar from "../rules/calendar.ts";
import * as rules from "../rules/points.ts";
import { fen, instant, points } from "./scalars.ts";

const MOST = Number.MAX_SAFE_INTEGER;

/** Whether a door of the rules takes a value. */
function takes(door: (value: number) => number, value: unknown): boolean {
  try {
    return door(value as number) === value;
  } catch {
    return false;
  }
}

it.each([0, 1, MOST, -1, 0.5, NaN, Infinity, -Infinity, MOST + 1, "5", null, 5n])(
  "lets %s through as points and fen where the rules take it, and nowhere else",
  (value) => {
    expect(z.safeParse(points, value).success).toBe(takes(rules.points, value));
    expect(z.safeParse(fen, value).success).toBe(takes(rules.fen, value));
  },
);

it.each([
  ["1970-01-01T00:00:00.000Z", 0],
  ["9999-12-31T23:59:59.999Z", Date.UTC(10_000, 0) - 1],
])("reads %s as an instant, and writes it so", (text, at) => {
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
])("reads no instant in '%s'", (text) => {
  expect(z.safeDecode(instant, text).success).toBe(false);
});
