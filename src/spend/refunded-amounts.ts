import type { EntryView } from "../contract/entry.ts";
import { fen, points, sum, type Fen, type Points } from "../rules/points.ts";
import { valueOf, type Programme } from "../rules/programme.ts";

export type RefundedAmounts = {
  /** Points of the new lots. */
  readonly points: Points;
  readonly cash: Fen;
  /** Points that did not come back, because their lots had expired. */
  readonly forfeited: Points;
};

/** What some refunds of one spend gave back. */
export function refundedAmounts(
  refunds: readonly Pick<EntryView, "points" | "fen" | "forfeited">[],
  programme: Programme,
): RefundedAmounts {
  const returned = points(refunds.reduce((all, refund) => all + refund.points, 0));
  const forfeited = sum(refunds.flatMap((refund) => refund.forfeited ?? []));
  const total = refunds.reduce((all, refund) => all + (refund.fen ?? 0), 0);
  const inPoints = valueOf(points(returned + forfeited), programme);
  // If a point pays several fen, a refund may return a point that an earlier one has refunded in cash.
  return { points: returned, cash: fen(Math.max(0, total - inPoints)), forfeited };
}
