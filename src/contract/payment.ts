import * as z from "zod/mini";
import { entryId, fen, id, instant, someFen, somePoints } from "./scalars.ts";

/** Where points pay a bill. */
const merchantView = z.object({
  id: z.string(),
  kind: z.enum(["shop", "card", "utility"]),
  title: z.string(),
  picture: z.string(),
  /** Example bills to pay there. */
  orders: z.array(z.object({ id: z.string(), title: z.string(), totalFen: fen })),
});
export type MerchantView = z.infer<typeof merchantView>;

export const merchantList = z.object({ items: z.array(merchantView) });

/**
 * `points` of the bill are paid in points, the rest in cash while they are held. The order is the merchant's
 * number for it, a reference only: an order paid twice is two payments.
 */
export const paymentBody = z.strictObject({
  merchantId: id,
  orderId: id,
  totalFen: someFen,
  points: somePoints,
});

/** What the bill came to in all, points and cash, where it is less than the points were held for. */
export const captureBody = z.strictObject({ totalFen: z.optional(someFen) });

/** A use whose cash is still to be paid. */
const holdView = z.object({
  /** The use. */
  id: entryId,
  kind: z.enum(["payment", "redemption"]),
  title: z.string(),
  points: somePoints,
  cashFen: fen,
  /** The first instant at which the points are no longer held for it. */
  until: instant,
});
export type HoldView = z.infer<typeof holdView>;

export const holdList = z.object({ items: z.array(holdView) });

/** `fen` of what the use cost in all, points and cash. */
export const refundBody = z.strictObject({ fen: someFen });

/** A write that says all by its address. */
export const emptyBody = z.strictObject({});
