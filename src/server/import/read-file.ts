import * as z from "zod/mini";
import type { EntryKind, Subject } from "../../rules/ledger/entry.ts";
import type { RowProblem, ImportFault } from "../../contract/demo.ts";
import { statementEntry, type StatementEntry } from "../../contract/statement.ts";
import { instant, type Instant } from "../../rules/calendar.ts";
import { firstInstantAt } from "../../rules/zone.ts";
import type { Programme } from "../../rules/programme.ts";
import { COLUMNS, FILTERED, unescapeFormula } from "../export/csv.ts";
import { parseJson, readExportedRow } from "./exported-row.ts";

export type ImportRow = Pick<StatementEntry, "at" | "kind" | "points"> & {
  readonly subject: Subject;
  readonly line: number;
  /** Present if the row is from an export of ours. */
  readonly entry?: StatementEntry;
};

export type ImportFile =
  | {
      readonly ok: true;
      readonly rows: readonly ImportRow[];
      readonly problems: readonly RowProblem[];
    }
  | { readonly ok: false; readonly line: number; readonly fault: ImportFault };

/** Created once: creating it for each row takes longer than everything else. */
const RFC_3339 = z.iso.datetime({ offset: true });
const LOCAL_DATE = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::(\d\d))?)?$/;
const KINDS = {
  "+": ["grant", "refund"],
  "-": ["payment", "redemption", "donation", "expiry"],
} as const satisfies Record<string, readonly EntryKind[]>;

/** CSV, unless the media type is JSON. */
export async function readImportFile(
  text: string,
  programme: Programme,
  mediaType = "",
): Promise<ImportFile> {
  return mediaType.startsWith("application/json") ? readJson(text) : readCsv(text, programme);
}

/** Reads `date,description,points[,kind]`, or the columns of our own exports. A row that cannot be read is a problem. */
export async function readCsv(text: string, programme: Programme): Promise<ImportFile> {
  // Loaded on demand: only imports need the parser.
  const { default: papa } = await import("papaparse");
  // The header has no quoted line ends, so the first line end in the file is that of its rows.
  const newline = (/\r\n|\r|\n/.exec(text)?.[0] ?? "\n") as "\r\n" | "\r" | "\n";
  const { data, errors } = papa.parse<string[]>(text, { delimiter: ",", newline });
  const lines = lineNumbers(data);
  const badQuotes = errors.find(({ type }) => type === "Quotes");
  if (badQuotes) return { ok: false, line: lines[badQuotes.row ?? 0] ?? 1, fault: "not-csv" };
  const [header = [], ...body] = data;
  if (header[0]?.trim() === FILTERED) return { ok: false, line: 1, fault: "filtered-export" };
  if (!isHeader(header.join(",").toLowerCase())) {
    return { ok: false, line: 1, fault: "head-row-missing" };
  }

  const read = body.map((fields, index): ImportRow | RowProblem | undefined => {
    if (fields.length === 1 && fields[0]?.trim() === "") return undefined;
    const line = lines[index + 1] ?? 0;
    const row = fields.length <= header.length ? readRow(line, fields, programme) : undefined;
    return row ?? { line, code: "invalid-row" };
  });
  return separate(read.filter((row) => row !== undefined));
}

/** Exports of earlier versions do not have the last column. */
function isHeader(header: string): boolean {
  const all = COLUMNS.length;
  return [3, 4, all - 1, all].some((count) => header === COLUMNS.slice(0, count).join());
}

const entryList = z.object({ entries: z.array(z.unknown()), filter: z.optional(z.unknown()) });

function readJson(text: string): ImportFile {
  const parsed = entryList.safeParse(parseJson(text));
  if (!parsed.success) return { ok: false, line: 1, fault: "not-json" };
  if (parsed.data.filter !== undefined) return { ok: false, line: 1, fault: "filtered-export" };
  return separate(
    parsed.data.entries.map((value, index) => {
      const line = index + 1;
      const entry = z.safeDecode(statementEntry, value as z.input<typeof statementEntry>);
      return entry.success ? rowOf(line, entry.data) : { line, code: "invalid-row" };
    }),
  );
}

function separate(read: readonly (ImportRow | RowProblem)[]): ImportFile {
  const rows = read.filter((row): row is ImportRow => "at" in row);
  const problems = read.filter((row): row is RowProblem => "code" in row);
  return { ok: true, rows, problems };
}

/** The line on which each row begins: a quoted field may contain line ends. */
function lineNumbers(rows: readonly string[][]): number[] {
  let line = 1;
  return rows.map((fields) => {
    const first = line;
    line += 1 + fields.reduce((ends, field) => ends + (field.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return first;
  });
}

function readRow(
  line: number,
  fields: readonly string[],
  programme: Programme,
): ImportRow | undefined {
  const [date = "", words = "", amount = "", kindField = "", number = ""] = fields;
  const at = readDate(date.trim(), programme);
  const points = /^[+-]?\d{1,16}$/.test(amount.trim()) ? Number(amount) : undefined;
  if (at === undefined || points === undefined || !Number.isSafeInteger(points)) return undefined;
  if (number.trim() !== "") {
    const entry = readExportedRow(fields, at, points);
    return entry && rowOf(line, entry);
  }
  const kind = kindOf(points, kindField.trim().toLowerCase());
  return kind && { line, at, kind, points, subject: { words: unescapeFormula(words.trim()) } };
}

/** The default depends on the sign, as do the kinds that are allowed. */
function kindOf(points: number, kind: string): EntryKind | undefined {
  if (points === 0) return undefined;
  const allowed = KINDS[points > 0 ? "+" : "-"];
  return kind === "" ? allowed[0] : allowed.find((each) => each === kind);
}

function rowOf(line: number, entry: StatementEntry): ImportRow {
  const { at, kind, points, subject } = entry;
  return { line, at, kind, points, subject: withoutOrder(subject), entry };
}

/** The order's record belongs to the member who exported the file. */
function withoutOrder(subject: Subject): Subject {
  if ("words" in subject) return subject;
  const { orderId: _other, ...item } = subject;
  return item;
}

/** RFC 3339, or a date with or without a time at the programme's clock. */
function readDate(text: string, { zone }: Programme): Instant | undefined {
  const [, date, time = "00:00", seconds = "00"] = LOCAL_DATE.exec(text) ?? [];
  const rfc3339 = date === undefined ? text : `${date}T${time}:${seconds}Z`;
  if (!RFC_3339.safeParse(rfc3339).success) return undefined;
  const parsed = Date.parse(rfc3339);
  const ms = date === undefined ? parsed : firstInstantAt(parsed, zone);
  return ms >= 0 ? instant(Math.floor(ms)) : undefined;
}
