import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import type { Env } from "./request.ts";

/**
 * What the programme has no operation for, and says so in words: to anybody, signed in or not, with a key or
 * without, whatever the body, since no request could ever be let through.
 */
export const never = new Hono<Env>();

for (const { path } of [routes.transfer, routes.withdraw]) {
  never.post(path, (c) => problemResponse("not-transferable", c.var.ports.clock()));
}
