import { balanceChange, type Entry } from "../../rules/ledger/entry.ts";
import type { EntryTotals } from "./store.ts";

export const noEntryTotals: EntryTotals = { count: 0, pointsIn: 0, pointsOut: 0 };

/** Of entries that all add points (`points` positive) or all remove them (negative). */
export function entryTotalsOf(count: number, points: number): EntryTotals {
  return { count, pointsIn: Math.max(0, points), pointsOut: Math.max(0, -points) };
}

export function addTotals(all: Iterable<EntryTotals>): EntryTotals {
  let { count, pointsIn, pointsOut } = noEntryTotals;
  for (const each of all) {
    count += each.count;
    pointsIn += each.pointsIn;
    pointsOut += each.pointsOut;
  }
  return { count, pointsIn, pointsOut };
}

export function totalEntries(entries: readonly Entry[]): EntryTotals {
  return addTotals(entries.map((entry) => entryTotalsOf(1, balanceChange(entry))));
}
