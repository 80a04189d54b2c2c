import type { PartnerSpend } from "../../contract/partner.ts";
import { fen, sum } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import { costOf, type Spend } from "../../rules/spend/refund.ts";
import { entryId } from "./entry-view.ts";

/** A spend as the partner sees it: without anything of the member's wallet. */
export function partnerSpendView(
  programme: Programme,
  memberId: string,
  spend: Spend,
): PartnerSpend {
  const { entry, state, refundedFen, refundedPoints } = spend;
  const { total, allocations } = costOf(spend);
  const points = sum(allocations);
  return {
    id: entryId(memberId, entry.seq),
    memberId,
    state,
    totalFen: total,
    points,
    cashFen: fen(total - valueOf(points, programme)),
    refundedFen,
    refundedPoints,
  };
}
