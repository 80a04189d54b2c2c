import { expect, it } from "vitest";
import { instant } from "../calendar.ts";
import { expiryRowsOf, ExpiryRowsBuilder, type ExpiryRow } from "./expiry-rows.ts";
import type { Lot, LotEntry } from "./lot.ts";
import { lotsOf } from "./lot-queue.ts";
import { points, sum } from "../points.ts";
import type { LotId, Seq } from "./seq.ts";

const aLot = (id: number, expiresAt: number, granted: number, remaining = granted): Lot => ({
  id: id as LotId,
  source: "import",
  subject: { words: `lot ${id}` },
  obtainedAt: instant(id),
  expiresAt: instant(expiresAt),
  granted: points(granted),
  remaining: points(remaining),
});
const granted = (seq: number, expiresAt: number, amount: number): LotEntry => ({
  seq: seq as Seq,
  at: instant(seq),
  source: "import",
  subject: { words: `lot ${seq}` },
  points: points(amount),
  expiresAt: instant(expiresAt),
});
const part = (lotId: number, expiresAt: number, amount: number) => ({
  lotId: lotId as LotId,
  expiresAt: instant(expiresAt),
  points: points(amount),
});
const seen = (rows: readonly ExpiryRow[]) =>
  rows.map((row) => [
    row.expiresAt,
    row.points,
    ...Array.from(lotsOf(row.queue), ({ id, remaining }) => [id, remaining]),
  ]);
const rowsOf = (rows: readonly ExpiryRow[]) => new ExpiryRowsBuilder(rows, sum(rows));
const three = expiryRowsOf([aLot(3, 200, 30), aLot(2, 100, 20), aLot(1, 100, 50, 10)]);

it("puts the lots that expire together into one row, the rows first to expire first", () => {
  expect(seen(three)).toEqual([
    [100, 30, [1, 10], [2, 20]],
    [200, 30, [3, 30]],
  ]);
  expect(expiryRowsOf([])).toEqual([]);
});

it("puts a new expiry before, between and after the others", () => {
  const rows = rowsOf(three);
  for (const [seq, expiresAt] of [
    [4, 150],
    [5, 300],
    [6, 50],
    [7, 200],
  ] as const) {
    rows.add(granted(seq, expiresAt, 1));
  }
  expect(seen(rows.done())).toEqual([
    [50, 1, [6, 1]],
    [100, 30, [1, 10], [2, 20]],
    [150, 1, [4, 1]],
    [200, 31, [3, 30], [7, 1]],
    [300, 1, [5, 1]],
  ]);
});

it("takes what is next of a row, and drops the row with its last point", () => {
  const rows = rowsOf(three);
  expect(rows.take(part(1, 100, 10)).seq).toBe(1);
  rows.take(part(2, 100, 19));
  expect(seen(rows.done())).toEqual([
    [100, 1, [2, 1]],
    [200, 30, [3, 30]],
  ]);
  rows.take(part(2, 100, 1));
  expect(seen(rows.done())).toEqual([[200, 30, [3, 30]]]);
  rows.take(part(3, 200, 30));
  expect(rows.done()).toEqual([]);
});

it("makes a row anew after its last point went, and changes it from then on", () => {
  const rows = rowsOf(three);
  rows.take(part(3, 200, 30));
  rows.add(granted(4, 200, 5));
  rows.add(granted(5, 200, 6));
  rows.take(part(1, 100, 10));
  rows.take(part(4, 200, 5));
  expect(seen(rows.done())).toEqual([
    [100, 20, [2, 20]],
    [200, 6, [5, 6]],
  ]);
});

it("stops at what is not next, or not there", () => {
  expect(() => rowsOf(three).take(part(2, 100, 1))).toThrow("lot 1 is next, not 2");
  expect(() => rowsOf(three).take(part(1, 100, 11))).toThrow("lot 1 has no 11 points left");
  expect(() => rowsOf(three).take(part(1, 150, 1))).toThrow("no lot is next, and not 1");
  expect(() => rowsOf(three).takeOutOfTurn(part(2, 100, 21))).toThrow(
    "lot 2 has no 21 points left",
  );
});

it("takes out of turn, and drops the row with its last point", () => {
  const rows = rowsOf(three);
  rows.takeOutOfTurn(part(2, 100, 20));
  expect(seen(rows.done())).toEqual([
    [100, 10, [1, 10]],
    [200, 30, [3, 30]],
  ]);
  rows.takeOutOfTurn(part(3, 200, 30));
  rows.takeOutOfTurn(part(1, 100, 10));
  expect(rows.done()).toEqual([]);
});

it("gives parts of several rows back, and makes the rows anew that have gone", () => {
  const rows = rowsOf(three);
  const parts = [part(1, 100, 10), part(2, 100, 20), part(3, 200, 5)].map((each) => ({
    lot: rows.take(each),
    points: each.points,
  }));
  expect(seen(rows.done())).toEqual([[200, 25, [3, 25]]]);
  rows.giveBack(parts);
  expect(seen(rows.done())).toEqual(seen(three));
  rows.giveBack([]);
  expect(seen(rows.done())).toEqual(seen(three));
});

it("gives each part back to its own row, be it the only one of it or not", () => {
  const before = expiryRowsOf([aLot(1, 100, 5), aLot(2, 200, 6), aLot(3, 200, 7)]);
  const rows = rowsOf(before);
  const parts = [part(1, 100, 5), part(2, 200, 6), part(3, 200, 7)].map((each) => ({
    lot: rows.take(each),
    points: each.points,
  }));
  expect(rows.done()).toEqual([]);
  rows.giveBack(parts);
  expect(seen(rows.done())).toEqual(seen(before));
});

it("leaves the rows that it began with as they were", () => {
  const before = seen(three);
  const rows = rowsOf(three);
  rows.add(granted(4, 100, 1));
  rows.add(granted(5, 100, 1));
  rows.take(part(1, 100, 10));
  rows.takeOutOfTurn(part(3, 200, 30));
  expect(seen(three)).toEqual(before);
  expect(rowsOf(three).done()).toEqual(three);
});
