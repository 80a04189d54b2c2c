import type { StatementEntry } from "../../contract/statement.ts";
import { instant, localTime, type Instant } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import { statementEntryOf } from "./entry.ts";
import { dateOf as dayOf } from "./plain-text.ts";
import type { Statement, StatementFilter, StatementWriter } from "./stream.ts";

/**
 * Every imported file has the first three or four. The others are what the rules need to make the same wallet again.
 * `about` is a catalog item in JSON.
 */
export const COLUMNS = [
  "date,description,points,kind,entry,balance,about,source,of,fen,promised,credited,held,expires",
  "owed,lots,forfeited,released",
].flatMap((names) => names.split(","));

/** Without it, spreadsheets do not read UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * What a spreadsheet takes for a formula, or for an escaped one: at the start, and after what separates cells if it reads
 * the file with other separators.
 */
const FORMULA = /(?<=^|[;\t\r\n])'*[=+\-@\t\r\n＝＋－＠]/g;

/** The first word of a file that has only a part of a history. */
export const FILTERED = "Filter";

/** RFC 4180, one entry a row. A filter stands in a row of its own above the header. */
export function csvWriter({ language, catalog, programme, filter }: Statement): StatementWriter {
  const first = filter ? `${filterRow(filter, programme)}\r\n` : "";
  return {
    head: `${BYTE_ORDER_MARK}${first}${COLUMNS.join(",")}\r\n`,
    entry: (entry) =>
      `${cellsOf(statementEntryOf(entry, language, catalog), programme)
        .map(quote)
        .join(",")}\r\n`,
    tail: () => [],
  };
}

/** `Filter,kind=payment,from=2026-03-01,to=2026-03-31`: days in the programme's time zone, both included. */
function filterRow({ query }: StatementFilter, programme: Programme): string {
  const { from, to, ...others } = query;
  const parts = {
    ...others,
    ...(from !== undefined && { from: dayOf(from, programme) }),
    ...(to !== undefined && { to: dayOf(instant(to - 1), programme) }),
  };
  const cells = Object.entries(parts).map(([name, value]) => quote(`${name}=${value}`));
  return [FILTERED, ...cells].join(",");
}

/** In the order of `COLUMNS`. */
function cellsOf(entry: StatementEntry, programme: Programme): string[] {
  const { at, title, points, kind, seq, balanceAfter, subject, source, of, fen } = entry;
  const { promised, creditAt, heldUntil, expiresAt, owed, allocations, forfeited, released } =
    entry;
  return [
    dateOf(at, programme),
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
    dateOf(creditAt, programme),
    dateOf(heldUntil, programme),
    dateOf(expiresAt, programme),
    String(owed ?? ""),
    lotPoints(allocations),
    lotPoints(forfeited),
    lotPoints(released),
  ];
}

/**
 * RFC 3339 as clocks in the programme's zone show it, with its offset: in UTC, sums by month would differ from those of
 * the wallet.
 */
function dateOf(at: Instant | undefined, programme: Programme): string {
  if (at === undefined) return "";
  const local = localTime(at, programme);
  return `${new Date(local).toISOString().slice(0, -1)}${offsetOf(local - at)}`;
}

/** As in RFC 3339: `-02:30`. */
function offsetOf(ms: number): string {
  const minutes = Math.abs(ms) / 60_000;
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  return `${ms < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** `3:20 5:10`: 20 points of lot 3, then 10 of lot 5. */
function lotPoints(allocations: StatementEntry["allocations"] = []): string {
  return allocations.map(({ lot, points }) => `${lot}:${points}`).join(" ");
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Spreadsheets do not run what stands after an apostrophe. */
export function escapeFormula(words: string): string {
  return words.replaceAll(FORMULA, "'$&");
}

/** Reverses `escapeFormula`. */
export function unescapeFormula(words: string): string {
  return words.replaceAll(FORMULA, (formula) => formula.replace("'", ""));
}
