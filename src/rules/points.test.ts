import { expect, it } from "vitest";
import { fen, minus, plus, points, sum } from "./points.ts";
import { aliPoint, worthOf } from "./programme.ts";

it.each([0, 1, Number.MAX_SAFE_INTEGER])("takes %s as points", (value) => {
  expect(points(value)).toBe(value);
});

it.each([-1, -0, 0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1, "5", null])(
  "stops at %s and names it",
  (value) => {
    expect(() => points(value as number)).toThrow(`not a number of points: ${String(value)}`);
    expect(() => fen(value as number)).toThrow(`not a number of fen: ${String(value)}`);
  },
);

it("adds up to the last safe integer and not a point further", () => {
  const most = points(Number.MAX_SAFE_INTEGER);
  expect(plus(minus(most, points(1)), points(1))).toBe(most);
  expect(() => plus(most, points(1))).toThrow("9007199254740992");
  expect(() => sum([{ points: most }, { points: points(1) }])).toThrow("9007199254740992");
});

it("takes away to nothing and not a point further", () => {
  expect(minus(points(3), points(3))).toBe(0);
  expect(() => minus(points(3), points(4))).toThrow("-1");
});

it("pays 1 yuan with 100 points", () => {
  expect(worthOf(points(100), aliPoint)).toBe(100);
});
