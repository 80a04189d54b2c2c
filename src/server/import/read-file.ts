import * as z from "zod/mini";
import type { ImportFault, ImportQuery, RowProblem, Understood } from "../../contract/demo.ts";
import { statementEntry } from "../../contract/statement.ts";
import type { Programme } from "../../rules/programme.ts";
import { FILTERED } from "../export/csv.ts";
import { headerOf, isComplete } from "./columns.ts";
import { missingNumbers } from "./contradictions.ts";
import { dateOrderOf } from "./dates.ts";
import { decode, isText } from "./decode.ts";
import { parseJson } from "./exported-row.ts";
import { cut, entryRow, RowReader, type ImportRow, type ReadRow } from "./read-rows.ts";
import { isOldWorkbook, isWorkbook, readWorkbook } from "./spreadsheet.ts";
import { readTextTable, type Table, type TableRow, type Unreadable } from "./table.ts";

export type ImportFile = {
  readonly ok: true;
  readonly understood: Understood;
  /** Oldest first where the file runs newest first; else in file order. */
  readonly rows: readonly ImportRow[];
  readonly problems: readonly RowProblem[];
  /** Lines of titles and totals. */
  readonly ignored: number[];
  /** The text of the row that begins on a line. */
  readonly textOf: (line: number) => string | undefined;
};

/** A spreadsheet, JSON that we exported, or text with separated values. */
export async function readImportFile(
  bytes: Uint8Array,
  programme: Programme,
  query: ImportQuery = {},
): Promise<ImportFile | Unreadable> {
  if (isOldWorkbook(bytes)) return refuse("", "old-spreadsheet");
  if (isWorkbook(bytes)) {
    const sheet = await readWorkbook(bytes);
    return sheet.ok ? readTable(sheet, { format: "xlsx" }, programme, query) : sheet;
  }
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded;
  if (/^\s*[[{]/.test(text)) return readJson(text, encoding);
  if (!isText(text) && !text.includes("date,")) return refuse("", "not-text");
  return readCsv(text, programme, query, encoding);
}

/** Text with separated values. */
export async function readCsv(
  text: string,
  programme: Programme,
  query: ImportQuery = {},
  encoding = "UTF-8",
): Promise<ImportFile | Unreadable> {
  const table = await readTextTable(text);
  if (!table.ok) return table;
  const { separator } = table;
  const source = { format: "csv", encoding, ...(separator && { separator }) } as const;
  return readTable(table, source, programme, query);
}

type Source = Pick<Understood, "format" | "encoding" | "separator">;

/** A row that cannot be read is a problem. */
function readTable(
  { rows }: Table,
  source: Source,
  programme: Programme,
  query: ImportQuery,
): ImportFile | Unreadable {
  const first = rows[0]?.cells[0]?.trim();
  if (first === FILTERED) return refuse("/line/1", "filtered-export");
  const header = headerOf(rows, query);
  if (!header) return refuse("/line/1", "head-row-missing");
  const isIncomplete = !isComplete(header.roles);
  const body = isIncomplete ? [] : rows.slice(header.index + 1);
  const told = dateOrderOf(body.map(({ cells }) => cells[header.roles.indexOf("date")] ?? ""));
  const dateOrder = query.dates ?? (told === "any" ? undefined : (told ?? "dmy"));
  const reader = new RowReader(header, programme, dateOrder);
  const titles = rows.slice(0, Math.max(0, header.index)).map(ignored);
  const understood = {
    ...source,
    columns: header.names.map((name, index) => ({ name, role: header.roles[index] ?? null })),
    isExport: header.exported !== undefined,
    isIncomplete,
    ...(told !== "any" && { dateOrder }),
    isDateOrderUnclear: told === undefined && query.dates === undefined,
  };
  const read = body.map((row) => reader.read(row));
  return separate(understood, [...titles, ...read], () => body);
}

function ignored({ line }: TableRow): ReadRow {
  return { line, isIgnored: true };
}

const entryList = z.object({ entries: z.array(z.unknown()), filter: z.optional(z.unknown()) });

function readJson(text: string, encoding: string): ImportFile | Unreadable {
  const parsed = entryList.safeParse(parseJson(text));
  if (!parsed.success) return refuse("/line/1", "not-json");
  if (parsed.data.filter !== undefined) return refuse("/line/1", "filtered-export");
  const { entries } = parsed.data;
  const read = entries.map((value, index): ReadRow => {
    const line = index + 1;
    const entry = z.safeDecode(statementEntry, value as z.input<typeof statementEntry>);
    if (entry.success) return { line, ...entryRow(entry.data) };
    const field = entry.error.issues[0]?.path[0];
    return { line, code: "invalid-row", ...(field !== undefined && { column: String(field) }) };
  });
  const understood = {
    format: "json" as const,
    encoding,
    columns: [],
    isExport: true,
    isIncomplete: false,
    isDateOrderUnclear: false,
  };
  return separate(understood, read, () =>
    entries.map((entry, index) => ({ line: index + 1, cells: [JSON.stringify(entry)] })),
  );
}

function separate(
  understood: Omit<Understood, "isNewestFirst">,
  read: readonly ReadRow[],
  texts: () => readonly TableRow[],
): ImportFile {
  const rows = read.filter((row): row is ImportRow => "at" in row);
  const unreadable = read.filter((row): row is RowProblem => "code" in row);
  const isNewestFirst = runsNewestFirst(rows);
  return {
    ok: true,
    understood: { ...understood, isNewestFirst },
    rows: isNewestFirst ? rows.toReversed() : rows,
    // The number of a row that could not be read is not missing.
    problems: unreadable.length > 0 ? unreadable : missingNumbers(rows),
    ignored: read.filter((row) => "isIgnored" in row).map(({ line }) => line),
    textOf: textsByLine(texts),
  };
}

/** More often than not the next row is earlier. */
function runsNewestFirst(rows: readonly ImportRow[]): boolean {
  let later = 0;
  rows.forEach(({ at }, index) => {
    const before = rows[index - 1]?.at ?? at;
    later += Math.sign(at - before);
  });
  return later < 0;
}

/** Built at the first use: most files have no problems. */
function textsByLine(rows: () => readonly TableRow[]) {
  let texts: Map<number, string> | undefined;
  return (line: number) => {
    texts ??= new Map(rows().map((row) => [row.line, cut(row.cells.join(" | "))]));
    return texts.get(line);
  };
}

function refuse(pointer: string, fault: ImportFault): Unreadable {
  return { ok: false, pointer, fault };
}
