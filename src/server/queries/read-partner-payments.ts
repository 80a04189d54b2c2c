import type { PartnerPayment } from "../../contract/partner.ts";
import type { Instant } from "../../rules/calendar.ts";
import { fen, sum } from "../../rules/points.ts";
import { valueOf } from "../../rules/programme.ts";
import { costOf, type Spend } from "../../rules/spend/refund.ts";
import { readSpend, type SpendLedgerEntry } from "../commands/end-hold.ts";
import type { Ports, Terms } from "../ports.ts";
import { entryId, memberOf } from "./entry-view.ts";

type FoundPayment = {
  readonly memberId: string;
  /** The member's time. */
  readonly now: Instant;
  readonly entry: SpendLedgerEntry;
};

/** The payment at this partner under `id`; `undefined` where there is none. */
export async function findPartnerPayment(
  { store, memberTime }: Ports,
  partnerId: string,
  id: string,
): Promise<FoundPayment | undefined> {
  const memberId = memberOf(id);
  const entry = await readSpend(store, memberId, "payment", id);
  const subject = entry?.subject;
  const isOwn =
    subject && "kind" in subject && subject.kind === "merchant" && subject.id === partnerId;
  const now = isOwn ? await memberTime(memberId) : undefined;
  return entry && now !== undefined ? { memberId, now, entry } : undefined;
}

/** A payment without anything of the member's wallet. */
export function partnerPaymentView(
  { programme }: Terms,
  memberId: string,
  spend: Spend,
): PartnerPayment {
  const { entry, state, refundedFen, refundedPoints } = spend;
  const { total, allocations } = costOf(spend);
  const points = sum(allocations);
  const { orderId, reference } = "kind" in entry.subject ? entry.subject : {};
  return {
    id: entryId(memberId, entry.seq),
    memberId,
    ...(orderId !== undefined && { orderId }),
    ...(reference !== undefined && { number: reference }),
    state,
    totalFen: total,
    points,
    cashFen: fen(total - valueOf(points, programme)),
    refundedFen,
    refundedPoints,
  };
}
