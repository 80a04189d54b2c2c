import { Hono } from "hono/tiny";
import { emptyBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { claimTask } from "../commands/claim-task.ts";
import { command } from "./commands.ts";
import type { Env } from "./request.ts";

export const tasks = new Hono<Env>();

tasks.post(
  routes.claimTask.path,
  ...command(emptyBody, (_body, c) =>
    claimTask(c.var.ports, c.var.reader.memberId, c.req.param("id") ?? ""),
  ),
);
