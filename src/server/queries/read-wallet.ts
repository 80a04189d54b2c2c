import { titleOf, type Catalog } from "../../catalog/catalog.ts";
import type { LotView, WalletView } from "../../contract/wallet.ts";
import { dayOf, later, startOfDay } from "../../rules/calendar.ts";
import { nextDueAt } from "../../rules/expiry/settle-due.ts";
import type { GrantedLot } from "../../rules/ledger/lot.ts";
import {
  emptyWallet,
  heldPoints,
  spendable,
  spendingOrder,
  type Wallet,
} from "../../rules/ledger/wallet.ts";
import { nextRedemptionAt, redemptionsOn } from "../../rules/ledger/redemptions.ts";
import { minus, points, sum } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import { resourcesOfHolds, settleState } from "../commands/side-effects.ts";
import type { Ports, Reader } from "../ports.ts";
import type { State } from "../store/store.ts";
import { entryId } from "./entry-view.ts";

/**
 * The reader's wallet. Due entries are written first, so that points which a reader has seen expire stay expired, even
 * if the clock is set back. Writes nothing where nothing is due.
 */
export async function readWallet(
  { store, programme }: Ports,
  { memberId, now }: Pick<Reader, "memberId" | "now">,
): Promise<Wallet> {
  const wallet = (await store.readWallet(memberId)) ?? emptyWallet;
  const due = nextDueAt(wallet);
  if (due === undefined || now < due) return wallet;
  const resourcesOf = (stored: State) => resourcesOfHolds(memberId, stored);
  return store.commit({ memberId, resourcesOf }, (state) => {
    const { wallet: settled, entries, writes } = settleState(memberId, state, now, programme);
    return { wallet: settled, entries, resources: writes, result: settled };
  });
}

/** `wallet` must be settled up to `now`. */
export function walletView(
  programme: Programme,
  { memberId, now }: Pick<Reader, "memberId" | "now">,
  wallet: Wallet,
): WalletView {
  const serverTime = later(now, wallet.at);
  const balance = spendable(wallet, serverTime);
  const { granted, spent, expired, clawedBack } = wallet.lifetime;
  const changesAt = nextDueAt(wallet);
  const today = dayOf(serverTime, programme);
  const { count, products } = redemptionsOn(wallet, today);
  const { minimumBalance } = programme;
  const missing = minus(minimumBalance, points(Math.min(balance, minimumBalance)));
  return {
    memberId,
    serverTime,
    seq: wallet.seq,
    spendable: balance,
    held: heldPoints(wallet),
    pending: sum(wallet.pending),
    owed: sum(wallet.owed),
    worthFen: valueOf(balance, programme),
    mayUse: missing === 0,
    missing,
    expiring: wallet.expiring.map((row) => ({ points: row.points, expiresAt: row.expiresAt })),
    nextRedemptionAt: nextRedemptionAt(wallet, undefined, serverTime, programme),
    ...(count > 0 && {
      redeemedToday: { until: startOfDay(today, 1, programme), count, products },
    }),
    ...(changesAt !== undefined && { changesAt }),
    lifetime: { granted, spent, expired, clawedBack },
  };
}

/** The reader's living lots, in spending order. */
export async function listLots(ports: Ports, reader: Reader): Promise<LotView[]> {
  const wallet = await readWallet(ports, reader);
  return Array.from(spendingOrder(wallet, wallet.at), (lot) => ({
    ...grantView(ports.catalog, reader, lot),
    remaining: lot.remaining,
  }));
}

/** A lot as it was granted. */
export function grantView(
  catalog: Catalog,
  { memberId, language }: Reader,
  { id, source, subject, obtainedAt, expiresAt, granted }: GrantedLot,
): Omit<LotView, "remaining"> {
  const title = titleOf(subject, language, catalog);
  return { id: entryId(memberId, id), source, title, obtainedAt, expiresAt, granted };
}
