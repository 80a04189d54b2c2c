import * as z from "zod/mini";
import { entryId, fen, instant } from "./scalars.ts";

/** A held order is being paid: its points are set aside until the cash is paid. */
export const orderState = z.enum(["open", "held", "paid", "cancelled"]);
export type OrderState = z.infer<typeof orderState>;

/** A shop order, a card bill or a utility bill, as the member sees it. It is paid at most once. */
export const orderView = z.object({
  id: z.string(),
  kind: z.enum(["shop", "card", "utility"]),
  /** The partner's. */
  title: z.string(),
  picture: z.string(),
  /** The partner's order number. */
  number: z.string(),
  item: z.string(),
  totalFen: fen,
  dueAt: z.optional(instant),
  state: orderState,
  paidAt: z.optional(instant),
  /** The entry of the payment that holds or paid it. */
  payment: z.optional(entryId),
  /** Of a held order: until when its points are held, and the cash that is still to be paid. */
  heldUntil: z.optional(instant),
  cashFen: z.optional(fen),
  /** The address that takes the member back to the partner, with the signed result. */
  returnTo: z.optional(z.string()),
});
export type OrderView = z.infer<typeof orderView>;

/** Open and held orders, first due first, then the last paid and cancelled ones, newest first. */
export const orderList = z.object({ items: z.array(orderView) });
