import type { LotView, WalletView } from "../contract/wallet.ts";
import { dayOf } from "../rules/calendar.ts";
import type { Programme } from "../rules/programme.ts";
import { sum } from "../rules/points.ts";
import type { LotId, Seq } from "../rules/ledger/seq.ts";
import { expiryRowsOf } from "../rules/ledger/expiry-rows.ts";
import { emptyWallet, type Wallet } from "../rules/ledger/wallet.ts";

/**
 * The wallet for the rules to preview a command with, made of the service's answers. Its lots are numbered by their
 * position in `lots`, from 1, which is the spending order.
 */
export function previewWallet(
  view: WalletView,
  lots: readonly LotView[],
  programme: Programme,
): Wallet {
  const { serverTime, lifetime, owed, redeemedToday } = view;
  const expiring = expiryRowsOf(
    lots.map(({ title, source, obtainedAt, expiresAt, granted, remaining }, index) => ({
      id: (index + 1) as LotId,
      source,
      subject: { words: title },
      obtainedAt,
      expiresAt,
      granted,
      remaining,
    })),
  );
  return {
    ...emptyWallet,
    seq: lots.length,
    at: serverTime,
    expiring,
    balance: sum(expiring),
    // Refunds are counted with each spend, not here.
    lifetime: { ...emptyWallet.lifetime, granted: lifetime.granted, spent: lifetime.spent },
    // One debt stands for all: a grant pays their sum.
    owed: owed === 0 ? [] : [{ of: 1 as Seq, subject: { words: "" }, points: owed }],
    redemptions: {
      day: dayOf(serverTime, programme),
      count: redeemedToday?.count ?? 0,
      products: redeemedToday?.products ?? [],
    },
  };
}

/** The same without the list of lots, if it does not matter which of them pay: one lot for each expiry. */
export function previewWalletWithoutLots(view: WalletView, programme: Programme): Wallet {
  const lots = view.expiring.map(({ points, expiresAt }): LotView => ({
    id: String(expiresAt),
    source: "import",
    title: "",
    obtainedAt: view.serverTime,
    expiresAt,
    granted: points,
    remaining: points,
  }));
  return previewWallet(view, lots, programme);
}
