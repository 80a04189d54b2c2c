import type { Instant } from "../calendar.ts";
import { payDebts } from "./debts.ts";
import type { Entry, NewEntry } from "./entry.ts";
import type { Programme } from "../programme.ts";
import { appendEntry } from "./fold.ts";
import type { Wallet } from "./wallet.ts";

/** The entries that were appended and the wallet after them. */
export type Appended = { readonly wallet: Wallet; readonly entries: readonly Entry[] };

/** Appends entries at `at`. Each new lot pays points owed before the next entry. */
export function appendEntries(
  wallet: Wallet,
  newEntries: readonly NewEntry[],
  at: Instant,
  programme: Programme,
): Appended {
  const entries: Entry[] = [];
  let current = wallet;
  for (const newEntry of newEntries) {
    const appended = appendEntry(current, newEntry, at, programme);
    entries.push(appended.entry);
    current = appended.wallet;
    const { entry } = appended;
    if (current.owed.length === 0 || (entry.kind !== "grant" && entry.kind !== "refund")) continue;
    const paid = appendEntries(current, payDebts(current.owed, entry), at, programme);
    current = paid.wallet;
    entries.push(...paid.entries);
  }
  return { wallet: current, entries };
}
