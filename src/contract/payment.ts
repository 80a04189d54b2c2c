import * as z from "zod/mini";
import { entryId, fen, id, instant, someFen, somePoints } from "./scalars.ts";

const merchantView = z.object({
  id: z.string(),
  kind: z.enum(["shop", "card", "utility"]),
  title: z.string(),
  picture: z.string(),
  /** Example orders to pay there. */
  orders: z.array(z.object({ id: z.string(), title: z.string(), totalFen: fen })),
});
export type MerchantView = z.infer<typeof merchantView>;

export const merchantList = z.object({ items: z.array(merchantView) });

/**
 * `points` pay a part of the total and are held while the rest is paid in cash. The order number is only a reference:
 * an order paid twice is two payments.
 */
export const paymentBody = z.strictObject({
  merchantId: id,
  orderId: id,
  totalFen: someFen,
  points: somePoints,
});

/** For a partial capture, the new total of points and cash. */
export const captureBody = z.strictObject({ totalFen: z.optional(someFen) });

/** An open hold of a spend whose cash is still to be paid. */
const holdView = z.object({
  /** The id of the spend. */
  id: entryId,
  kind: z.enum(["payment", "redemption"]),
  title: z.string(),
  points: somePoints,
  cashFen: fen,
  /** The first instant at which the points are no longer held. */
  until: instant,
});
export type HoldView = z.infer<typeof holdView>;

export const holdList = z.object({ items: z.array(holdView) });

/** The amount to refund, points and cash together. */
export const refundBody = z.strictObject({ fen: someFen });

export const emptyBody = z.strictObject({});
