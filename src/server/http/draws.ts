import { Hono } from "hono/tiny";
import { drawBody, type DrawBody } from "../../contract/draw.ts";
import { pageQuery } from "../../contract/page.ts";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import { jsonBody, operationKey, parseQuery, reply, signedIn, type Env } from "./request.ts";
import { draw } from "../commands/draw.ts";
import { execute } from "../commands/execute.ts";
import { listDraws, nextDraw } from "../queries/read-draws.ts";
import { operationOf, settled } from "./operations.ts";

export const draws = new Hono<Env>();

draws.get(routes.readNextDraw.path, signedIn, async (c) => {
  const { store, randomBytes: dice } = c.var.ports;
  const next = await nextDraw(store, c.var.reader.memberId, c.var.language, dice);
  return reply(routes.readNextDraw, next);
});

draws.get(routes.listDraws.path, signedIn, async (c) => {
  const parsed = parseQuery(c, pageQuery);
  if (!parsed.ok) return parsed.response;
  const reader = { memberId: c.var.reader.memberId, language: c.var.language };
  const page = await listDraws(c.var.ports.store, reader, parsed.query);
  return page ? reply(routes.listDraws, page) : problemResponse("cursor-invalid", c.var.reader.now);
});

draws.post(routes.draw.path, signedIn, operationKey, jsonBody(drawBody), async (c) => {
  const member = { memberId: c.var.reader.memberId, language: c.var.language };
  const plan = draw(member, c.var.body as DrawBody, c.var.ports.randomBytes);
  return settled(await execute(c.var.ports.store, operationOf(c), plan));
});
