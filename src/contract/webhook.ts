import * as z from "zod/mini";
import { partnerPayment } from "./partner.ts";
import { partnerRedemption } from "./partner-reward.ts";
import { instant } from "./scalars.ts";
import { expiringPoints } from "./wallet.ts";

/** A message to a partner. The same `id` is the same event: a receiver acts on it once. */
function webhook<Type extends string, Data extends z.ZodMiniType>(type: Type, data: Data) {
  return z.object({ id: z.uuid(), type: z.literal(type), at: instant, data });
}

/** The payload of each webhook. They are part of the contract, but the service does not send them yet. */
export const webhooks = {
  /** A member pays with points, and the cash is to be taken until `heldUntil`. */
  "payment.held": webhook(
    "payment.held",
    z.object({ payment: partnerPayment, heldUntil: instant }),
  ),
  /** The cash is no longer to be taken: the member or the partner cancelled, or the time ran out. */
  "payment.released": webhook(
    "payment.released",
    z.object({ payment: partnerPayment, cause: z.enum(["cancelled", "lapsed"]) }),
  ),
  /** A member redeemed one of the partner's products. */
  "redemption.created": webhook("redemption.created", z.object({ redemption: partnerRedemption })),
  /** Points of a member expire soon. */
  "points.expiring": webhook(
    "points.expiring",
    z.object({ memberId: z.string(), expiring: expiringPoints }),
  ),
};
