import { expect, it } from "vitest";
import { fen, minus, plus, points, sum } from "./points.ts";
import { aliPoint } from "../catalog/alipoint.ts";
import { valueOf } from "./programme.ts";

const MOST = Number.MAX_SAFE_INTEGER;

it.each([0, 1, MOST])("accepts %s as points and as fen", (value) => {
  expect(points(value)).toBe(value);
  expect(fen(value)).toBe(value);
});

it.each([-1, -0, 0.5, NaN, Infinity, -Infinity, MOST + 1, "5", null, undefined, 5n])(
  "fails on %s and names it",
  (value) => {
    expect(() => points(value as number)).toThrow(`not a number of points: ${String(value)}`);
    expect(() => fen(value as number)).toThrow(`not a number of fen: ${String(value)}`);
  },
);

it("fails with an AssertionError", () => {
  expect(() => points(-1)).toThrow(expect.objectContaining({ name: "AssertionError" }));
});

it("adds up to the last safe integer and fails on a point more", () => {
  const most = points(MOST);
  expect(plus(minus(most, points(1)), points(1))).toBe(most);
  expect(() => plus(most, points(1))).toThrow("9007199254740992");
  expect(() => sum([{ points: most }, { points: points(1) }])).toThrow("9007199254740992");
});

it("subtracts to 0 and fails on a point more", () => {
  expect(minus(points(3), points(3))).toBe(0);
  expect(() => minus(points(3), points(4))).toThrow("-1");
});

it("sums any number of items", () => {
  expect(sum([])).toBe(0);
  expect(sum([{ points: points(3) }, { points: points(4) }])).toBe(7);
});

it("pays 1 yuan with 100 points", () => {
  expect(valueOf(points(100), aliPoint)).toBe(100);
});

it("uses another programme's point value", () => {
  expect(valueOf(points(7), { fenPerPoint: fen(3) })).toBe(21);
});
