import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import type { Env } from "./request.ts";

/** Refuses transfers and withdrawals of anybody, before the session, the key or the body is looked at. */
export const notTransferable = new Hono<Env>();

for (const { path } of [routes.transfer, routes.withdraw]) {
  notTransferable.post(path, (c) => problemResponse("not-transferable", c.var.ports.clock()));
}
