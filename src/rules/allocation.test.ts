import fc from "fast-check";
import { expect, it } from "vitest";
import { take } from "./allocation.ts";
import { plus, points, sum } from "./points.ts";
import type { LotId } from "./seq.ts";
import { anyPoints, NOW } from "./testing.ts";

const part = (lotId: number, amount: number) => ({
  lotId: lotId as LotId,
  expiresAt: NOW,
  points: points(amount),
});
const anyParts = fc.array(fc.tuple(fc.nat(9), anyPoints).map(([id, amount]) => part(id, amount)));

it("cuts from the front, through a part where it must", () => {
  expect(take([part(1, 30), part(2, 50), part(3, 10)], points(40))).toEqual({
    taken: [part(1, 30), part(2, 10)],
    missing: 0,
  });
});

it("says how much is missing, to the point", () => {
  expect(take([part(1, 30)], points(30)).missing).toBe(0);
  expect(take([part(1, 30)], points(31)).missing).toBe(1);
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
    fc.property(anyParts, anyPoints, (parts, amount) => {
      const { taken, missing } = take(parts, amount);
      expect(plus(sum(taken), missing)).toBe(amount);
      expect(missing === 0 || sum(taken) === sum(parts)).toBe(true);
    }),
  );
});
