import { assert } from "../assertion.ts";
import { instant, later, type Instant } from "../calendar.ts";
import type { Entry, NewEntry } from "../ledger/entry.ts";
import { newGrant } from "../ledger/lot.ts";
import { appendEntries, type Appended } from "../ledger/ledger.ts";
import { lotsOf } from "../ledger/lot-queue.ts";
import { sum } from "../points.ts";
import type { Programme } from "../programme.ts";
import type { ExpiryRow } from "../ledger/expiry-rows.ts";
import type { Hold, Wallet } from "../ledger/wallet.ts";

const NOTHING: readonly Entry[] = [];

/**
 * Enters what has fallen due by `at`, in the order in which it did: holds that lapse, lots that expire,
 * promised points that are credited; at one instant in this order, so that points which come back at the
 * instant of their expiry expire with the rest of their lot. Each is stamped with when it was due and not
 * with when somebody looked, so that looking earlier or later writes the same ledger.
 */
export function settleDue(wallet: Wallet, at: Instant, programme: Programme): Appended {
  const now = instant(at);
  let entries: readonly Entry[] = NOTHING;
  let settled = wallet;
  for (let due = nextDueAt(settled); due !== undefined && due <= now; due = nextDueAt(settled)) {
    const events = eventsDue(settled, due, programme);
    const recorded = appendEntries(settled, events, later(due, settled.at), programme);
    settled = recorded.wallet;
    entries = entries.concat(recorded.entries);
  }
  return { wallet: settled, entries };
}

/** The next instant at which the wallet changes by itself, if any: until then, what was read stays true. */
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

/** The first thing that happens at `due`. Held points go back to their lots; those of lots that have expired meanwhile expire next. */
function eventsDue(wallet: Wallet, due: Instant, programme: Programme): readonly NewEntry[] {
  const [hold] = wallet.holds;
  if (hold?.until === due) return [lapseOf(hold)];
  const [row] = wallet.expiring;
  if (row?.expiresAt === due) return expiriesOf(row);
  const promised = wallet.pending.find(({ creditAt }) => creditAt === due);
  assert(promised !== undefined, () => `nothing is due at ${due}`);
  const { source, subject, points, of } = promised;
  return [newGrant({ source, subject, points, of }, due, programme)];
}

function lapseOf({ subject, of, lots: parts }: Hold): NewEntry {
  return { kind: "release", cause: "lapsed", subject, of, points: sum(parts) };
}

/** One expiry a lot, of what is left of it. */
function expiriesOf({ expiresAt, queue }: ExpiryRow): NewEntry[] {
  return Array.from(lotsOf(queue), ({ id, subject, remaining }) => ({
    kind: "expiry",
    subject,
    allocations: [{ lotId: id, expiresAt, points: remaining }],
  }));
}
