import type * as z from "zod/mini";
import type { paymentBody } from "../../contract/payment.ts";
import { merchants } from "../../catalog/merchants.ts";
import type { CommandHandler } from "./execute.ts";

/**
 * What paying a bill is; `undefined` where there is no such merchant. The order is the merchant's to know: here it
 * is a reference only, and two payments of one order are two payments.
 */
export function pay(body: z.infer<typeof paymentBody>): CommandHandler | undefined {
  const { merchantId, orderId, totalFen: total, points } = body;
  if (!merchants.some(({ id }) => id === merchantId)) return undefined;
  const subject = { kind: "merchant", id: merchantId, reference: orderId } as const;
  return { resources: [], command: () => ({ kind: "payment", subject, points, total }) };
}
