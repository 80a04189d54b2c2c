import * as z from "zod/mini";
import type { ImportFault, RowProblem } from "../../contract/demo.ts";
import { statementEntry } from "../../contract/statement.ts";
import type { Programme } from "../../rules/programme.ts";
import { FILTERED } from "../export/csv.ts";
import { findHeader } from "./columns.ts";
import { dateOrderOf } from "./dates.ts";
import { decode, isText } from "./decode.ts";
import { parseJson } from "./exported-row.ts";
import { cut, entryRow, RowReader, type ImportRow, type ReadRow } from "./read-rows.ts";
import { isOldWorkbook, isWorkbook, readWorkbook } from "./spreadsheet.ts";
import { readTextTable, type Table, type TableRow, type Unreadable } from "./table.ts";

export type ImportFile = {
  readonly ok: true;
  /** In file order; from the end if the file runs newest first. */
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
): Promise<ImportFile | Unreadable> {
  if (isOldWorkbook(bytes)) return refuse("", "old-spreadsheet");
  if (isWorkbook(bytes)) {
    const sheet = await readWorkbook(bytes);
    return sheet.ok ? readTable(sheet, programme) : sheet;
  }
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  if (/^\s*[[{]/.test(text)) return readJson(text);
  const file = await readCsv(text, programme);
  return !file.ok && !isText(text) ? refuse("", "not-text") : file;
}

/** Text with separated values. */
export async function readCsv(
  text: string,
  programme: Programme,
): Promise<ImportFile | Unreadable> {
  const table = await readTextTable(text);
  return table.ok ? readTable(table, programme) : table;
}

/** A row that cannot be read is a problem. */
function readTable({ rows }: Table, programme: Programme): ImportFile | Unreadable {
  const first = rows[0]?.cells[0]?.trim();
  if (first === FILTERED) return refuse("/line/1", "filtered-export");
  const header = findHeader(rows);
  if (!header) return refuse("/line/1", "head-row-missing");
  const body = rows.slice(header.index + 1);
  const order = dateOrderOf(body.map(({ cells }) => cells[header.roles.indexOf("date")] ?? ""));
  if (order === undefined) {
    return refuse(`/line/${body[0]?.line ?? 1}`, "date-order-unclear");
  }
  const names = rows[header.index]?.cells ?? [];
  const reader = new RowReader(header, names, programme, order === "any" ? undefined : order);
  const titles = rows.slice(0, header.index).map(ignored);
  const read = body.map((row) => reader.read(row));
  return separate([...titles, ...read], () => body);
}

function ignored({ line }: TableRow): ReadRow {
  return { line, isIgnored: true };
}

const entryList = z.object({ entries: z.array(z.unknown()), filter: z.optional(z.unknown()) });

function readJson(text: string): ImportFile | Unreadable {
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
  return separate(read, () =>
    entries.map((entry, index) => ({ line: index + 1, cells: [JSON.stringify(entry)] })),
  );
}

function separate(read: readonly ReadRow[], texts: () => readonly TableRow[]): ImportFile {
  const rows = read.filter((row): row is ImportRow => "at" in row);
  return {
    ok: true,
    rows: isNewestFirst(rows) ? rows.toReversed() : rows,
    problems: read.filter((row): row is RowProblem => "code" in row),
    ignored: read.filter((row) => "isIgnored" in row).map(({ line }) => line),
    textOf: textsByLine(texts),
  };
}

/** More often than not the next row is earlier. */
function isNewestFirst(rows: readonly ImportRow[]): boolean {
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
