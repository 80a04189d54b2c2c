import * as z from "zod/mini";
import { programme } from "../../contract/programme.ts";
import { instant } from "../../contract/scalars.ts";
import { statementEntryOf, toJson } from "./entry.ts";
import type { Account, Writer } from "./writer.ts";

/** One document, an entry a line. */
export function jsonWriter({ member, language, programme: terms, catalog, now }: Account): Writer {
  const head = JSON.stringify({
    member,
    programme: z.encode(programme, terms),
    at: z.encode(instant, now),
  });
  return {
    head: `${head.slice(0, -1)},"entries":[`,
    entry: (entry) =>
      `${entry.seq === 1 ? "" : ","}\n${toJson(statementEntryOf(entry, language, catalog))}`,
    tail: () => ["\n]}\n"],
  };
}
