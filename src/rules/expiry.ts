import type { Instant } from "./calendar.ts";
import type { Entry } from "./entry.ts";
import type { Programme } from "./programme.ts";
import { record, type Wallet } from "./wallet.ts";

/**
 * Enters what has fallen due by `at`: one expiry a lot, stamped with the instant at which it expired and
 * not with the one at which somebody looked, so that looking earlier or later writes the same ledger.
 */
export function settle(
  wallet: Wallet,
  at: Instant,
  programme: Programme,
): { readonly wallet: Wallet; readonly entries: readonly Entry[] } {
  const entries: Entry[] = [];
  let settled = wallet;
  for (const { expiresAt, lots } of wallet.expiring) {
    if (at < expiresAt) break;
    for (const { id, subject, remaining } of lots) {
      const allocation = { lotId: id, expiresAt, points: remaining };
      const expired = { kind: "expiry", subject, allocations: [allocation] } as const;
      const recorded = record(settled, expired, expiresAt, programme);
      settled = recorded.wallet;
      entries.push(recorded.entry);
    }
  }
  return { wallet: settled, entries };
}

/** The next instant at which the wallet changes by itself, if any: until then, what was read stays true. */
export function nextExpiryAt(wallet: Wallet): Instant | undefined {
  return wallet.expiring[0]?.expiresAt;
}
