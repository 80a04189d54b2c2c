import type { EntryView } from "../contract/entry.ts";
import { fen, points, sum, type Fen, type Points } from "../rules/points.ts";

export type RefundedAmounts = {
  /** Points of the new lots. */
  readonly points: Points;
  readonly cash: Fen;
  /** Points that did not come back, because their lots had expired. */
  readonly forfeited: Points;
};

/** What some refunds of one spend gave back. */
export function refundedAmounts(
  refunds: readonly Pick<EntryView, "points" | "cashFen" | "forfeited">[],
): RefundedAmounts {
  return {
    points: points(refunds.reduce((all, refund) => all + refund.points, 0)),
    cash: fen(refunds.reduce((all, refund) => all + (refund.cashFen ?? 0), 0)),
    forfeited: sum(refunds.flatMap((refund) => refund.forfeited ?? [])),
  };
}
