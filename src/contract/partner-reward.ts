import * as z from "zod/mini";
import { spendState } from "./entry.ts";
import { rewardState } from "./reward.ts";
import { entryId, fen, id, instant, points } from "./scalars.ts";

/** What every answer to a partner's command has. It never contains a wallet. */
const operation = z.object({ key: z.uuid() });

/** A redemption of one of the partner's products. */
export const partnerRedemption = z.object({
  id: entryId,
  memberId: z.string(),
  productId: z.string(),
  state: spendState,
  /** Points and cash together. */
  totalFen: fen,
  points,
  cashFen: fen,
  refundedFen: fen,
  refundedPoints: points,
});
export type PartnerRedemption = z.infer<typeof partnerRedemption>;

export const partnerRedemptionReceipt = z.object({ operation, redemption: partnerRedemption });

const webAddress = z.url({ protocol: /^https?$/ }).check(z.maxLength(2_000));

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

export const partnerRewardReceipt = z.object({ operation, reward: partnerReward });
