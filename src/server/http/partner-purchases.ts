import type { Context } from "hono";
import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import {
  partnerPurchaseBody,
  partnerPurchaseQuery,
  partnerPurchaseReceipt,
} from "../../contract/partner-purchase.ts";
import { emptyBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { assert } from "../../rules/assertion.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import { cancelPurchase, confirmPurchase, reportPurchase } from "../commands/purchases.ts";
import type { CommandHandler, CommandResult } from "../commands/run-command.ts";
import { problemResponse } from "../problem.ts";
import { findPartnerPurchase, partnerPurchaseView } from "../queries/read-partner-purchases.ts";
import type { StoredPurchase } from "../store/resources.ts";
import { partnerOnly, walletCommand } from "./partner.ts";
import { invalid, parseQuery, reply, type Env } from "./request.ts";

/** The purchases that the partner has reported. Those of other partners are not found. */
export const partnerPurchases = new Hono<Env>();

partnerPurchases.post(
  routes.reportPurchase.path,
  ...walletCommand(partnerPurchaseBody, async (body, c) => {
    const { ports, partnerId } = c.var;
    const { memberId, offerId, number } = body;
    const offer = ports.catalog.rebates.find(({ id }) => id === offerId);
    if (offer?.partnerId !== partnerId) return undefined;
    const now = await ports.memberTime(memberId);
    if (now === undefined) return invalid(c, [{ pointer: "/memberId", code: "unknown-member" }]);
    const byNumber = `partner-purchase:${partnerId}:${number}` as const;
    const handler = reportPurchase(ports, memberId, body, byNumber);
    if (handler === "too-small") return invalid(c, [{ pointer: "/totalFen", code: handler }]);
    return handler && { memberId, now, handler, answerOf: answer(c, memberId) };
  }),
);

partnerPurchases.get(routes.listPartnerPurchases.path, partnerOnly, async (c) => {
  const parsed = parseQuery(c, partnerPurchaseQuery);
  if (!parsed.ok) return parsed.response;
  const { ports, partnerId } = c.var;
  const name = `partner-purchase:${partnerId}:${parsed.query.number}` as const;
  const { memberId, of } = (await ports.store.readResource(name)) ?? {};
  const purchase = of && (await ports.store.readResource(`purchase:${memberId}:${of}`));
  const items = purchase && memberId !== undefined ? [partnerPurchaseView(memberId, purchase)] : [];
  return reply(routes.listPartnerPurchases, { items });
});

partnerPurchases.get(routes.readPartnerPurchase.path, partnerOnly, async (c) => {
  const { ports, partnerId, now } = c.var;
  const found = await findPartnerPurchase(ports, partnerId, c.req.param("id"));
  if (!found) return problemResponse("not-found", now);
  return reply(routes.readPartnerPurchase, partnerPurchaseView(found.memberId, found.purchase));
});

partnerPurchases.post(
  routes.confirmPartnerPurchase.path,
  ...walletCommand(emptyBody, (_body, c) => end(c, confirmPurchase)),
);
partnerPurchases.post(
  routes.cancelPartnerPurchase.path,
  ...walletCommand(emptyBody, (_body, c) => end(c, cancelPurchase)),
);

async function end(c: Context<Env>, handlerOf: (memberId: string, of: Seq) => CommandHandler) {
  const { ports, partnerId } = c.var;
  const found = await findPartnerPurchase(ports, partnerId, c.req.param("id") ?? "");
  if (!found) return undefined;
  const { memberId, now, purchase } = found;
  const handler = handlerOf(memberId, purchase.of);
  return { memberId, now, handler, answerOf: answer(c, memberId) };
}

/** The purchase as the command wrote it. */
function answer({ var: { key } }: Context<Env>, memberId: string) {
  return ({ writes }: CommandResult) => {
    const written = writes.find(([name]) => name.startsWith("purchase:"));
    assert(written !== undefined, () => "a purchase was not written");
    const purchase = partnerPurchaseView(memberId, written[1] as StoredPurchase);
    return { body: z.encode(partnerPurchaseReceipt, { operation: { key }, purchase }) };
  };
}
