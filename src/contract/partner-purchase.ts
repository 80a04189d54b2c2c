import * as z from "zod/mini";
import { purchaseState } from "./offer.ts";
import { partnerOperation } from "./partner.ts";
import { entryId, fen, id, instant, someFen, somePoints } from "./scalars.ts";

/** A total whose rebate is less than one point is 400 `too-small`. */
export const partnerPurchaseBody = z.strictObject({
  memberId: id,
  offerId: id,
  /** The partner's number of the purchase; each number once. */
  number: id,
  totalFen: someFen,
});

/** A purchase as the partner that reported it sees it. */
export const partnerPurchase = z.object({
  id: entryId,
  memberId: z.string(),
  offerId: z.string(),
  totalFen: fen,
  points: somePoints,
  at: instant,
  state: purchaseState,
});
export type PartnerPurchase = z.infer<typeof partnerPurchase>;

export const partnerPurchaseQuery = z.strictObject({ number: id });

export const partnerPurchaseList = z.object({ items: z.array(partnerPurchase) });

/** What a partner's command is answered with. It never contains a wallet. */
export const partnerPurchaseReceipt = z.object({
  operation: partnerOperation,
  purchase: partnerPurchase,
});
