import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { listPurchases } from "../queries/read-pending.ts";
import { reply, signedIn, type Env } from "./request.ts";

/** Only partners report and end purchases. */
export const purchases = new Hono<Env>();

purchases.get(routes.listPurchases.path, signedIn, async (c) => {
  return reply(routes.listPurchases, { items: await listPurchases(c.var.ports, c.var.reader) });
});
