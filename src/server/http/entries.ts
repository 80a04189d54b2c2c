import { Hono } from "hono/tiny";
import { entryQuery, totalsQuery } from "../../contract/entry.ts";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import { parseQuery, reply, signedIn, type Env } from "./request.ts";
import { listEntries, readEntry, readTotals } from "../queries/read-entries.ts";
import { currentWallet } from "../queries/read-wallet.ts";

export const entries = new Hono<Env>();

entries.get(routes.listEntries.path, signedIn, async (c) => {
  const parsed = parseQuery(c, entryQuery);
  if (!parsed.ok) return parsed.response;
  const { memberId, now } = c.var.reader;
  const { seq } = await currentWallet(c.var.ports.store, memberId, now);
  const reader = { memberId, language: c.var.language, lastSeq: seq };
  const page = await listEntries(c.var.ports.store, reader, parsed.query);
  return page ? reply(routes.listEntries, page) : problemResponse("cursor-invalid", now);
});

entries.get(routes.readTotals.path, signedIn, async (c) => {
  const parsed = parseQuery(c, totalsQuery);
  if (!parsed.ok) return parsed.response;
  const { memberId, now } = c.var.reader;
  const { seq } = await currentWallet(c.var.ports.store, memberId, now);
  const reader = { memberId, language: c.var.language, lastSeq: seq };
  return reply(routes.readTotals, await readTotals(c.var.ports.store, reader, parsed.query));
});

entries.get(routes.readEntry.path, signedIn, async (c) => {
  const { memberId, now } = c.var.reader;
  const reader = { memberId, language: c.var.language, now };
  const entry = await readEntry(c.var.ports.store, reader, c.req.param("id"));
  return entry ? reply(routes.readEntry, entry) : problemResponse("not-found", now);
});
