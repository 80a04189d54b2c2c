import { Hono } from "hono/tiny";
import { paymentBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { pay } from "../commands/pay.ts";
import { listMerchants } from "../queries/read-merchants.ts";
import { command } from "./commands.ts";
import { reply, type Env } from "./request.ts";

export const payments = new Hono<Env>();

payments.get(routes.listMerchants.path, (c) =>
  reply(routes.listMerchants, { items: listMerchants(c.var.ports.catalog, c.var.language) }),
);

payments.post(routes.pay.path, ...command(paymentBody, (body, c) => pay(c.var.ports, body)));
