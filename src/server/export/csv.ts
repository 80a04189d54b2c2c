import type { StatementEntry } from "../../contract/statement.ts";
import { statementEntryOf } from "./entry.ts";
import type { Account, Writer } from "./writer.ts";

/**
 * The columns of our own statements. The first four are what any statement may have; the others are what the
 * rules need beside them to make the same wallet again. `about` names a thing of the catalogue, in JSON.
 */
export const COLUMNS = [
  "date,description,points,kind,entry,balance,about,source,of,fen,promised,credited,held,expires",
  "owed,lots,forfeited,released",
].flatMap((names) => names.split(","));

/** Spreadsheets read UTF-8 only where a file says that it is. */
const BYTE_ORDER_MARK = "\ufeff";

/** What a spreadsheet takes for a formula, and what looks as if it had been escaped already. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** RFC 4180, with one entry a row. */
export function csvWriter({ language, catalog }: Account): Writer {
  return {
    head: `${BYTE_ORDER_MARK}${COLUMNS.join(",")}\r\n`,
    entry: (entry) =>
      `${cellsOf(statementEntryOf(entry, language, catalog))
        .map(quote)
        .join(",")}\r\n`,
    tail: () => [],
  };
}

/** In the order of `COLUMNS`. */
function cellsOf(entry: StatementEntry): string[] {
  const { at, title, points, kind, seq, balanceAfter, subject, source, of, fen } = entry;
  const { promised, creditAt, heldUntil, expiresAt, owed, allocations, forfeited, released } =
    entry;
  return [
    dateOf(at),
    escapeFormula(title),
    String(points),
    kind,
    String(seq),
    String(balanceAfter),
    "words" in subject ? "" : JSON.stringify(subject),
    source ?? "",
    String(of ?? ""),
    String(fen ?? ""),
    String(promised ?? ""),
    dateOf(creditAt),
    dateOf(heldUntil),
    dateOf(expiresAt),
    String(owed ?? ""),
    partsOf(allocations),
    partsOf(forfeited),
    partsOf(released),
  ];
}

function dateOf(at: number | undefined): string {
  return at === undefined ? "" : new Date(at).toISOString();
}

/** `3:20 5:10`: 20 points of lot 3, then 10 of lot 5. */
function partsOf(parts: StatementEntry["allocations"] = []): string {
  return parts.map(({ lot, points }) => `${lot}:${points}`).join(" ");
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** So that words are never run: an apostrophe before them. */
function escapeFormula(words: string): string {
  return FORMULA.test(words) ? `'${words}` : words;
}

/** The words that `escapeFormula` was given. */
export function unescapeFormula(words: string): string {
  return words.startsWith("'") && FORMULA.test(words) ? words.slice(1) : words;
}
