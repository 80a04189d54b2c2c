import type { Allocation } from "./allocation.ts";
import type { Instant } from "../calendar.ts";
import type { Entry } from "./entry.ts";
import { points as asPoints, type Points } from "../points.ts";
import type { Seq } from "./seq.ts";

/**
 * What can be spent, expiry by expiry, and no lots: all that a picture of a wallet needs, small enough to be kept
 * for many a moment of a ledger. Which points are held is told too, since a release does not say which it gives back.
 */
export type ExpiryTotals = {
  /** First to expire first, each more than 0. */
  readonly rows: readonly Row[];
  readonly held: readonly { readonly of: Seq; readonly parts: readonly Row[] }[];
};

type Row = { readonly expiresAt: Instant; readonly points: Points };

export const noTotals: ExpiryTotals = { rows: [], held: [] };

/** The sums after entries, which follow `before` without a gap. */
export function totalsAfter(before: ExpiryTotals, entries: Iterable<Entry>): ExpiryTotals {
  const rows = new Map(before.rows.map(({ expiresAt, points }) => [expiresAt, points as number]));
  const held = new Map(before.held.map(({ of, parts }) => [of, parts]));
  for (const entry of entries) enter(rows, held, entry);
  return {
    rows: Array.from(rows)
      .filter(([, left]) => left > 0)
      .map(([expiresAt, left]) => ({ expiresAt, points: asPoints(left) }))
      // What a hold gives back comes last, where nothing else was left of its expiry in `before`.
      .toSorted((a, b) => a.expiresAt - b.expiresAt),
    held: Array.from(held, ([of, parts]) => ({ of, parts })),
  };
}

function enter(rows: Map<Instant, number>, held: Map<Seq, readonly Row[]>, entry: Entry): void {
  switch (entry.kind) {
    case "grant":
    case "refund":
      add(rows, entry.expiresAt, entry.points);
      break;
    case "payment":
    case "redemption":
    case "donation":
    case "draw":
      if (entry.heldUntil !== undefined) held.set(entry.seq, entry.allocations.map(rowOf));
      take(rows, entry.allocations);
      break;
    case "expiry":
    case "clawback":
      take(rows, entry.allocations);
      break;
    case "release":
      giveBack(rows, held.get(entry.of) ?? []);
      held.delete(entry.of);
      break;
    case "capture":
      giveBack(rows, entry.partial?.released ?? []);
      held.delete(entry.of);
      break;
    case "pending":
    case "cancellation":
      break;
  }
}

function take(rows: Map<Instant, number>, parts: readonly Allocation[]): void {
  for (const { expiresAt, points } of parts) add(rows, expiresAt, -points);
}

function giveBack(rows: Map<Instant, number>, parts: readonly Row[]): void {
  for (const { expiresAt, points } of parts) add(rows, expiresAt, points);
}

function add(rows: Map<Instant, number>, expiresAt: Instant, change: number): void {
  rows.set(expiresAt, (rows.get(expiresAt) ?? 0) + change);
}

function rowOf({ expiresAt, points }: Allocation): Row {
  return { expiresAt, points };
}
