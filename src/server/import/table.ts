import type { ImportFault } from "../../contract/demo.ts";
import { namedColumns } from "./columns.ts";

export type TableRow = {
  /** From 1: the line of a text file on which the row begins, or the row of a spreadsheet. */
  readonly line: number;
  readonly cells: readonly string[];
};

export type Table = {
  readonly ok: true;
  readonly rows: readonly TableRow[];
  /** Absent in a spreadsheet. */
  readonly separator?: string;
};

export type Unreadable = {
  readonly ok: false;
  readonly pointer: string;
  readonly fault: ImportFault;
};

const SEPARATORS = [",", ";", "\t"];
/** A spreadsheet writes it to name the separator. */
const SEPARATOR_LINE = /^sep=(.)\n/i;
/** What decides on the separator. */
const HEAD = 20_000;

/** The rows of a text with separated values, without the blank ones. */
export async function readTextTable(text: string): Promise<Table | Unreadable> {
  // Loaded on demand: only imports need the parser.
  const { default: papa } = await import("papaparse");
  const parse = (csv: string, delimiter: string) =>
    papa.parse<string[]>(csv, { delimiter, newline: "\n" });
  let csv = withOneLineEnd(text);
  const named = SEPARATOR_LINE.exec(csv);
  if (named) csv = csv.slice(named[0].length);
  const head = csv.slice(0, HEAD);
  const found = SEPARATORS.map((each) => fit(parse(head, each).data));
  const separator = named?.[1] ?? SEPARATORS[found.indexOf(Math.max(...found))] ?? ",";

  const { data, errors } = parse(csv, separator);
  const lines = lineNumbers(data, named ? 2 : 1);
  const badQuotes = errors.find(({ type }) => type === "Quotes");
  if (badQuotes) {
    return { ok: false, pointer: `/line/${lines[badQuotes.row ?? 0] ?? 1}`, fault: "not-csv" };
  }
  const rows = data.map((cells, index) => ({ line: lines[index] ?? 1, cells }));
  return { ok: true, rows: withoutBlank(rows), separator };
}

/** How well a separator fits: by the columns that it names, else by the cells that every row has. */
function fit(rows: readonly string[][]): number {
  const counts = rows.map(({ length }) => length).slice(0, 20);
  // Blank rows have one cell, and the last row may be cut.
  const fewest = Math.min(...counts.slice(0, -1).filter((count) => count > 1), 100);
  return namedColumns(rows) + (counts.some((count) => count > 1) ? fewest / 1_000 : 0);
}

export function withoutBlank(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

/** The line on which each row begins: a quoted cell may contain line ends. */
function lineNumbers(rows: readonly string[][], from: number): number[] {
  let line = from;
  return rows.map((cells) => {
    const first = line;
    line += 1 + cells.reduce((ends, cell) => ends + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return first;
  });
}

/** Replaces every line end by a line feed, except in quoted cells: files that were put together have several kinds. */
function withOneLineEnd(text: string): string {
  const parts: string[] = [];
  const marks = /["\r]/g;
  let from = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const { index } = mark;
    if (text[index] === '"') {
      // Elsewhere in a cell a quotation mark is a character like others.
      const opens = index === 0 || /[,;\t\r\n]/.test(text[index - 1] ?? "");
      if (opens) marks.lastIndex = endOfQuoted(text, index);
    } else {
      parts.push(text.slice(from, index), "\n");
      from = index + (text[index + 1] === "\n" ? 2 : 1);
      marks.lastIndex = from;
    }
  }
  return parts.length === 0 ? text : parts.join("") + text.slice(from);
}

/** After the closing mark; two marks are a mark in the cell. */
function endOfQuoted(text: string, start: number): number {
  let at = start;
  do {
    at = text.indexOf('"', at + 1);
    if (at === -1) return text.length;
    at += 1;
  } while (text[at] === '"');
  return at;
}
