import * as z from "zod/mini";
import type { RowProblem, StatementFault } from "../../contract/sample.ts";
import { instant, type Instant } from "../../rules/calendar.ts";
import type { Command } from "../../rules/decide.ts";
import { fen, points, type Points } from "../../rules/points.ts";
import { aliPoint, worthOf } from "../../rules/programme.ts";

/** One row that can be read: a command to replay, or an expiry that the statement says there was. */
export type Row = {
  readonly line: number;
  readonly at: Instant;
  readonly command: Command | { readonly kind: "expiry"; readonly points: Points };
};

export type LineProblem = { readonly line: number; readonly code: RowProblem };

export type Statement =
  | { readonly ok: true; readonly rows: readonly Row[]; readonly problems: readonly LineProblem[] }
  /** The file is no statement: `line` is where that shows. */
  | { readonly ok: false; readonly line: number; readonly fault: StatementFault };

const HEAD = /^date,description,points(,kind)?$/;
const LOCAL_DATE = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::(\d\d))?)?$/;
const KINDS = {
  "+": ["grant", "refund"],
  "-": ["payment", "redemption", "donation", "expiry"],
} as const;

/** Reads `date,description,points[,kind]`. A row that cannot be read is a problem; quotes that do not close are no CSV. */
export async function parseStatement(text: string): Promise<Statement> {
  // Only who brings a statement waits for the parser.
  const { default: papa } = await import("papaparse");
  const { data, errors } = papa.parse<string[]>(text, { delimiter: "," });
  const lines = lineNumbers(data);
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken) return { ok: false, line: lines[broken.row ?? 0] ?? 1, fault: "not-csv" };
  const [head = [], ...body] = data;
  if (!HEAD.test(head.join(",").toLowerCase()))
    return { ok: false, line: 1, fault: "head-row-missing" };

  const rows: Row[] = [];
  const problems: LineProblem[] = [];
  for (const [index, fields] of body.entries()) {
    if (fields.length === 1 && fields[0]?.trim() === "") continue;
    const line = lines[index + 1] ?? 0;
    const row = fields.length <= head.length ? readRow(line, fields) : undefined;
    if (row) rows.push(row);
    else problems.push({ line, code: "invalid-row" });
  }
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

function readRow(line: number, [date = "", words = "", amount = "", kind = ""]: readonly string[]) {
  const at = readDate(date.trim());
  const signed = /^[+-]?\d{1,16}$/.test(amount.trim()) ? Number(amount) : 0;
  if (at === undefined || signed === 0 || !Number.isSafeInteger(signed)) return undefined;
  const command = toCommand(signed, kind.trim().toLowerCase(), words.trim());
  return command && { line, at, command };
}

function toCommand(signed: number, stated: string, words: string): Row["command"] | undefined {
  const allowed = KINDS[signed > 0 ? "+" : "-"];
  const kind = stated === "" ? allowed[0] : allowed.find((each) => each === stated);
  if (kind === undefined) return undefined;
  const amount = points(Math.abs(signed));
  const subject = { words };
  if (kind === "expiry") return { kind, points: amount };
  if (kind === "grant") return { kind, points: amount, subject };
  if (kind === "refund") return { kind: "stated-refund", points: amount, subject };
  if (kind === "donation") return { kind, points: amount, subject };
  // A row knows of no cash: points paid all.
  if (kind === "payment")
    return { kind, points: amount, subject, total: worthOf(amount, aliPoint) };
  // That the product was there is what the row says.
  return {
    kind: "redemption",
    product: { subject, stock: 1 },
    price: { points: amount, fen: fen(0) },
  };
}

/** RFC 3339, or a date and time at the programme's clock, midnight if it says no time. */
function readDate(text: string): Instant | undefined {
  const [, date, time = "00:00", seconds = "00"] = LOCAL_DATE.exec(text) ?? [];
  const rfc3339 = date === undefined ? text : `${date}T${time}:${seconds}Z`;
  if (!z.iso.datetime({ offset: true }).safeParse(rfc3339).success) return undefined;
  const ms = Date.parse(rfc3339) - (date === undefined ? 0 : aliPoint.zoneOffset);
  return ms >= 0 ? instant(Math.floor(ms)) : undefined;
}
