import * as z from "zod/mini";
import type { EntryKind } from "../../rules/ledger/entry.ts";
import type { RowProblem, ImportFault } from "../../contract/demo.ts";
import { statementEntry, type StatementEntry } from "../../contract/statement.ts";
import { instant, type Instant } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import { COLUMNS, unescapeFormula } from "../export/csv.ts";
import { parseJson, readCells } from "./read-cells.ts";

/** One row that can be read: what happened, and the line that says so. */
export type ImportRow = Pick<StatementEntry, "at" | "kind" | "points" | "subject"> & {
  readonly line: number;
  /** Where the service itself wrote the row: the entry's number and all that the rules need to make it again. */
  readonly entry?: StatementEntry;
};

export type Statement =
  | {
      readonly ok: true;
      readonly rows: readonly ImportRow[];
      readonly problems: readonly RowProblem[];
    }
  /** The file is no statement: `line` is where that shows. */
  | { readonly ok: false; readonly line: number; readonly fault: ImportFault };

/** Made once: making it for each row takes longer than all else. */
const RFC_3339 = z.iso.datetime({ offset: true });
const LOCAL_DATE = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::(\d\d))?)?$/;
const KINDS = {
  "+": ["grant", "refund"],
  "-": ["payment", "redemption", "donation", "expiry"],
} as const satisfies Record<string, readonly EntryKind[]>;

/** CSV, unless `type` says that it is JSON. */
export async function readStatement(
  text: string,
  programme: Programme,
  type = "",
): Promise<Statement> {
  return type.startsWith("application/json") ? readJson(text) : parseStatement(text, programme);
}

/**
 * Reads `date,description,points[,kind]`, or the columns of our own. A row that cannot be read is a problem;
 * quotes that do not close are no CSV.
 */
export async function parseStatement(text: string, programme: Programme): Promise<Statement> {
  // Only who brings a statement waits for the parser.
  const { default: papa } = await import("papaparse");
  // The head row has no line end of its own: the first is the file's.
  const newline = (/\r\n|\r|\n/.exec(text)?.[0] ?? "\n") as "\r\n" | "\r" | "\n";
  const { data, errors } = papa.parse<string[]>(text, { delimiter: ",", newline });
  const lines = lineNumbers(data);
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken) return { ok: false, line: lines[broken.row ?? 0] ?? 1, fault: "not-csv" };
  const [head = [], ...body] = data;
  if (!isHead(head.join(",").toLowerCase()))
    return { ok: false, line: 1, fault: "head-row-missing" };

  const read = body.map((fields, index): ImportRow | RowProblem | undefined => {
    if (fields.length === 1 && fields[0]?.trim() === "") return undefined;
    const line = lines[index + 1] ?? 0;
    const row = fields.length <= head.length ? readRow(line, fields, programme) : undefined;
    return row ?? { line, code: "invalid-row" };
  });
  return sorted(read.filter((row) => row !== undefined));
}

/** All of our own columns, or all but the last, which older exports do not have. */
function isHead(head: string): boolean {
  const all = COLUMNS.length;
  return [3, 4, all - 1, all].some((count) => head === COLUMNS.slice(0, count).join());
}

const entriesOnly = z.object({ entries: z.array(z.unknown()) });

function readJson(text: string): Statement {
  const parsed = entriesOnly.safeParse(parseJson(text));
  if (!parsed.success) return { ok: false, line: 1, fault: "not-json" };
  return sorted(
    parsed.data.entries.map((value, index) => {
      const line = index + 1;
      const entry = z.safeDecode(statementEntry, value as z.input<typeof statementEntry>);
      return entry.success ? rowOf(line, entry.data) : { line, code: "invalid-row" };
    }),
  );
}

function sorted(read: readonly (ImportRow | RowProblem)[]): Statement {
  const rows = read.filter((row): row is ImportRow => "at" in row);
  const problems = read.filter((row): row is RowProblem => "code" in row);
  return { ok: true, rows, problems };
}

/** The line on which each row begins: a quoted field may hold line ends of its own. */
function lineNumbers(rows: readonly string[][]): number[] {
  let line = 1;
  return rows.map((fields) => {
    const begins = line;
    line += 1 + fields.reduce((ends, field) => ends + (field.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return begins;
  });
}

function readRow(
  line: number,
  fields: readonly string[],
  programme: Programme,
): ImportRow | undefined {
  const [date = "", words = "", amount = "", stated = "", number = ""] = fields;
  const at = readDate(date.trim(), programme);
  const points = /^[+-]?\d{1,16}$/.test(amount.trim()) ? Number(amount) : undefined;
  if (at === undefined || points === undefined || !Number.isSafeInteger(points)) return undefined;
  if (number.trim() !== "") {
    const entry = readCells(fields, at, points);
    return entry && rowOf(line, entry);
  }
  const kind = kindOf(points, stated.trim().toLowerCase());
  return kind && { line, at, kind, points, subject: { words: unescapeFormula(words.trim()) } };
}

/** What a row without a number may be, by its sign. */
function kindOf(points: number, stated: string): EntryKind | undefined {
  if (points === 0) return undefined;
  const allowed = KINDS[points > 0 ? "+" : "-"];
  return stated === "" ? allowed[0] : allowed.find((each) => each === stated);
}

function rowOf(line: number, entry: StatementEntry): ImportRow {
  const { at, kind, points, subject } = entry;
  return { line, at, kind, points, subject, entry };
}

/** RFC 3339, or a date and time at the programme's clock, midnight if it says no time. */
function readDate(text: string, { zoneOffset }: Programme): Instant | undefined {
  const [, date, time = "00:00", seconds = "00"] = LOCAL_DATE.exec(text) ?? [];
  const rfc3339 = date === undefined ? text : `${date}T${time}:${seconds}Z`;
  if (!RFC_3339.safeParse(rfc3339).success) return undefined;
  const ms = Date.parse(rfc3339) - (date === undefined ? 0 : zoneOffset);
  return ms >= 0 ? instant(Math.floor(ms)) : undefined;
}
