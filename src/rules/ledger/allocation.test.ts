import fc from "fast-check";
import { expect, it } from "vitest";
import { take } from "./allocation.ts";
import { plus, points, sum } from "../points.ts";
import type { LotId } from "./seq.ts";
import { NOW } from "../testing/fixtures.ts";

const allocation = (lotId: number, amount: number) => ({
  lotId: lotId as LotId,
  expiresAt: NOW,
  points: points(amount),
});
const anyAmount = fc.integer({ min: 0, max: 60 }).map(points);
const anyAllocations = fc.array(
  fc.tuple(fc.nat(9), anyAmount).map(([id, amount]) => allocation(id, amount)),
);

it("takes the first points, and part of an allocation if necessary", () => {
  expect(take([allocation(1, 30), allocation(2, 50), allocation(3, 10)], points(40))).toEqual({
    taken: [allocation(1, 30), allocation(2, 10)],
    missing: 0,
  });
});

it("says how many points are missing", () => {
  expect(take([allocation(1, 30)], points(30)).missing).toBe(0);
  expect(take([allocation(1, 30)], points(31)).missing).toBe(1);
  expect(take([], points(1))).toEqual({ taken: [], missing: 1 });
});

it("takes nothing if nothing is asked, and skips empty allocations", () => {
  expect(take([allocation(1, 30)], points(0))).toEqual({ taken: [], missing: 0 });
  expect(take([allocation(1, 0), allocation(2, 5)], points(3)).taken).toEqual([allocation(2, 3)]);
});

it("reads no more allocations than necessary", () => {
  function* allocations() {
    yield allocation(1, 5);
    throw new Error("read too far");
  }
  expect(take(allocations(), points(5)).missing).toBe(0);
});

it("takes and misses together what was asked", () => {
  fc.assert(
    fc.property(anyAllocations, anyAmount, (allocations, amount) => {
      const { taken, missing } = take(allocations, amount);
      expect(plus(sum(taken), missing)).toBe(amount);
      expect(missing === 0 || sum(taken) === sum(allocations)).toBe(true);
    }),
  );
});
