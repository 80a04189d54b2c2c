import type { LotView, WalletView } from "../contract/wallet.ts";
import { dayOf } from "../rules/calendar.ts";
import type { Programme } from "../rules/programme.ts";
import { sum } from "../rules/points.ts";
import type { LotId } from "../rules/ledger/seq.ts";
import { expiryRowsOf } from "../rules/ledger/expiry-rows.ts";
import { emptyWallet, type Wallet } from "../rules/ledger/wallet.ts";

/**
 * The wallet that the service's answers show, for the rules to preview a use with. Its lots are numbered by
 * their place in `lots`, from 1, which is in spending order.
 */
export function previewWallet(
  view: WalletView,
  lots: readonly LotView[],
  programme: Programme,
): Wallet {
  const { serverTime, nextRedemptionAt, lifetime } = view;
  const mayRedeem = nextRedemptionAt <= serverTime;
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
    // What was given back of it is told with each use.
    lifetime: { ...emptyWallet.lifetime, granted: lifetime.granted, spent: lifetime.spent },
    redemptions: {
      day: dayOf(serverTime, programme),
      count: mayRedeem ? 0 : programme.redemptionsPerDay,
    },
  };
}

/** The same with one lot for each expiry, for whoever does not ask which lots pay: it needs the wallet's view alone. */
export function previewRows(view: WalletView, programme: Programme): Wallet {
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
