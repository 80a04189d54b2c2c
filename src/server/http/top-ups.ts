import { Hono } from "hono/tiny";
import { topUpBody, type TopUpBody } from "../../contract/offer.ts";
import { routes } from "../../contract/routes.ts";
import { jsonBody, operationKey, signedIn, type Env } from "./request.ts";
import { execute } from "../commands/execute.ts";
import { topUp } from "../commands/top-up.ts";
import { operationOf, settled } from "./operations.ts";

export const topUps = new Hono<Env>();

topUps.post(routes.topUp.path, signedIn, operationKey, jsonBody(topUpBody), async (c) => {
  const plan = topUp(c.var.body as TopUpBody, c.var.reader.memberId);
  return settled(await execute(c.var.ports.store, operationOf(c), plan));
});
