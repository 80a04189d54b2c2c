import { Hono } from "hono/tiny";
import { emptyBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import { jsonBody, operationKey, signedIn, type Env } from "./request.ts";
import { completeTask } from "../commands/complete-task.ts";
import { execute } from "../commands/execute.ts";
import { operationOf, settled } from "./operations.ts";

export const tasks = new Hono<Env>();

tasks.post(routes.completeTask.path, signedIn, operationKey, jsonBody(emptyBody), async (c) => {
  const plan = completeTask(c.req.param("id"), c.var.reader.memberId);
  if (!plan) return problemResponse("not-found", c.var.reader.now);
  return settled(await execute(c.var.ports.store, operationOf(c), plan));
});
