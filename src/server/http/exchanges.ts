import { Hono } from "hono/tiny";
import { exchangeBody, type ExchangeBody } from "../../contract/offer.ts";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import { jsonBody, operationKey, signedIn, type Env } from "./request.ts";
import { exchange } from "../commands/exchange.ts";
import { execute } from "../commands/execute.ts";
import { operationOf, settled } from "./operations.ts";

export const exchanges = new Hono<Env>();

exchanges.post(routes.exchange.path, signedIn, operationKey, jsonBody(exchangeBody), async (c) => {
  const plan = exchange(c.var.body as ExchangeBody, c.var.reader.memberId);
  if (!plan) return problemResponse("not-found", c.var.reader.now);
  return settled(await execute(c.var.ports.store, operationOf(c), plan));
});
