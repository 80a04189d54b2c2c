import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { digestOf } from "../digest.ts";
import { problemResponse } from "../problem.ts";
import { signedIn, type Env } from "./request.ts";
import type { CommandAnswer, Operation } from "../commands/execute.ts";

export const operations = new Hono<Env>();

operations.get(routes.readOperation.path, signedIn, async (c) => {
  const { memberId, now } = c.var.reader;
  const key = c.req.param("id").toLowerCase();
  const kept = await c.var.ports.store.readReceipt(memberId, key);
  if (!kept) return problemResponse("not-found", now);
  // The answer was encoded when it was given; it is told again as it stands.
  return Response.json({ key, status: kept.status, answer: kept.body });
});

/** The write that a request asks for. */
export function operationOf(c: Context<Env>): Operation {
  const { memberId, now } = c.var.reader;
  const { key } = c.var;
  return {
    memberId,
    now,
    language: c.var.language,
    key,
    request: digestOf(key, `${c.req.method} ${c.req.path} ${JSON.stringify(c.var.body)}`),
    ifMatch: c.req.header("If-Match"),
  };
}

/** The answer to a write. */
export function settled({ status, headers, body, replayed }: CommandAnswer): Response {
  const told = replayed ? { "Idempotency-Replayed": "true" } : {};
  return Response.json(body, {
    status,
    headers: { "Cache-Control": "no-store", ...headers, ...told },
  });
}
