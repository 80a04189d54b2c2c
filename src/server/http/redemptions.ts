import { Hono } from "hono/tiny";
import { redeemBody, type RedeemBody } from "../../contract/product.ts";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import { jsonBody, operationKey, signedIn, type Env } from "./request.ts";
import { execute } from "../commands/execute.ts";
import { redeem } from "../commands/redeem.ts";
import { operationOf, settled } from "./operations.ts";

export const redemptions = new Hono<Env>();

redemptions.post(routes.redeem.path, signedIn, operationKey, jsonBody(redeemBody), async (c) => {
  const plan = redeem(c.var.body as RedeemBody);
  if (!plan) return problemResponse("not-found", c.var.reader.now);
  return settled(await execute(c.var.ports.store, operationOf(c), plan));
});
