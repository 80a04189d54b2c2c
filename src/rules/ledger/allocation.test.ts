import fc from "fast-check";
import { expect, it } from "vitest";
import { take } from "./allocation.ts";
import { plus, points, sum } from "../points.ts";
import type { LotId } from "./seq.ts";
import { NOW } from "../testing/fixtures.ts";

const part = (lotId: number, amount: number) => ({
  lotId: lotId as LotId,
  expiresAt: NOW,
  points: points(amount),
});
const anyAmount = fc.integer({ min: 0, max: 60 }).map(points);
const anyParts = fc.array(fc.tuple(fc.nat(9), anyAmount).map(([id, amount]) => part(id, amount)));

it("cuts from the front, through a part where it must", () => {
  expect(take([part(1, 30), part(2, 50), part(3, 10)], points(40))).toEqual({
    taken: [part(1, 30), part(2, 10)],
    missing: 0,
  });
});

it("says how much is missing, to the point", () => {
  expect(take([part(1, 30)], points(30)).missing).toBe(0);
  expect(take([part(1, 30)], points(31)).missing).toBe(1);
  expect(take([], points(1))).toEqual({ taken: [], missing: 1 });
});

it("takes nothing where nothing is asked, or of a part that is empty", () => {
  expect(take([part(1, 30)], points(0))).toEqual({ taken: [], missing: 0 });
  expect(take([part(1, 0), part(2, 5)], points(3)).taken).toEqual([part(2, 3)]);
});

it("reads no part beyond the cut", () => {
  function* parts() {
    yield part(1, 5);
    throw new Error("read too far");
  }
  expect(take(parts(), points(5)).missing).toBe(0);
});

it("takes and misses exactly what was asked", () => {
  fc.assert(
    fc.property(anyParts, anyAmount, (parts, amount) => {
      const { taken, missing } = take(parts, amount);
      expect(plus(sum(taken), missing)).toBe(amount);
      expect(missing === 0 || sum(taken) === sum(parts)).toBe(true);
    }),
  );
});
