import type { Allocation } from "../ledger/allocation.ts";
import type { Entry, GrantEntry, RefundEntry, SpendEntry } from "../ledger/entry.ts";
import type { Seq } from "../ledger/seq.ts";

/** What a ledger says of its lots and spends, added up from its first entry on. */
export type LedgerTotals = {
  readonly lots: ReadonlyMap<Seq, LotTotals>;
  readonly spends: ReadonlyMap<Seq, SpendTotals>;
  readonly granted: number;
  readonly spent: number;
  readonly held: number;
  readonly expired: number;
  readonly clawedBack: number;
};

type LotTotals = { readonly entry: (GrantEntry | RefundEntry) & Entry; lost: number };
type SpendTotals = {
  readonly entry: SpendEntry & Entry;
  readonly ends: Entry[];
  readonly refunds: (RefundEntry & Entry)[];
};

export const sumOf = (parts: readonly { readonly points: number }[]) =>
  parts.reduce((all, { points }) => all + points, 0);

export function totalsOf(ledger: readonly Entry[]): LedgerTotals {
  const lots = new Map<Seq, LotTotals>();
  const spends = new Map<Seq, SpendTotals>();
  const all = { granted: 0, spent: 0, held: 0, expired: 0, clawedBack: 0 };
  const lose = (allocations: readonly Allocation[], sign: 1 | -1) => {
    for (const { lotId, points } of allocations) {
      const lot = lots.get(lotId);
      if (lot === undefined) throw new Error(`lot ${lotId} pays before it is there`);
      lot.lost += sign * points;
    }
  };
  for (const entry of ledger) {
    switch (entry.kind) {
      case "grant":
      case "refund":
        if (entry.points > 0) lots.set(entry.seq, { entry, lost: 0 });
        all.granted += entry.points;
        if (entry.kind === "refund" && entry.of !== null) spends.get(entry.of)?.refunds.push(entry);
        break;
      case "payment":
      case "redemption":
      case "donation":
      case "draw":
        spends.set(entry.seq, { entry, ends: [], refunds: [] });
        lose(entry.allocations, 1);
        all[entry.heldUntil === undefined ? "spent" : "held"] += sumOf(entry.allocations);
        break;
      case "capture":
      case "release": {
        const spend = spends.get(entry.of);
        if (spend === undefined) throw new Error(`entry ${entry.seq} ends what never began`);
        spend.ends.push(entry);
        const taken = spend.entry.allocations;
        const back = entry.kind === "release" ? taken : (entry.partial?.released ?? []);
        all.held -= sumOf(taken);
        all.spent += sumOf(taken) - sumOf(back);
        lose(back, -1);
        break;
      }
      case "expiry":
      case "clawback":
        lose(entry.allocations, 1);
        all[entry.kind === "expiry" ? "expired" : "clawedBack"] += sumOf(entry.allocations);
        break;
      case "pending":
      case "cancellation":
    }
  }
  return { lots, spends, ...all };
}
