import type { Instant } from "../calendar.ts";
import { payDebts } from "./debts.ts";
import type { Entry, NewEntry } from "./entry.ts";
import type { Programme } from "../programme.ts";
import { appendEntry } from "./fold.ts";
import type { Wallet } from "./wallet.ts";

/** A wallet and the entries that brought it there. */
export type Appended = { readonly wallet: Wallet; readonly entries: readonly Entry[] };

/** Enters events one after the other at `at`. Every new lot pays what is owed before anything else. */
export function appendEntries(
  wallet: Wallet,
  events: readonly NewEntry[],
  at: Instant,
  programme: Programme,
): Appended {
  // Most often it is one event and nothing is owed. A list that grows would cost as much as all that is done here.
  const [only] = events;
  if (only !== undefined && events.length === 1 && wallet.owed.length === 0) {
    const done = appendEntry(wallet, only, at, programme);
    return { wallet: done.wallet, entries: [done.entry] };
  }
  const entries: Entry[] = [];
  let now = wallet;
  for (const event of events) {
    const { wallet: next, entry } = appendEntry(now, event, at, programme);
    now = next;
    entries.push(entry);
    if (now.owed.length === 0 || (entry.kind !== "grant" && entry.kind !== "refund")) continue;
    const lot = { lotId: entry.seq, expiresAt: entry.expiresAt };
    const paid = appendEntries(now, payDebts(now.owed, entry.points, lot), at, programme);
    now = paid.wallet;
    entries.push(...paid.entries);
  }
  return { wallet: now, entries };
}
