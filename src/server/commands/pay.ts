import type * as z from "zod/mini";
import type { paymentBody } from "../../contract/payment.ts";
import type { Terms } from "../ports.ts";
import type { CommandHandler } from "./run-command.ts";

/**
 * `undefined` where the catalog has no such merchant. The order is only a reference here: two payments of one order
 * are two payments.
 */
export function pay(
  { catalog }: Terms,
  { merchantId, orderId, totalFen: total, points }: z.infer<typeof paymentBody>,
): CommandHandler | undefined {
  if (!catalog.merchants.some(({ id }) => id === merchantId)) return undefined;
  const subject = { kind: "merchant", id: merchantId, reference: orderId } as const;
  return { resources: [], command: () => ({ kind: "payment", subject, points, total }) };
}
