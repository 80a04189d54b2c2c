import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { purchaseBody } from "../../contract/offer.ts";
import { emptyBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import {
  cancelPurchase,
  confirmPurchase,
  findPurchase,
  reportPurchase,
} from "../commands/purchases.ts";
import type { CommandHandler } from "../commands/run-command.ts";
import { listPurchases } from "../queries/read-pending.ts";
import { command } from "./commands.ts";
import { invalid, reply, signedIn, type Env } from "./request.ts";

export const purchases = new Hono<Env>();

purchases.get(routes.listPurchases.path, signedIn, async (c) => {
  return reply(routes.listPurchases, { items: await listPurchases(c.var.ports, c.var.reader) });
});

purchases.post(
  routes.purchase.path,
  ...command(purchaseBody, (body, c) => {
    const purchase = reportPurchase(c.var.ports, c.var.reader.memberId, body);
    return purchase === "too-small"
      ? invalid(c, [{ pointer: "/totalFen", code: purchase }])
      : purchase;
  }),
);

purchases.post(routes.confirmPurchase.path, ...command(emptyBody, ending(confirmPurchase)));
purchases.post(routes.cancelPurchase.path, ...command(emptyBody, ending(cancelPurchase)));

function ending(end: (memberId: string, of: Seq) => CommandHandler) {
  return async (_body: unknown, c: Context<Env>) => {
    const { memberId } = c.var.reader;
    const of = await findPurchase(c.var.ports.store, memberId, c.req.param("id") ?? "");
    return of && end(memberId, of);
  };
}
