import * as z from "zod/mini";
import { entryId, fen, id, instant, someFen, somePoints } from "./scalars.ts";

/** `points` pay a part of the order's total and are held while the rest is paid in cash. */
export const paymentBody = z.strictObject({ orderId: id, points: somePoints });
export type PaymentBody = z.infer<typeof paymentBody>;

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
