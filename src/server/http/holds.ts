import type { Context } from "hono";
import { Hono } from "hono/tiny";
import type * as z from "zod/mini";
import { captureBody, emptyBody, refundBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { endHold, readSpend, type HoldEnd } from "../commands/end-hold.ts";
import { listHolds } from "../queries/read-holds.ts";
import { command } from "./commands.ts";
import { reply, signedIn, type Env } from "./request.ts";

/** Open holds; the captures, cancellations and refunds of payments and redemptions. */
export const holds = new Hono<Env>();

holds.get(routes.listHolds.path, signedIn, async (c) => {
  return reply(routes.listHolds, { items: await listHolds(c.var.ports, c.var.reader) });
});

for (const [kind, capture, cancel, refund] of [
  ["payment", routes.capturePayment, routes.cancelPayment, routes.refundPayment],
  ["redemption", routes.captureRedemption, routes.cancelRedemption, routes.refundRedemption],
] as const) {
  const end = async (c: Context<Env>, holdEnd: HoldEnd) => {
    const { ports, reader } = c.var;
    const spend = await readSpend(ports.store, reader.memberId, kind, c.req.param("id") ?? "");
    return spend && endHold(reader.memberId, spend, holdEnd);
  };
  // Only a payment can be captured in part: a product has a fixed price.
  const captured = kind === "payment" ? captureBody : emptyBody;
  holds.post(
    capture.path,
    ...command(captured, ({ totalFen: total }: z.output<typeof captureBody>, c) =>
      end(c, { kind: "capture", ...(total !== undefined && { total }) }),
    ),
  );
  holds.post(cancel.path, ...command(emptyBody, (_body, c) => end(c, { kind: "cancel" })));
  holds.post(refund.path, ...command(refundBody, ({ fen }, c) => end(c, { kind: "refund", fen })));
}
