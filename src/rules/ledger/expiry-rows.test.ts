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
const allocation = (lotId: number, expiresAt: number, amount: number) => ({
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

it("puts lots that expire together into one row, first to expire first", () => {
  expect(seen(three)).toEqual([
    [100, 30, [1, 10], [2, 20]],
    [200, 30, [3, 30]],
  ]);
  expect(expiryRowsOf([])).toEqual([]);
});

it("inserts a new expiry before, between and after the others", () => {
  const rows = rowsOf(three);
  for (const [seq, expiresAt] of [
    [4, 150],
    [5, 300],
    [6, 50],
    [7, 200],
  ] as const) {
    rows.add(granted(seq, expiresAt, 1));
  }
  expect(seen(rows.build())).toEqual([
    [50, 1, [6, 1]],
    [100, 30, [1, 10], [2, 20]],
    [150, 1, [4, 1]],
    [200, 31, [3, 30], [7, 1]],
    [300, 1, [5, 1]],
  ]);
});

it("takes from the first lot of a row, and removes the row with its last point", () => {
  const rows = rowsOf(three);
  expect(rows.take(allocation(1, 100, 10)).seq).toBe(1);
  rows.take(allocation(2, 100, 19));
  expect(seen(rows.build())).toEqual([
    [100, 1, [2, 1]],
    [200, 30, [3, 30]],
  ]);
  rows.take(allocation(2, 100, 1));
  expect(seen(rows.build())).toEqual([[200, 30, [3, 30]]]);
  rows.take(allocation(3, 200, 30));
  expect(rows.build()).toEqual([]);
});

it("adds a row again after its last point was taken", () => {
  const rows = rowsOf(three);
  rows.take(allocation(3, 200, 30));
  rows.add(granted(4, 200, 5));
  rows.add(granted(5, 200, 6));
  rows.take(allocation(1, 100, 10));
  rows.take(allocation(4, 200, 5));
  expect(seen(rows.build())).toEqual([
    [100, 20, [2, 20]],
    [200, 6, [5, 6]],
  ]);
});

it("fails if a lot is not first or has too few points", () => {
  expect(() => rowsOf(three).take(allocation(2, 100, 1))).toThrow("lot 1 is next, not 2");
  expect(() => rowsOf(three).take(allocation(1, 100, 11))).toThrow("lot 1 has no 11 points left");
  expect(() => rowsOf(three).take(allocation(1, 150, 1))).toThrow("no lot is next, and not 1");
  expect(() => rowsOf(three).takeFromLot(allocation(2, 100, 21))).toThrow(
    "lot 2 has no 21 points left",
  );
});

it("takes from any lot, and removes the row with its last point", () => {
  const rows = rowsOf(three);
  rows.takeFromLot(allocation(2, 100, 20));
  expect(seen(rows.build())).toEqual([
    [100, 10, [1, 10]],
    [200, 30, [3, 30]],
  ]);
  rows.takeFromLot(allocation(3, 200, 30));
  rows.takeFromLot(allocation(1, 100, 10));
  expect(rows.build()).toEqual([]);
});

it("returns points to several rows, and adds rows that were removed", () => {
  const rows = rowsOf(three);
  const held = [allocation(1, 100, 10), allocation(2, 100, 20), allocation(3, 200, 5)].map(
    (each) => ({
      lot: rows.take(each),
      points: each.points,
    }),
  );
  expect(seen(rows.build())).toEqual([[200, 25, [3, 25]]]);
  rows.returnPoints(held);
  expect(seen(rows.build())).toEqual(seen(three));
  rows.returnPoints([]);
  expect(seen(rows.build())).toEqual(seen(three));
});

it("returns the points of each lot to its own row", () => {
  const before = expiryRowsOf([aLot(1, 100, 5), aLot(2, 200, 6), aLot(3, 200, 7)]);
  const rows = rowsOf(before);
  const held = [allocation(1, 100, 5), allocation(2, 200, 6), allocation(3, 200, 7)].map(
    (each) => ({
      lot: rows.take(each),
      points: each.points,
    }),
  );
  expect(rows.build()).toEqual([]);
  rows.returnPoints(held);
  expect(seen(rows.build())).toEqual(seen(before));
});

it("leaves the original rows unchanged", () => {
  const before = seen(three);
  const rows = rowsOf(three);
  rows.add(granted(4, 100, 1));
  rows.add(granted(5, 100, 1));
  rows.take(allocation(1, 100, 10));
  rows.takeFromLot(allocation(3, 200, 30));
  expect(seen(three)).toEqual(before);
  expect(rowsOf(three).build()).toEqual(three);
});
