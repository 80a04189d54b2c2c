import { Hono } from "hono/tiny";
import { entryListQuery, totalsQuery } from "../../contract/entry.ts";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import { listEntries, readEntry, readTotals } from "../queries/read-entries.ts";
import { parseQuery, reply, signedIn, type Env } from "./request.ts";

export const entries = new Hono<Env>();

entries.get(routes.listEntries.path, signedIn, async (c) => {
  const parsed = parseQuery(c, entryListQuery);
  if (!parsed.ok) return parsed.response;
  const { ports, reader } = c.var;
  const page = await listEntries(ports, reader, parsed.query);
  return page ? reply(routes.listEntries, page) : problemResponse("cursor-invalid", reader.now);
});

entries.get(routes.readTotals.path, signedIn, async (c) => {
  const parsed = parseQuery(c, totalsQuery);
  if (!parsed.ok) return parsed.response;
  const { ports, reader } = c.var;
  return reply(routes.readTotals, await readTotals(ports, reader, parsed.query));
});

entries.get(routes.readEntry.path, signedIn, async (c) => {
  const { ports, reader } = c.var;
  const entry = await readEntry(ports, reader, c.req.param("id"));
  return entry ? reply(routes.readEntry, entry) : problemResponse("not-found", reader.now);
});
