import * as z from "zod/mini";
import type { RowProblem } from "../../contract/demo.ts";
import { statementEntry, type StatementEntry } from "../../contract/statement.ts";
import type { Programme } from "../../rules/programme.ts";
import { unescapeFormula } from "../export/csv.ts";
import { readAmount } from "./amounts.ts";
import { readDate } from "./dates.ts";

/** The field of each column that is read. The others are for people, or the rules compute them. */
const fields: Readonly<Record<string, keyof StatementEntry>> = {
  date: "at",
  points: "points",
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
const numbers = new Set(["points", "entry", "balance", "of", "fen", "promised", "owed"]);
const dates = new Set(["date", "credited", "held", "expires"]);

/** A row of our own exports, whose cells `cellOf` gives by column. The problem names the first cell that is not valid. */
export function readExportedRow(
  cellOf: (column: string) => string,
  programme: Programme,
): StatementEntry | Omit<RowProblem, "line"> {
  const values = Object.entries(fields).flatMap(([column, field]) => {
    const cell = cellOf(column).trim();
    return cell === "" ? [] : [[field, valueOf(column, cell, programme)] as const];
  });
  const title = unescapeFormula(cellOf("description"));
  const about = cellOf("about");
  const entry = z.safeDecode(statementEntry, {
    ...Object.fromEntries(values),
    title,
    subject: about === "" ? { words: title } : parseJson(about),
  } as z.input<typeof statementEntry>);
  if (entry.success) return entry.data;
  const field = entry.error.issues[0]?.path[0];
  const column = Object.keys(fields).find((each) => fields[each] === field) ?? "about";
  const code = dates.has(column) ? "date-unreadable" : "invalid-row";
  return { code, column, cell: cellOf(column) };
}

/** What the schema refuses, if the cell is not what its column holds. Spreadsheets rewrite numbers and dates. */
function valueOf(column: string, cell: string, programme: Programme): unknown {
  if (numbers.has(column)) return readAmount(cell).value ?? NaN;
  if (!dates.has(column)) return cell;
  const at = readDate(cell, programme, undefined);
  return at === undefined ? cell : new Date(at).toISOString();
}

/** `undefined` if it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
