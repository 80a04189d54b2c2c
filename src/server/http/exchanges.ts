import { Hono } from "hono/tiny";
import { exchangeBody } from "../../contract/offer.ts";
import { routes } from "../../contract/routes.ts";
import { exchange } from "../commands/exchange.ts";
import { command } from "./commands.ts";
import type { Env } from "./request.ts";

export const exchanges = new Hono<Env>();

exchanges.post(
  routes.exchange.path,
  ...command(exchangeBody, (body, { var: { ports, reader } }) =>
    exchange(ports, reader.memberId, body),
  ),
);
