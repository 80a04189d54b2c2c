import type { Allocation } from "./allocation.ts";
import type { ClawbackEntry } from "./entry.ts";
import { points, type Points } from "../points.ts";
import type { Debt } from "./wallet.ts";

/** What a new lot pays of what is owed, oldest first: as many entries as debts that it reaches. */
export function payDebts(
  owed: readonly Debt[],
  granted: Points,
  lot: Pick<Allocation, "lotId" | "expiresAt">,
) {
  const payments: ClawbackEntry[] = [];
  let left: number = granted;
  for (const { of, subject, points: due } of owed) {
    const paid = points(Math.min(left, due));
    if (paid === 0) break;
    payments.push({
      kind: "clawback",
      subject,
      of,
      allocations: [{ ...lot, points: paid }],
      owed: -paid,
    });
    left -= paid;
  }
  return payments;
}
