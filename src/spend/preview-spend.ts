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
import type { TypedFault } from "../contract/typed-number.ts";
import type { ProductView } from "../contract/product.ts";

/** What a preview is based on; its time is the wallet's. */
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

/** What a spend would do, or its refusal. */
export type Preview = PossibleSpend | { readonly refusal: Refusal };

/** What typed points mean. */
export type TypedSpend =
  | { readonly state: "no-points"; readonly fault: TypedFault }
  | { readonly state: "refused"; readonly points: Points; readonly refusal: Refusal }
  | { readonly state: "possible"; readonly points: Points; readonly preview: PossibleSpend };

export type PossibleSpend = {
  readonly refusal?: never;
  readonly points: Points;
  readonly paying: readonly { readonly lot: LotView; readonly points: Points }[];
  readonly left: Points;
  /** What is left and expires soon. */
  readonly soonLeft: readonly Pick<ExpiryRow, "expiresAt" | "points">[];
  /** The rest is below the minimum balance. */
  readonly isFew: boolean;
};

/** Previews a donation of so many points. */
export function previewDonation(
  projectId: string,
  points: Points,
  snapshot: Snapshot,
): Exclude<TypedSpend, { state: "no-points" }> {
  const subject = { kind: "project", id: projectId } as const;
  const preview = previewSpend({ kind: "donation", subject, points }, snapshot);
  return preview.refusal
    ? { state: "refused", points, refusal: preview.refusal }
    : { state: "possible", points, preview };
}

/** Previews a spend by the rules, on a snapshot. */
export function previewSpend(
  command: SpendCommand,
  { wallet: view, lots, programme }: Snapshot,
): Preview {
  const now = view.serverTime;
  const before = previewWallet(view, lots, programme);
  const { wallet, entries, refusal } = decide(before, command, now, programme);
  if (refusal) return { refusal };
  const spend = entries.find(({ kind }) => kind === command.kind);
  const allocations = spend && "allocations" in spend ? spend.allocations : [];
  const left = spendable(wallet, now);
  return {
    points: sum(allocations),
    paying: withLots(allocations, lots),
    left,
    soonLeft: expiringBy(wallet.expiring, soonUntil(now, programme)),
    isFew: left < programme.minimumBalance,
  };
}

export type PriceChoice = ProductView["prices"][number];

/** What redeeming a product at one of its prices would do. */
export function previewRedemption(
  { id, stock }: ProductView,
  price: PriceChoice,
  snapshot: Snapshot,
) {
  const product = { subject: { kind: "product", id } as const, stock };
  return previewSpend({ kind: "redemption", product, price }, snapshot);
}

/** In a preview a lot's id is its index in the list, from 1. */
function withLots(allocations: readonly Allocation[], lots: readonly LotView[]) {
  return allocations.flatMap(({ lotId, points }) => {
    const lot = lots[lotId - 1];
    return lot === undefined ? [] : [{ lot, points }];
  });
}
