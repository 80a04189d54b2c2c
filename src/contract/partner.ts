import * as z from "zod/mini";
import { spendState } from "./entry.ts";
import { orderState } from "./order.ts";
import { entryId, fen, id, instant, points, someFen, webAddress, words } from "./scalars.ts";

/** Whether the member is known when the order is made, or pays it by its checkout address. */
export const partnerOrderBody = z.strictObject({
  memberId: z.optional(id),
  /** The partner's order number; each number once. */
  number: id,
  item: words,
  totalFen: someFen,
  dueAt: z.optional(instant),
  /** Where the member returns after the checkout: an http(s) address of a registered origin. */
  returnUrl: z.optional(webAddress),
});
export type PartnerOrderBody = z.infer<typeof partnerOrderBody>;

/** An order as its partner sees it. */
export const partnerOrder = z.object({
  id: z.string(),
  number: z.string(),
  /** `null` until a member pays it. */
  memberId: z.nullable(z.string()),
  item: words,
  totalFen: fen,
  dueAt: z.optional(instant),
  returnUrl: z.optional(z.string()),
  createdAt: instant,
  state: orderState,
  /** The payment that holds or paid it. */
  payment: z.optional(entryId),
  paidAt: z.optional(instant),
  /** What was captured: less than the total after a partial capture. */
  paidFen: z.optional(fen),
});
export type PartnerOrder = z.infer<typeof partnerOrder>;

export const partnerOrderList = z.object({ items: z.array(partnerOrder) });

export const partnerOrderQuery = z.strictObject({ number: id });

/** What every answer to a partner's command has. It never contains a wallet. */
export const partnerOperation = z.object({ key: z.uuid() });

/** `checkoutUrl` is the wallet's page where a member pays the order. */
export const newOrderReceipt = z.object({
  operation: partnerOperation,
  order: partnerOrder,
  checkoutUrl: z.string(),
});

export const orderReceipt = z.object({ operation: partnerOperation, order: partnerOrder });

export const taskReportBody = z.strictObject({ memberId: id, taskId: id });
export type TaskReportBody = z.infer<typeof taskReportBody>;

export const taskReportReceipt = z.object({
  operation: partnerOperation,
  report: z.object({
    memberId: z.string(),
    taskId: z.string(),
    /** When the member did the task, by the first report of the period. */
    at: instant,
    /** It was reported before in the same period: nothing has changed. */
    isRepeated: z.boolean(),
  }),
});

/** A spend of a member at the partner, without anything of the member's wallet. */
export const partnerSpend = z.object({
  id: entryId,
  memberId: z.string(),
  state: spendState,
  /** Points and cash together; after a partial capture, what was captured. */
  totalFen: fen,
  points,
  cashFen: fen,
  refundedFen: fen,
  refundedPoints: points,
});
export type PartnerSpend = z.infer<typeof partnerSpend>;

/** A payment of one of the partner's orders. */
export const partnerPayment = z.extend(partnerSpend, {
  /** Absent for payments that are older than orders. */
  orderId: z.optional(z.string()),
  number: z.optional(z.string()),
});
export type PartnerPayment = z.infer<typeof partnerPayment>;

export const partnerPaymentReceipt = z.object({
  operation: partnerOperation,
  payment: partnerPayment,
});
