import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import { signedIn, type Env } from "./request.ts";

export const operations = new Hono<Env>();

operations.get(routes.readOperation.path, signedIn, async (c) => {
  const { memberId, now } = c.var.reader;
  const key = c.req.param("id").toLowerCase();
  const receipt = await c.var.ports.store.readReceipt(memberId, key);
  // Says as whom it was looked for: it may be known, but of another member.
  if (!receipt) return problemResponse("not-found", now, { memberId });
  // The receipt's body was encoded when the command was executed.
  return Response.json({ key, status: receipt.status, answer: receipt.body });
});
