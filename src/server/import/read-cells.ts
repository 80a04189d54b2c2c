import * as z from "zod/mini";
import { statementEntry, type StatementEntry } from "../../contract/statement.ts";
import type { Instant } from "../../rules/calendar.ts";
import { COLUMNS, unescapeFormula } from "../export/csv.ts";

/** What an entry calls the columns that are read as they stand. What the rules compute themselves is not. */
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

/** The entry of a row that the service wrote, or somebody who knows how it does; `undefined` if it is none. */
export function readCells(
  cells: readonly string[],
  at: Instant,
  points: number,
): StatementEntry | undefined {
  const stated = COLUMNS.flatMap((column, place) => {
    const cell = cells[place] ?? "";
    const field = fields[column];
    if (cell === "" || field === undefined) return [];
    return [[field, numbers.has(column) ? numberIn(cell) : cell] as const];
  });
  const title = unescapeFormula(cells[COLUMNS.indexOf("description")] ?? "");
  const about = cells[COLUMNS.indexOf("about")] ?? "";
  const entry = z.safeDecode(statementEntry, {
    ...Object.fromEntries(stated),
    at: new Date(at).toISOString(),
    points,
    title,
    subject: about === "" ? { words: title } : parseJson(about),
  } as z.input<typeof statementEntry>);
  return entry.success ? entry.data : undefined;
}

/** `undefined` where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A whole number; NaN, which no entry has, where it is none. */
function numberIn(cell: string): number {
  return /^-?\d{1,16}$/.test(cell) ? Number(cell) : NaN;
}
