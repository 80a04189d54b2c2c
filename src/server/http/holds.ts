import type { Handler } from "hono";
import { Hono } from "hono/tiny";
import type * as z from "zod/mini";
import { captureBody, emptyBody, refundBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import { jsonBody, operationKey, signedIn, type Env } from "./request.ts";
import { execute } from "../commands/execute.ts";
import { readSpend, endHold, type HoldEnd } from "../commands/end-hold.ts";
import { operationOf, settled } from "./operations.ts";

/** The second half of a use, and its undoing: the same of a payment and of a redemption. */
export const settling = new Hono<Env>();

for (const [kind, capture, cancel, refund] of [
  ["payment", routes.capturePayment, routes.cancelPayment, routes.refundPayment],
  ["redemption", routes.captureRedemption, routes.cancelRedemption, routes.refundRedemption],
] as const) {
  // Only a bill may come out smaller: a product has its price.
  const capturing = jsonBody(kind === "payment" ? captureBody : emptyBody);
  const cancelling = jsonBody(emptyBody);
  const refunding = jsonBody(refundBody);
  const pay = settle(kind, (body) => {
    const { totalFen: total } = body as CaptureBody;
    return { kind: "capture", ...(total !== undefined && { total }) };
  });
  const letGo = settle(kind, () => ({ kind: "cancel" }));
  const giveBack = settle(kind, (body) => ({ kind: "refund", ...(body as RefundBody) }));
  settling.post(capture.path, signedIn, operationKey, capturing, pay);
  settling.post(cancel.path, signedIn, operationKey, cancelling, letGo);
  settling.post(refund.path, signedIn, operationKey, refunding, giveBack);
}

type CaptureBody = z.infer<typeof captureBody>;
type RefundBody = z.infer<typeof refundBody>;

function settle(
  kind: "payment" | "redemption",
  toSettling: (body: unknown) => HoldEnd,
): Handler<Env> {
  return async (c) => {
    const { memberId, now } = c.var.reader;
    const { store } = c.var.ports;
    const entry = await readSpend(store, memberId, kind, c.req.param("id") ?? "");
    if (!entry) return problemResponse("not-found", now);
    const plan = endHold(memberId, entry, toSettling(c.var.body));
    return settled(await execute(store, operationOf(c), plan));
  };
}
