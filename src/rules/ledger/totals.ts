import type { Allocation } from "./allocation.ts";
import type { Instant } from "../calendar.ts";
import type { Entry } from "./entry.ts";
import { points as asPoints, type Points } from "../points.ts";
import type { Seq } from "./seq.ts";

/**
 * The balance by expiry, without lots: small enough to be stored for many places in a ledger. Has the open holds,
 * because a release entry does not say which points return.
 */
export type ExpiryTotals = {
  /** First to expire first, each more than 0. */
  readonly rows: readonly ExpiryTotal[];
  readonly held: readonly { readonly of: Seq; readonly rows: readonly ExpiryTotal[] }[];
};

type ExpiryTotal = { readonly expiresAt: Instant; readonly points: Points };

export const noTotals: ExpiryTotals = { rows: [], held: [] };

/** The totals after `entries`, which follow those behind `before` without a gap. */
export function totalsAfter(before: ExpiryTotals, entries: Iterable<Entry>): ExpiryTotals {
  const rows = new Map(before.rows.map(({ expiresAt, points }) => [expiresAt, points as number]));
  const held = new Map(before.held.map(({ of, rows: heldRows }) => [of, heldRows]));
  for (const entry of entries) apply(rows, held, entry);
  return {
    rows: Array.from(rows)
      .filter(([, left]) => left > 0)
      .map(([expiresAt, left]) => ({ expiresAt, points: asPoints(left) }))
      .toSorted((a, b) => a.expiresAt - b.expiresAt),
    held: Array.from(held, ([of, heldRows]) => ({ of, rows: heldRows })),
  };
}

function apply(
  rows: Map<Instant, number>,
  held: Map<Seq, readonly ExpiryTotal[]>,
  entry: Entry,
): void {
  switch (entry.kind) {
    case "grant":
    case "refund":
      change(rows, [entry], 1);
      break;
    case "payment":
    case "redemption":
    case "donation":
    case "draw":
      if (entry.heldUntil !== undefined) held.set(entry.seq, entry.allocations.map(totalOf));
      change(rows, entry.allocations, -1);
      break;
    case "expiry":
    case "clawback":
      change(rows, entry.allocations, -1);
      break;
    case "release":
      change(rows, held.get(entry.of) ?? [], 1);
      held.delete(entry.of);
      break;
    case "capture":
      change(rows, entry.partial?.released ?? [], 1);
      held.delete(entry.of);
      break;
    case "pending":
    case "cancellation":
      break;
  }
}

function change(rows: Map<Instant, number>, by: readonly ExpiryTotal[], sign: 1 | -1): void {
  for (const { expiresAt, points } of by) {
    rows.set(expiresAt, (rows.get(expiresAt) ?? 0) + sign * points);
  }
}

function totalOf({ expiresAt, points }: Allocation): ExpiryTotal {
  return { expiresAt, points };
}
