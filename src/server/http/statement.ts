import { Hono } from "hono/tiny";
import type { EntryFilter } from "../../contract/entry.ts";
import { routes } from "../../contract/routes.ts";
import { statementQuery, statementType } from "../../contract/statement.ts";
import type { StatementFilter } from "../export/stream.ts";
import { filterFor } from "../queries/read-entries.ts";
import { readWallet } from "../queries/read-wallet.ts";
import type { Ports, Reader } from "../ports.ts";
import { matchesFilter } from "../store/search-index.ts";
import { parseQuery, signedIn, type Env } from "./request.ts";

/**
 * The member's history as a file. A page behind a service worker fetches it and saves the blob: Chromium sends
 * downloads and navigations past the worker.
 */
export const statement = new Hono<Env>();

statement.get(routes.readStatement.path, signedIn, async (c) => {
  const parsed = parseQuery(c, statementQuery);
  if (!parsed.ok) return parsed.response;
  const { format, ...query } = parsed.query;
  const { ports, reader } = c.var;
  const { store, programme, catalog } = ports;
  const { memberId: id, name, language, now } = reader;
  const wallet = await readWallet(ports, reader);
  const isFiltered = Object.keys(query).length > 0;
  const filter = isFiltered ? statementFilter(ports, reader, query, wallet.seq) : undefined;
  const exported = { member: { id, name }, language, wallet, now, programme, catalog, filter };
  // The writers are loaded with the first export: the first view does not wait for them.
  const { writeStatement } = await import("../export/write-statement.ts");
  return new Response(writeStatement(store, exported, format), {
    headers: {
      "Content-Type": statementType[format],
      "Content-Disposition": `attachment; filename="points-${id}${isFiltered ? "-filtered" : ""}.${format}"`,
      "Cache-Control": "no-store",
    },
  });
});

function statementFilter(
  ports: Ports,
  reader: Reader,
  query: EntryFilter,
  lastSeq: number,
): StatementFilter {
  const found = filterFor(ports, reader, query, lastSeq);
  return { query, matches: (entry) => found !== undefined && matchesFilter(entry, found.filter) };
}
