import * as z from "zod/mini";
import { entryFilter } from "../../contract/entry.ts";
import { programme as programmeView } from "../../contract/programme.ts";
import { instant } from "../../contract/scalars.ts";
import type { StatementEntry } from "../../contract/statement.ts";
import { statementEntryOf } from "./entry.ts";
import type { Statement, StatementWriter } from "./stream.ts";

/** One document, with one entry a line. */
export function jsonWriter(statement: Statement): StatementWriter {
  const { member, language, programme, catalog, now, filter } = statement;
  let separator = "";
  const head = JSON.stringify({
    member,
    programme: z.encode(programmeView, programme),
    at: z.encode(instant, now),
    ...(filter && { filter: z.encode(entryFilter, filter.query) }),
  });
  return {
    head: `${head.slice(0, -1)},"entries":[`,
    entry(entry) {
      const line = `${separator}\n${toJson(statementEntryOf(entry, language, catalog))}`;
      separator = ",";
      return line;
    },
    tail: () => ["\n]}\n"],
  };
}

const INSTANTS = ["at", "creditAt", "heldUntil", "expiresAt"] as const;

/** Encoding by the schema takes five times as long: a minute for a million entries. */
function toJson(entry: StatementEntry): string {
  const encoded: Record<string, unknown> = { ...entry };
  for (const name of INSTANTS) {
    const at = entry[name];
    if (at !== undefined) encoded[name] = new Date(at).toISOString();
  }
  return JSON.stringify(encoded);
}
