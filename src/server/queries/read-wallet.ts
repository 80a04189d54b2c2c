import type { LotView, WalletView } from "../../contract/wallet.ts";
import { later, type Instant } from "../../rules/calendar.ts";
import { nextDueAt, settleDue } from "../../rules/expiry/settle-due.ts";
import type { GrantedLot } from "../../rules/ledger/lot.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import { minus, points, sum } from "../../rules/points.ts";
import { aliPoint, valueOf } from "../../rules/programme.ts";
import {
  emptyWallet,
  heldPoints,
  nextRedemptionAt,
  spendable,
  spendingOrder,
  type Wallet,
} from "../../rules/ledger/wallet.ts";
import type { Store } from "../store/store.ts";
import { SIDE_EFFECT_RESOURCES, sideEffectsOf } from "../commands/side-effects.ts";
import { titleOf } from "../../catalog/catalog.ts";
import type { Language } from "../../catalog/text.ts";

/**
 * The wallet at `now`. What has fallen due is entered first, so that what a reader was once shown as
 * gone stays gone, whatever the clock does afterwards. Writes nothing where nothing is due.
 */
export async function currentWallet(store: Store, memberId: string, now: Instant): Promise<Wallet> {
  const wallet = (await store.readWallet(memberId)) ?? emptyWallet;
  const due = nextDueAt(wallet);
  if (due === undefined || now < due) return wallet;
  return store.commit({ memberId, resources: SIDE_EFFECT_RESOURCES }, (state) => {
    const settled = settleDue(state.wallet ?? emptyWallet, now, aliPoint);
    const resources = sideEffectsOf(memberId, settled.entries, state);
    return { ...settled, resources, result: settled.wallet };
  });
}

/** `wallet` must be settled up to `now`. */
export function walletView(memberId: string, wallet: Wallet, now: Instant): WalletView {
  const serverTime = later(now, wallet.at);
  const balance = spendable(wallet, serverTime);
  const { granted, spent, expired, clawedBack } = wallet.lifetime;
  const changesAt = nextDueAt(wallet);
  const missing = minus(
    aliPoint.minimumBalance,
    points(Math.min(balance, aliPoint.minimumBalance)),
  );
  return {
    memberId,
    serverTime,
    seq: wallet.seq,
    spendable: balance,
    held: heldPoints(wallet),
    pending: sum(wallet.pending),
    owed: sum(wallet.owed),
    worthFen: valueOf(balance, aliPoint),
    mayUse: missing === 0,
    missing,
    expiring: wallet.expiring.map((row) => ({ points: row.points, expiresAt: row.expiresAt })),
    nextRedemptionAt: nextRedemptionAt(wallet, serverTime, aliPoint),
    ...(changesAt !== undefined && { changesAt }),
    lifetime: { granted, spent, expired, clawedBack },
  };
}

/** The living lots of a settled wallet, in spending order. */
export function lotViews(memberId: string, wallet: Wallet, language: Language): LotView[] {
  const lots = [...spendingOrder(wallet, wallet.at)];
  return lots.map((lot) => ({ ...grantView(memberId, lot, language), remaining: lot.remaining }));
}

/** A lot as it was granted. */
export function grantView(
  memberId: string,
  lot: GrantedLot,
  language: Language,
): Omit<LotView, "remaining"> {
  const { source, subject, obtainedAt, expiresAt, granted } = lot;
  const title = titleOf(subject, language);
  return { id: entryId(memberId, lot.id), source, title, obtainedAt, expiresAt, granted };
}

/** An entry's identifier on the wire, which is also that of the lot that it made. */
export function entryId(memberId: string, seq: number): string {
  return `${memberId}-${seq}`;
}

/** The number behind an identifier, or nothing where it is not one of this member's. */
export function seqOf(memberId: string, id: string): Seq | undefined {
  const digits = id.startsWith(`${memberId}-`) ? id.slice(memberId.length + 1) : "";
  return /^[1-9]\d{0,14}$/.test(digits) ? (Number(digits) as Seq) : undefined;
}
