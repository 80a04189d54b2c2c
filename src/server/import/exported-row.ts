import * as z from "zod/mini";
import { statementEntry, type StatementEntry } from "../../contract/statement.ts";
import type { Instant } from "../../rules/calendar.ts";
import { COLUMNS, unescapeFormula } from "../export/csv.ts";

/** The field of each column that is read. The others are for people, or the rules compute them. */
const fields: Readonly<Record<string, keyof StatementEntry>> = {
  kind: "kind",
  entry: "seq",
  balance: "balanceAfter",
  source: "source",
  of: "of",
  fen: "fen",
  promised: "promised",
  credited: "creditAt",
  held: "heldUntil",
  expires: "expiresAt",
  owed: "owed",
};

const numbers = new Set(["entry", "balance", "of", "fen", "promised", "owed"]);

/** A CSV row with the columns of our own exports; `undefined` if it is not valid. */
export function readExportedRow(
  cells: readonly string[],
  at: Instant,
  points: number,
): StatementEntry | undefined {
  const values = COLUMNS.flatMap((column, index) => {
    const cell = cells[index] ?? "";
    const field = fields[column];
    if (cell === "" || field === undefined) return [];
    return [[field, numbers.has(column) ? parseNumber(cell) : cell] as const];
  });
  const title = unescapeFormula(cells[COLUMNS.indexOf("description")] ?? "");
  const about = cells[COLUMNS.indexOf("about")] ?? "";
  const entry = z.safeDecode(statementEntry, {
    ...Object.fromEntries(values),
    at: new Date(at).toISOString(),
    points,
    title,
    subject: about === "" ? { words: title } : parseJson(about),
  } as z.input<typeof statementEntry>);
  return entry.success ? entry.data : undefined;
}

/** `undefined` if it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** NaN, which the schema refuses, if it is not a whole number. */
function parseNumber(cell: string): number {
  return /^-?\d{1,16}$/.test(cell) ? Number(cell) : NaN;
}
