import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { statementQuery, statementType, type StatementFormat } from "../../contract/statement.ts";
import { aliPoint } from "../../rules/programme.ts";
import { parseQuery, signedIn, type Env } from "./request.ts";
import { nameOf } from "../../demo/demo-members-store.ts";
import { currentWallet } from "../queries/read-wallet.ts";
import { beancountWriter } from "../export/beancount.ts";
import { csvWriter } from "../export/csv.ts";
import { hledgerWriter } from "../export/hledger.ts";
import { jsonWriter } from "../export/json.ts";
import { statementStream } from "../export/stream.ts";
import type { Account, Writer } from "../export/writer.ts";

const formats: Record<StatementFormat, (account: Account) => Writer> = {
  csv: csvWriter,
  json: jsonWriter,
  beancount: beancountWriter,
  hledger: hledgerWriter,
};

/**
 * The whole history of the signed-in member, as a file. A page that is served through a service worker fetches it and
 * hands the bytes over as a blob: what `<a download>` asks for passes by a worker, in Chromium at least, and so does
 * a navigation.
 */
export const statement = new Hono<Env>();

statement.get(routes.readStatement.path, signedIn, async (c) => {
  const parsed = parseQuery(c, statementQuery);
  if (!parsed.ok) return parsed.response;
  const { format } = parsed.query;
  const { store } = c.var.ports;
  const { member, memberId, now } = c.var.reader;
  const { language } = c.var;
  const wallet = await currentWallet(store, memberId, now);
  const name = nameOf(member, language);
  const account = {
    member: { id: memberId, name },
    programme: aliPoint,
    language,
    wallet,
    now,
  };
  return new Response(statementStream(store, account, formats[format](account)), {
    headers: {
      "Content-Type": statementType[format],
      "Content-Disposition": `attachment; filename="points-${memberId}.${format}"`,
      "Cache-Control": "no-store",
    },
  });
});
