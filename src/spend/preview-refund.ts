import { previewWallet } from "../api/preview-wallet.ts";
import type { EntryDetail, SpendView } from "../contract/entry.ts";
import { assert } from "../rules/assertion.ts";
import type { Instant } from "../rules/calendar.ts";
import { decide } from "../rules/decide.ts";
import type { Refusal } from "../rules/decision.ts";
import type { Entry } from "../rules/ledger/entry.ts";
import { fen, plus, sum, type Fen, type Points } from "../rules/points.ts";
import { valueOf } from "../rules/programme.ts";
import type { Snapshot } from "./preview-spend.ts";
import { withLots, spendOf, type LotAllocation } from "./spend-of-entry.ts";

/** What a refund would do, or its refusal. */
export type RefundPreview = Refundable | { readonly refusal: Refusal };

export type Refundable = {
  readonly refusal?: never;
  /** Points of the new lot; 0: no lot. */
  readonly points: Points;
  readonly expiresAt: Instant;
  /** Points that do not return because their lots have expired. */
  readonly forfeited: readonly LotAllocation[];
  readonly cash: Fen;
};

/** Previews a refund of `back` fen (1 or more) on a snapshot. */
export function previewRefund(
  entry: EntryDetail,
  spend: SpendView,
  back: Fen,
  snapshot: Snapshot,
): RefundPreview {
  // Only the service knows the refunds of imported files.
  if (back > spend.refundableFen) {
    return { refusal: { code: "refund-exceeds-capture", most: spend.refundableFen } };
  }
  const { wallet, lots, programme } = snapshot;
  const command = { kind: "refund", spend: spendOf(entry, spend), fen: back } as const;
  const before = previewWallet(wallet, lots, programme);
  const { entries, refusal } = decide(before, command, wallet.serverTime, programme);
  if (refusal) return { refusal };
  const { points, expiresAt, forfeited } = refundIn(entries);
  const worth = valueOf(plus(points, sum(forfeited)), programme);
  return {
    points,
    expiresAt,
    forfeited: withLots(entry, forfeited),
    // If a point pays several fen, a partial refund may return a point that an earlier one refunded in cash.
    cash: fen(Math.max(0, back - worth)),
  };
}

function refundIn(entries: readonly Entry[]) {
  const refund = entries.find((entry) => entry.kind === "refund");
  assert(refund !== undefined, () => "a refund that enters nothing");
  return refund;
}
