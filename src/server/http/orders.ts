import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import { listOrders, readOrder } from "../queries/read-orders.ts";
import { reply, signedIn, type Env } from "./request.ts";

export const orders = new Hono<Env>();

orders.get(routes.listOrders.path, signedIn, async (c) => {
  return reply(routes.listOrders, { items: await listOrders(c.var.ports, c.var.reader) });
});

orders.get(routes.readOrder.path, signedIn, async (c) => {
  const order = await readOrder(c.var.ports, c.var.reader, c.req.param("id"));
  return order ? reply(routes.readOrder, order) : problemResponse("not-found", c.var.now);
});
