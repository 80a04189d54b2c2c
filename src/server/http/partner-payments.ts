import type { Context } from "hono";
import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import { partnerPaymentReceipt } from "../../contract/partner.ts";
import { captureBody, emptyBody, refundBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { endHold, foldSpend, type HoldEnd } from "../commands/end-hold.ts";
import type { CommandResult } from "../commands/run-command.ts";
import { problemResponse } from "../problem.ts";
import { findPartnerPayment, partnerPaymentView } from "../queries/read-partner-payments.ts";
import { readWallet } from "../queries/read-wallet.ts";
import { lastWrite } from "../store/resources.ts";
import { partnerOnly, walletCommand } from "./partner.ts";
import { reply, type Env } from "./request.ts";

/** The payments of the partner's orders. Those of other partners are not found. */
export const partnerPayments = new Hono<Env>();

partnerPayments.get(routes.readPartnerPayment.path, partnerOnly, async (c) => {
  const { ports, partnerId, now } = c.var;
  const found = await findPartnerPayment(ports, partnerId, c.req.param("id"));
  if (!found) return problemResponse("not-found", now);
  const { memberId, entry } = found;
  // Its hold may have lapsed.
  await readWallet(ports, found);
  const progress = await ports.store.readResource(`spend:${memberId}:${entry.seq}`);
  const spend = foldSpend(entry, progress);
  return reply(routes.readPartnerPayment, partnerPaymentView(ports, memberId, spend));
});

partnerPayments.post(
  routes.capturePartnerPayment.path,
  ...walletCommand(captureBody, ({ totalFen: total }, c) =>
    end(c, { kind: "capture", ...(total !== undefined && { total }) }),
  ),
);
partnerPayments.post(
  routes.releasePartnerPayment.path,
  ...walletCommand(emptyBody, (_body, c) => end(c, { kind: "cancel" })),
);
partnerPayments.post(
  routes.refundPartnerPayment.path,
  ...walletCommand(refundBody, ({ fen }, c) => end(c, { kind: "refund", fen })),
);

async function end(c: Context<Env>, holdEnd: HoldEnd) {
  const { ports, partnerId, key } = c.var;
  const found = await findPartnerPayment(ports, partnerId, c.req.param("id") ?? "");
  if (!found) return undefined;
  const { memberId, now, entry } = found;
  const answerOf = ({ writes }: CommandResult) => {
    // Each of these commands changes the progress.
    const progress = lastWrite(writes, `spend:${memberId}:${entry.seq}`);
    const payment = partnerPaymentView(ports, memberId, foldSpend(entry, progress));
    return { body: z.encode(partnerPaymentReceipt, { operation: { key }, payment }) };
  };
  return { memberId, now, handler: endHold(memberId, entry, holdEnd), answerOf };
}
