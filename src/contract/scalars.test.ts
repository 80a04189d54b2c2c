import { expect, it } from "vitest";
import * as z from "zod/mini";
import * as calendar from "../rules/calendar.ts";
import * as rules from "../rules/points.ts";
import { renameMemberBody } from "./demo.ts";
import { fen, id, instant, points, words } from "./scalars.ts";

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

const DIRECTION_MARKS = [
  0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
];
const marks = DIRECTION_MARKS.map((code) => String.fromCodePoint(code));

it("refuses a partner's or a programme's title with a direction mark or more than 200 characters", () => {
  for (const mark of marks) {
    expect(z.safeParse(words, `Towel ${mark}lewoT`).success).toBe(false);
    expect(z.safeParse(words, { en: `Towel${mark}`, "zh-CN": "毛巾" }).success).toBe(false);
    expect(z.safeParse(id, `${mark}17`).success).toBe(false);
  }
  expect(z.safeParse(words, "x".repeat(200)).success).toBe(true);
  expect(z.safeParse(words, "x".repeat(201)).success).toBe(false);
});

it("accepts titles of every script, also those that are read from the right", () => {
  for (const title of ["منشفة", "מגבת", "毛巾", "A\u2060B", "1\u202f000", "👨\u200d👩\u200d👧"]) {
    expect(z.safeParse(words, title).success).toBe(true);
  }
});

it("takes direction marks out of a name that a member types", () => {
  for (const mark of marks) {
    expect(z.parse(renameMemberBody, { name: ` ${mark}Lin${mark} ` })).toEqual({ name: "Lin" });
    expect(z.safeParse(renameMemberBody, { name: mark }).success).toBe(false);
  }
});
