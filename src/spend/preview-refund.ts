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

/** What a refund would do, or why it would not be done. */
export type RefundPreview = Refundable | { readonly refusal: Refusal };

export type Refundable = {
  readonly refusal?: never;
  /** What comes back as a new lot, which can be spent until `expiresAt`; 0 makes none. */
  readonly points: Points;
  readonly expiresAt: Instant;
  /** What does not come back, since these lots have expired. */
  readonly forfeited: readonly LotAllocation[];
  readonly cash: Fen;
};

/** Decides a refund of `back` fen (1 or more) as the service will, on what the member has been shown. */
export function previewRefund(
  entry: EntryDetail,
  use: SpendView,
  back: Fen,
  shown: Snapshot,
): RefundPreview {
  // What a statement has given back already is known to the service only.
  if (back > use.refundableFen) {
    return { refusal: { code: "refund-exceeds-capture", most: use.refundableFen } };
  }
  const { wallet, lots, programme } = shown;
  const command = { kind: "refund", spend: spendOf(entry, use), fen: back } as const;
  const before = previewWallet(wallet, lots, programme);
  const { entries, refusal } = decide(before, command, wallet.serverTime, programme);
  if (refusal) return { refusal };
  const { points, expiresAt, forfeited } = refundIn(entries);
  const worth = valueOf(plus(points, sum(forfeited)), programme);
  return {
    points,
    expiresAt,
    forfeited: withLots(entry, forfeited),
    // Where a point pays several fen, a part may give one back that an earlier part paid for in cash.
    cash: fen(Math.max(0, back - worth)),
  };
}

function refundIn(entries: readonly Entry[]) {
  const refund = entries.find((entry) => entry.kind === "refund");
  assert(refund !== undefined, () => "a refund that enters nothing");
  return refund;
}
