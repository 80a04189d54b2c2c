import { Hono } from "hono/tiny";
import { topUpBody } from "../../contract/offer.ts";
import { routes } from "../../contract/routes.ts";
import { topUp } from "../commands/top-up.ts";
import { command } from "./commands.ts";
import type { Env } from "./request.ts";

export const topUps = new Hono<Env>();

topUps.post(
  routes.topUp.path,
  ...command(topUpBody, (body, { var: { ports, reader } }) => topUp(ports, reader.memberId, body)),
);
