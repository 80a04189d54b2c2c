import type { Allocation } from "../ledger/allocation.ts";
import type { Entry, GrantEntry, RefundEntry, SpendEntry } from "../ledger/entry.ts";
import type { Seq } from "../ledger/seq.ts";

/** The totals of a whole ledger, and what it says about each lot and spend. */
export type LedgerTotals = {
  readonly lots: ReadonlyMap<Seq, LotTotals>;
  readonly spends: ReadonlyMap<Seq, SpendTotals>;
  readonly granted: number;
  readonly spent: number;
  readonly held: number;
  readonly expired: number;
  readonly clawedBack: number;
};

/** `taken`: points that are spent, held, expired or clawed back. */
type LotTotals = { readonly entry: (GrantEntry | RefundEntry) & Entry; taken: number };
type SpendTotals = {
  readonly entry: SpendEntry & Entry;
  readonly ends: Entry[];
  readonly refunds: (RefundEntry & Entry)[];
};

export const sumOf = (items: readonly { readonly points: number }[]) =>
  items.reduce((all, { points }) => all + points, 0);

export function totalsOf(ledger: readonly Entry[]): LedgerTotals {
  const lots = new Map<Seq, LotTotals>();
  const spends = new Map<Seq, SpendTotals>();
  const all = { granted: 0, spent: 0, held: 0, expired: 0, clawedBack: 0 };
  const take = (allocations: readonly Allocation[], sign: 1 | -1) => {
    for (const { lotId, points } of allocations) {
      const lot = lots.get(lotId);
      if (lot === undefined) throw new Error(`lot ${lotId} is not granted yet`);
      lot.taken += sign * points;
    }
  };
  for (const entry of ledger) {
    switch (entry.kind) {
      case "grant":
      case "refund":
        if (entry.points > 0) lots.set(entry.seq, { entry, taken: 0 });
        all.granted += entry.points;
        if (entry.kind === "refund" && entry.of !== null) spends.get(entry.of)?.refunds.push(entry);
        break;
      case "payment":
      case "redemption":
      case "donation":
      case "draw":
        spends.set(entry.seq, { entry, ends: [], refunds: [] });
        take(entry.allocations, 1);
        all[entry.heldUntil === undefined ? "spent" : "held"] += sumOf(entry.allocations);
        break;
      case "capture":
      case "release": {
        const spend = spends.get(entry.of);
        if (spend === undefined) throw new Error(`entry ${entry.seq} ends no spend`);
        spend.ends.push(entry);
        const { allocations } = spend.entry;
        const returned = entry.kind === "release" ? allocations : (entry.partial?.released ?? []);
        all.held -= sumOf(allocations);
        all.spent += sumOf(allocations) - sumOf(returned);
        take(returned, -1);
        break;
      }
      case "expiry":
      case "clawback":
        take(entry.allocations, 1);
        all[entry.kind === "expiry" ? "expired" : "clawedBack"] += sumOf(entry.allocations);
        break;
      case "pending":
      case "cancellation":
    }
  }
  return { lots, spends, ...all };
}
