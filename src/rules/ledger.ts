import type { Instant } from "./calendar.ts";
import { payDebts } from "./clawback.ts";
import type { Entry, Event } from "./entry.ts";
import type { Programme } from "./programme.ts";
import { record, type Wallet } from "./wallet.ts";

/** A wallet and the entries that brought it there. */
export type Recorded = { readonly wallet: Wallet; readonly entries: readonly Entry[] };

/** Enters events one after the other at `at`. Every new lot pays what is owed before anything else. */
export function recordAll(
  wallet: Wallet,
  events: readonly Event[],
  at: Instant,
  programme: Programme,
): Recorded {
  const entries: Entry[] = [];
  let now = wallet;
  const enter = (event: Event) => {
    const recorded = record(now, event, at, programme);
    now = recorded.wallet;
    entries.push(recorded.entry);
    return recorded.entry;
  };
  for (const event of events) {
    const entry = enter(event);
    if (now.owed.length === 0 || (entry.kind !== "grant" && entry.kind !== "refund")) continue;
    const lot = { lotId: entry.seq, expiresAt: entry.expiresAt };
    for (const payment of payDebts(now.owed, entry.points, lot)) enter(payment);
  }
  return { wallet: now, entries };
}
