import { Hono } from "hono/tiny";
import { donationBody } from "../../contract/donation.ts";
import { exchangeBody, topUpBody } from "../../contract/offer.ts";
import { emptyBody, paymentBody } from "../../contract/payment.ts";
import { redeemBody } from "../../contract/product.ts";
import { routes } from "../../contract/routes.ts";
import { completeTask } from "../commands/complete-task.ts";
import { donate } from "../commands/donate.ts";
import { exchange } from "../commands/exchange.ts";
import { pay } from "../commands/pay.ts";
import { redeem } from "../commands/redeem.ts";
import { topUp } from "../commands/top-up.ts";
import { problemResponse } from "../problem.ts";
import { command } from "./commands.ts";
import type { Env } from "./request.ts";

/** Commands whose handler follows from the body alone, and those that are always refused. */
export const simpleCommands = new Hono<Env>();

simpleCommands
  .post(
    routes.exchange.path,
    ...command(exchangeBody, (body, { var: { ports, reader } }) =>
      exchange(ports, reader.memberId, body),
    ),
  )
  .post(
    routes.completeTask.path,
    ...command(emptyBody, (_body, c) =>
      completeTask(c.var.ports, c.var.reader.memberId, c.req.param("id") ?? ""),
    ),
  )
  .post(
    routes.topUp.path,
    ...command(topUpBody, (body, { var: { ports, reader } }) =>
      topUp(ports, reader.memberId, body),
    ),
  )
  .post(routes.redeem.path, ...command(redeemBody, (body, c) => redeem(c.var.ports, body)))
  .post(routes.pay.path, ...command(paymentBody, (body, c) => pay(c.var.ports, body)))
  .post(
    routes.donate.path,
    ...command(donationBody, (body, { var: { ports, reader } }) =>
      donate(ports, reader.memberId, body),
    ),
  );

// Refused for anybody, before the session, the key or the body is looked at.
for (const { path } of [routes.transfer, routes.withdraw]) {
  simpleCommands.post(path, (c) => problemResponse("not-transferable", c.var.ports.clock()));
}
