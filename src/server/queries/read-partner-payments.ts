import type { PartnerPayment } from "../../contract/partner.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Spend } from "../../rules/spend/refund.ts";
import { readSpend, type SpendLedgerEntry } from "../commands/end-hold.ts";
import type { Ports, Terms } from "../ports.ts";
import { memberOf } from "./entry-view.ts";
import { partnerSpendView } from "./partner-spend-view.ts";

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

/** A payment with its order, where it has one. */
export function partnerPaymentView(
  { programme }: Terms,
  memberId: string,
  spend: Spend,
): PartnerPayment {
  const { subject } = spend.entry;
  const { orderId, reference } = "kind" in subject ? subject : {};
  return {
    ...partnerSpendView(programme, memberId, spend),
    ...(orderId !== undefined && { orderId }),
    ...(reference !== undefined && { number: reference }),
  };
}
