import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { statementQuery, statementType, type StatementFormat } from "../../contract/statement.ts";
import { beancountWriter } from "../export/beancount.ts";
import { csvWriter } from "../export/csv.ts";
import { hledgerWriter } from "../export/hledger.ts";
import { jsonWriter } from "../export/json.ts";
import { streamStatement, type Statement, type StatementWriter } from "../export/stream.ts";
import { readWallet } from "../queries/read-wallet.ts";
import { parseQuery, signedIn, type Env } from "./request.ts";

const writers: Record<StatementFormat, (statement: Statement) => StatementWriter> = {
  csv: csvWriter,
  json: jsonWriter,
  beancount: beancountWriter,
  hledger: hledgerWriter,
};

/**
 * The member's whole history as a file. A page behind a service worker fetches it and saves the blob: Chromium sends
 * downloads and navigations past the worker.
 */
export const statement = new Hono<Env>();

statement.get(routes.readStatement.path, signedIn, async (c) => {
  const parsed = parseQuery(c, statementQuery);
  if (!parsed.ok) return parsed.response;
  const { format } = parsed.query;
  const { store, programme, catalog } = c.var.ports;
  const { memberId: id, name, language, now } = c.var.reader;
  const wallet = await readWallet(c.var.ports, c.var.reader);
  const exported = { member: { id, name }, language, wallet, now, programme, catalog };
  return new Response(streamStatement(store, exported, writers[format](exported)), {
    headers: {
      "Content-Type": statementType[format],
      "Content-Disposition": `attachment; filename="points-${id}.${format}"`,
      "Cache-Control": "no-store",
    },
  });
});
