import * as z from "zod/mini";
import { partnerOperation, partnerSpend } from "./partner.ts";
import { rewardState } from "./reward.ts";
import { entryId, id, instant, webAddress } from "./scalars.ts";

/** A redemption of one of the partner's products. */
export const partnerRedemption = z.extend(partnerSpend, { productId: z.string() });
export type PartnerRedemption = z.infer<typeof partnerRedemption>;

export const partnerRedemptionReceipt = z.object({
  operation: partnerOperation,
  redemption: partnerRedemption,
});

/** A reward's new state, the same or a later one, and what the member needs with it. What is left out stays. */
export const rewardBody = z.strictObject({
  state: z.enum(["ready", "sent", "used"]),
  /** A code of the partner's own. */
  code: z.optional(id),
  link: z.optional(webAddress),
  useBy: z.optional(instant),
  carrier: z.optional(id),
  trackingNumber: z.optional(id),
});
export type RewardBody = z.infer<typeof rewardBody>;

/** A reward as the partner that fulfils it sees it. */
export const partnerReward = z.object({
  /** That of the redemption, too. */
  id: entryId,
  memberId: z.string(),
  productId: z.string(),
  kind: z.enum(["code", "shipment"]),
  state: rewardState,
  /** Present once it is ready, and also after it is cancelled. */
  code: z.optional(z.string()),
  link: z.optional(z.string()),
  useBy: z.optional(instant),
  carrier: z.optional(z.string()),
  trackingNumber: z.optional(z.string()),
  createdAt: instant,
  changedAt: instant,
});
export type PartnerReward = z.infer<typeof partnerReward>;

export const partnerRewardReceipt = z.object({
  operation: partnerOperation,
  reward: partnerReward,
});
