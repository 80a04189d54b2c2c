import { previewWallet } from "../api/preview-wallet.ts";
import type { LotView, WalletView } from "../contract/wallet.ts";
import type { Allocation } from "../rules/ledger/allocation.ts";
import { decide, type RulesCommand } from "../rules/decide.ts";
import type { Refusal } from "../rules/decision.ts";
import type { ExpiryRow } from "../rules/ledger/expiry-rows.ts";
import { sum, type Points } from "../rules/points.ts";
import type { Programme } from "../rules/programme.ts";
import { expiringBy, soonUntil } from "../rules/expiry/reminder.ts";
import { spendable } from "../rules/ledger/wallet.ts";
import type { TypedFault } from "../ui/typed-number.ts";

/** What the member has been shown; its time is the wallet's. */
export type Snapshot = {
  readonly wallet: WalletView;
  readonly lots: readonly LotView[];
  readonly programme: Programme;
};

/** A command that takes points. */
type SpendCommand = Extract<
  RulesCommand,
  { readonly kind: "payment" | "redemption" | "donation" | "draw" }
>;

/** What a use would do, or why it would not be done. */
export type Preview = PossibleSpend | { readonly refusal: Refusal };

/** What typed points come to. */
export type TypedSpend =
  | { readonly state: "no-points"; readonly fault: TypedFault }
  | { readonly state: "refused"; readonly points: Points; readonly refusal: Refusal }
  | { readonly state: "possible"; readonly points: Points; readonly preview: PossibleSpend };

export type PossibleSpend = {
  readonly refusal?: never;
  readonly points: Points;
  readonly paying: readonly { readonly lot: LotView; readonly points: Points }[];
  readonly left: Points;
  /** What of the rest expires this month or next. */
  readonly soonLeft: readonly Pick<ExpiryRow, "expiresAt" | "points">[];
  /** The rest is too little for a next use. */
  readonly isFew: boolean;
};

/** Decides a use as the service will, on what the member has been shown. */
export function previewSpend(
  command: SpendCommand,
  { wallet: view, lots, programme }: Snapshot,
): Preview {
  const now = view.serverTime;
  const before = previewWallet(view, lots, programme);
  const { wallet, entries, refusal } = decide(before, command, now, programme);
  if (refusal) return { refusal };
  const use = entries.find(({ kind }) => kind === command.kind);
  const allocations = use && "allocations" in use ? use.allocations : [];
  const left = spendable(wallet, now);
  return {
    points: sum(allocations),
    paying: withLots(allocations, lots),
    left,
    soonLeft: expiringBy(wallet.expiring, soonUntil(now, programme)),
    isFew: left < programme.minimumBalance,
  };
}

/** In a preview a lot's id is its place in the list, from 1. */
function withLots(allocations: readonly Allocation[], lots: readonly LotView[]) {
  return allocations.flatMap(({ lotId, points }) => {
    const lot = lots[lotId - 1];
    return lot === undefined ? [] : [{ lot, points }];
  });
}
