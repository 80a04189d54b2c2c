import fc from "fast-check";
import { expect, it } from "vitest";
import { instant } from "../calendar.ts";
import { byExpiry, expiryOf, type GrantedLot } from "./lot.ts";
import { points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import type { LotId } from "./seq.ts";
import { at, NOW } from "../testing/fixtures.ts";

const oneYear = { ...aliPoint, validity: { months: 12, to: "end-of-day" } } as const;
const anyInstant = fc.integer({ min: Date.UTC(1992, 0), max: Date.UTC(2100, 0) }).map(instant);

function aLot(id: number, obtainedAt = NOW, expiresAt = expiryOf(obtainedAt, aliPoint)) {
  const subject = { words: `lot ${id}` };
  const lot: GrantedLot = {
    id: id as LotId,
    source: "import",
    subject,
    obtainedAt,
    expiresAt,
    granted: points(9),
  };
  return lot;
}

it.each([
  ["2016-05-20T12:00:00.000", "2019-06-01"],
  ["2024-02-29T00:00:00.000", "2027-03-01"],
  ["2016-05-31T23:59:59.999", "2019-06-01"],
  ["2016-06-01T00:00:00.000", "2019-07-01"],
  ["2025-12-31T23:59:00.000", "2029-01-01"],
  ["2025-12-31T23:59:59.999", "2029-01-01"],
  ["2026-01-01T00:00:00.000", "2029-02-01"],
])("a lot obtained %s expires at the start of %s in China", (obtained, expiry) => {
  expect(expiryOf(at(`${obtained}+08:00`), aliPoint)).toBe(at(`${expiry}T00:00:00.000+08:00`));
});

it.each([
  ["2016-05-20T12:00:00.000", "2017-05-21"],
  ["2016-05-20T00:00:00.000", "2017-05-21"],
  ["2016-05-20T23:59:59.999", "2017-05-21"],
  ["2024-02-28T23:59:59.999", "2025-03-01"],
  ["2024-02-29T00:00:00.000", "2025-03-01"],
  ["2024-03-01T00:00:00.000", "2025-03-02"],
  ["2025-12-31T23:59:59.999", "2027-01-01"],
])(
  "a lot with a validity of one year obtained %s expires at the start of %s",
  (obtained, expiry) => {
    expect(expiryOf(at(`${obtained}+08:00`), oneYear)).toBe(at(`${expiry}T00:00:00.000+08:00`));
  },
);

it.each([aliPoint, oneYear])("never expires earlier if it was obtained later", (programme) => {
  fc.assert(
    fc.property(anyInstant, anyInstant, (a, b) => {
      const [first, second] = a < b ? [a, b] : [b, a];
      expect(expiryOf(first, programme)).toBeLessThanOrEqual(expiryOf(second, programme));
    }),
  );
});

it("orders by expiry, then by time of obtaining, then by id", () => {
  const soon = aLot(9, at("2026-02-01T00:00:00+08:00"));
  const early = aLot(8, at("2026-03-01T00:00:00+08:00"));
  const lower = aLot(2);
  const higher = aLot(10);
  expect([higher, lower, early, soon].toSorted(byExpiry)).toEqual([soon, early, lower, higher]);
});

it("is a total order", () => {
  const few = fc.integer({ min: 1, max: 3 });
  const anyLot = fc
    .tuple(few, few, few)
    .map(([id, obtained, expires]) => aLot(id, instant(obtained), instant(expires)));
  fc.assert(
    fc.property(anyLot, anyLot, (a, b) => {
      expect(Math.sign(byExpiry(a, b)) + Math.sign(byExpiry(b, a))).toBe(0);
      const isSame = a.id === b.id && a.obtainedAt === b.obtainedAt && a.expiresAt === b.expiresAt;
      expect(byExpiry(a, b) === 0).toBe(isSame);
    }),
  );
});
