import type { ClawbackEntry } from "./entry.ts";
import type { LotEntry } from "./lot.ts";
import { points } from "../points.ts";
import type { Debt } from "./wallet.ts";

/** The entries by which a new lot pays points owed, oldest debt first. */
export function payDebts(owed: readonly Debt[], lot: LotEntry): ClawbackEntry[] {
  const payments: ClawbackEntry[] = [];
  let left: number = lot.points;
  for (const { of, subject, points: due } of owed) {
    const paid = points(Math.min(left, due));
    if (paid === 0) break;
    const allocations = [{ lotId: lot.seq, expiresAt: lot.expiresAt, points: paid }];
    payments.push({ kind: "clawback", subject, of, allocations, owed: -paid });
    left -= paid;
  }
  return payments;
}
