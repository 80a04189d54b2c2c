import { assert } from "../assertion.ts";
import { instant, later, type Instant } from "../calendar.ts";
import type { NewEntry } from "../ledger/entry.ts";
import { newGrant } from "../ledger/lot.ts";
import { appendEntries, type Appended } from "../ledger/ledger.ts";
import { lotsOf } from "../ledger/lot-queue.ts";
import { sum } from "../points.ts";
import type { Programme } from "../programme.ts";
import type { ExpiryRow } from "../ledger/expiry-rows.ts";
import type { Hold, Wallet } from "../ledger/wallet.ts";

/**
 * Appends all entries due by `at`, in order of time. At one instant, holds lapse before lots expire, so that returned
 * points expire with the rest of their lot, and then pending points are credited. Each entry has the time at which it
 * was due, so the ledger does not depend on when this function is called.
 */
export function settleDue(wallet: Wallet, at: Instant, programme: Programme): Appended {
  const now = instant(at);
  let settled: Appended = { wallet, entries: [] };
  for (;;) {
    const before = settled.wallet;
    const due = nextDueAt(before);
    if (due === undefined || due > now) return settled;
    const dueEntries = dueEntriesOf(before, due, programme);
    const appended = appendEntries(before, dueEntries, later(due, before.at), programme);
    settled = { wallet: appended.wallet, entries: settled.entries.concat(appended.entries) };
  }
}

/** The next instant at which entries are due, if any. Until then the wallet changes only by commands. */
export function nextDueAt(wallet: Wallet): Instant | undefined {
  const hold = wallet.holds[0];
  const row = wallet.expiring[0];
  let first = hold?.until;
  if (row !== undefined && (first === undefined || row.expiresAt < first)) first = row.expiresAt;
  for (const { creditAt } of wallet.pending) {
    if (creditAt !== null && (first === undefined || creditAt < first)) first = creditAt;
  }
  return first;
}

/** The first entries due at `due`: those of one hold, one row of lots or one pending entry. */
function dueEntriesOf(wallet: Wallet, due: Instant, programme: Programme): readonly NewEntry[] {
  const [hold] = wallet.holds;
  if (hold?.until === due) return [lapseOf(hold)];
  const [row] = wallet.expiring;
  if (row?.expiresAt === due) return expiriesOf(row);
  const pending = wallet.pending.find(({ creditAt }) => creditAt === due);
  assert(pending !== undefined, () => `nothing is due at ${due}`);
  const { source, subject, points, of } = pending;
  return [newGrant({ source, subject, points, of }, due, programme)];
}

function lapseOf({ subject, of, lots: parts }: Hold): NewEntry {
  return { kind: "release", cause: "lapsed", subject, of, points: sum(parts) };
}

/** One entry for each lot. */
function expiriesOf({ expiresAt, queue }: ExpiryRow): NewEntry[] {
  return Array.from(lotsOf(queue), ({ id, subject, remaining }) => ({
    kind: "expiry",
    subject,
    allocations: [{ lotId: id, expiresAt, points: remaining }],
  }));
}
