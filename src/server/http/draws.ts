import { Hono } from "hono/tiny";
import { drawBody } from "../../contract/draw.ts";
import { pageQuery } from "../../contract/paging.ts";
import { routes } from "../../contract/routes.ts";
import { draw } from "../commands/draw.ts";
import { problemResponse } from "../problem.ts";
import { listDraws, readNextDraw } from "../queries/read-draws.ts";
import { command } from "./commands.ts";
import { parseQuery, reply, signedIn, type Env } from "./request.ts";

export const draws = new Hono<Env>();

draws.get(routes.readNextDraw.path, signedIn, async (c) => {
  return reply(routes.readNextDraw, await readNextDraw(c.var.ports, c.var.reader));
});

draws.get(routes.listDraws.path, signedIn, async (c) => {
  const parsed = parseQuery(c, pageQuery);
  if (!parsed.ok) return parsed.response;
  const page = await listDraws(c.var.ports, c.var.reader, parsed.query);
  return page ? reply(routes.listDraws, page) : problemResponse("cursor-invalid", c.var.reader.now);
});

draws.post(
  routes.draw.path,
  ...command(drawBody, (body, { var: { ports, reader } }) => draw(ports, reader, body)),
);
