import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { purchaseBody, type PurchaseBody } from "../../contract/offer.ts";
import { emptyBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import { invalid, jsonBody, operationKey, reply, signedIn, type Env } from "./request.ts";
import { execute } from "../commands/execute.ts";
import { cancelPurchase, confirmPurchase, findPurchase, purchase } from "../commands/purchases.ts";
import { listPurchases } from "../queries/read-promised.ts";
import { operationOf, settled } from "./operations.ts";

export const purchases = new Hono<Env>();
const {
  listPurchases: list,
  purchase: buy,
  confirmPurchase: confirm,
  cancelPurchase: cancel,
} = routes;

purchases.get(list.path, signedIn, async (c) => {
  const items = await listPurchases(c.var.ports.store, c.var.reader.memberId, c.var.language);
  return reply(list, { items });
});

purchases.post(buy.path, signedIn, operationKey, jsonBody(purchaseBody), async (c) => {
  const plan = purchase(c.var.body as PurchaseBody, c.var.reader.memberId);
  if (plan === "not-found") return problemResponse(plan, c.var.reader.now);
  if (plan === "too-small") return invalid(c, [{ pointer: "/totalFen", code: plan }]);
  return settled(await execute(c.var.ports.store, operationOf(c), plan));
});

purchases.post(confirm.path, signedIn, operationKey, jsonBody(emptyBody), (c) =>
  end(c, c.req.param("id"), confirmPurchase),
);

purchases.post(cancel.path, signedIn, operationKey, jsonBody(emptyBody), (c) =>
  end(c, c.req.param("id"), cancelPurchase),
);

async function end(
  c: Context<Env>,
  id: string,
  plan: typeof confirmPurchase | typeof cancelPurchase,
): Promise<Response> {
  const { store } = c.var.ports;
  const { memberId, now } = c.var.reader;
  const of = await findPurchase(store, memberId, id);
  if (of === undefined) return problemResponse("not-found", now);
  return settled(await execute(store, operationOf(c), plan(of, memberId)));
}
