import { Hono } from "hono/tiny";
import { emptyBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { completeTask } from "../commands/complete-task.ts";
import { command } from "./commands.ts";
import type { Env } from "./request.ts";

export const tasks = new Hono<Env>();

tasks.post(
  routes.completeTask.path,
  ...command(emptyBody, (_body, c) =>
    completeTask(c.var.ports, c.var.reader.memberId, c.req.param("id") ?? ""),
  ),
);
