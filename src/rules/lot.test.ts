import fc from "fast-check";
import { expect, it } from "vitest";
import { byExpiry, expiryOf } from "./lot.ts";
import { aliPoint } from "./programme.ts";
import { aLot, anyInstant, anyLots, at, NOW } from "./testing.ts";

it.each([
  ["2016-05-20T12:00:00.000", "2019-06-01"],
  ["2024-02-29T00:00:00.000", "2027-03-01"],
  ["2016-05-31T23:59:59.999", "2019-06-01"],
  ["2016-06-01T00:00:00.000", "2019-07-01"],
  ["2025-12-31T23:59:00.000", "2029-01-01"],
])("a lot obtained %s is cleared at the start of %s in China", (obtained, cleared) => {
  expect(expiryOf(at(`${obtained}+08:00`), aliPoint)).toBe(at(`${cleared}T00:00:00.000+08:00`));
});

it("never expires earlier for having been obtained later", () => {
  fc.assert(
    fc.property(anyInstant, anyInstant, (a, b) => {
      const [first, second] = a < b ? [a, b] : [b, a];
      expect(expiryOf(first, aliPoint)).toBeLessThanOrEqual(expiryOf(second, aliPoint));
    }),
  );
});

it("orders by expiry, then by obtaining, then by id", () => {
  const soon = aLot({ id: 9, obtainedAt: at("2026-02-01T00:00:00+08:00") });
  const early = aLot({ id: 8, obtainedAt: at("2026-03-01T00:00:00+08:00") });
  const lower = aLot({ id: 2, obtainedAt: NOW });
  const higher = aLot({ id: 10, obtainedAt: NOW });
  expect([higher, lower, early, soon].toSorted(byExpiry)).toEqual([soon, early, lower, higher]);
});

it("orders totally: however the lots are stored, the order is the same", () => {
  fc.assert(
    fc.property(
      anyLots.chain((lots) =>
        fc.tuple(fc.constant(lots), fc.shuffledSubarray([...lots], { minLength: lots.length })),
      ),
      ([lots, shuffled]) => {
        expect(shuffled.toSorted(byExpiry)).toEqual(lots.toSorted(byExpiry));
      },
    ),
  );
});
