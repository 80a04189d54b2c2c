import { Hono } from "hono/tiny";
import { redeemBody } from "../../contract/product.ts";
import { routes } from "../../contract/routes.ts";
import { redeem } from "../commands/redeem.ts";
import { command } from "./commands.ts";
import type { Env } from "./request.ts";

export const redemptions = new Hono<Env>();

redemptions.post(
  routes.redeem.path,
  ...command(redeemBody, (body, { var: { ports, reader } }) =>
    redeem(ports, reader.memberId, body),
  ),
);
