import * as z from "zod/mini";
import { receipt } from "./receipt.ts";
import { entryId, instant, webAddress } from "./scalars.ts";

/**
 * A reward is prepared, ready to use or sent, and then used, and never goes back. It is cancelled when its redemption
 * is cancelled, lapses or is refunded.
 */
export const rewardState = z.enum(["preparing", "ready", "sent", "used", "cancelled"]);
export type RewardState = z.infer<typeof rewardState>;

/** What a redemption or a cash prize gave its member. */
export const rewardView = z.object({
  id: z.string(),
  /** The redemption or the draw. */
  entryId,
  title: z.string(),
  picture: z.string(),
  kind: z.enum(["code", "shipment"]),
  state: rewardState,
  /** Present once it is ready, and not after it is cancelled. */
  code: z.optional(z.string()),
  /** Where the code is used, or the parcel is followed. */
  link: z.optional(webAddress),
  /** The first instant at which it can no longer be used. */
  useBy: z.optional(instant),
  carrier: z.optional(z.string()),
  trackingNumber: z.optional(z.string()),
  instructions: z.string(),
  /** When it was redeemed or won. */
  at: instant,
  /** It changed in the last days, and there is something to do with it. */
  isNew: z.boolean(),
});
export type RewardView = z.infer<typeof rewardView>;

export const rewardList = z.object({ items: z.array(rewardView) });

export const rewardReceipt = z.extend(receipt, { reward: rewardView });
