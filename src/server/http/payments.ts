import { Hono } from "hono/tiny";
import { paymentBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { pay } from "../commands/pay.ts";
import { findOrder } from "../queries/read-orders.ts";
import { command } from "./commands.ts";
import type { Env } from "./request.ts";

export const payments = new Hono<Env>();

payments.post(
  routes.pay.path,
  ...command(paymentBody, async (body, { var: { ports, reader } }) => {
    const order = await findOrder(ports, reader, body.orderId);
    return order && pay(reader.memberId, body);
  }),
);
