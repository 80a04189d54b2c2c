import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { listPending } from "../queries/read-pending.ts";
import { reply, signedIn, type Env } from "./request.ts";

export const pending = new Hono<Env>();

pending.get(routes.listPending.path, signedIn, async (c) => {
  return reply(routes.listPending, { items: await listPending(c.var.ports, c.var.reader) });
});
