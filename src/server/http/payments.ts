import { Hono } from "hono/tiny";
import type * as z from "zod/mini";
import { paymentBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import { jsonBody, operationKey, reply, signedIn, type Env } from "./request.ts";
import { execute } from "../commands/execute.ts";
import { pay } from "../commands/pay.ts";
import { listHolds } from "../queries/read-holds.ts";
import { listMerchants } from "../queries/read-merchants.ts";
import { currentWallet } from "../queries/read-wallet.ts";
import { operationOf, settled } from "./operations.ts";

export const payments = new Hono<Env>();

payments.get(routes.listMerchants.path, (c) =>
  reply(routes.listMerchants, { items: listMerchants(c.var.language) }),
);

payments.post(routes.pay.path, signedIn, operationKey, jsonBody(paymentBody), async (c) => {
  const plan = pay(c.var.body as z.infer<typeof paymentBody>);
  if (!plan) return problemResponse("not-found", c.var.reader.now);
  return settled(await execute(c.var.ports.store, operationOf(c), plan));
});

payments.get(routes.listHolds.path, signedIn, async (c) => {
  const { memberId, now } = c.var.reader;
  const { store } = c.var.ports;
  const reader = { memberId, language: c.var.language };
  const items = await listHolds(store, reader, await currentWallet(store, memberId, now));
  return reply(routes.listHolds, { items });
});
