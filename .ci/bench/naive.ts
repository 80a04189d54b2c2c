import type { Entry } from "../../src/rules/ledger/entry.ts";

type Lot = { readonly id: number; readonly expiresAt: number; readonly remaining: number };

/** The obvious code: each spend filters, sorts and copies all lots. */
export function spendNaively(lots: number, granted: number, points: number, count: number): void {
  const full = Array.from({ length: lots }, (_, id) => ({ id, expiresAt: id, remaining: granted }));
  const untilHalf = Math.max(1, Math.floor((lots * granted) / points / 2));
  let wallet: Lot[] = full;
  for (let done = 0; done < count; done++) {
    if (done % untilHalf === 0) wallet = full;
    let missing = points;
    wallet = wallet
      .filter((lot) => lot.remaining > 0)
      .toSorted((a, b) => a.expiresAt - b.expiresAt || a.id - b.id)
      .map((lot) => {
        const taken = Math.min(lot.remaining, missing);
        missing -= taken;
        return taken === 0 ? lot : { ...lot, remaining: lot.remaining - taken };
      });
  }
}

/** Keeps the lots in a list, which each entry searches. */
export function foldNaively(ledger: readonly Entry[]): number {
  let lots: Lot[] = [];
  for (const entry of ledger) {
    if (entry.kind === "grant") {
      lots = lots.concat({ id: entry.seq, expiresAt: entry.expiresAt, remaining: entry.points });
    } else if ("allocations" in entry) {
      for (const { lotId, points } of entry.allocations) {
        lots = lots.map((lot) =>
          lot.id === lotId ? { ...lot, remaining: lot.remaining - points } : lot,
        );
      }
    }
  }
  return lots.reduce((total, lot) => total + lot.remaining, 0);
}
