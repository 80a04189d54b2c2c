import type { StatementFormat } from "../../contract/statement.ts";
import type { Store } from "../store/store.ts";
import { beancountWriter } from "./beancount.ts";
import { csvWriter } from "./csv.ts";
import { hledgerWriter } from "./hledger.ts";
import { jsonWriter } from "./json.ts";
import { streamStatement, type Statement, type StatementWriter } from "./stream.ts";

const writers: Record<StatementFormat, (statement: Statement) => StatementWriter> = {
  csv: csvWriter,
  json: jsonWriter,
  beancount: beancountWriter,
  hledger: hledgerWriter,
};

/** Writes the statement as fast as the stream is read. */
export function writeStatement(store: Store, statement: Statement, format: StatementFormat) {
  return streamStatement(store, statement, writers[format](statement));
}
