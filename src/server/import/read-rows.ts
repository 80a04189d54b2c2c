import { withoutDirectionMarks } from "../../contract/direction-marks.ts";
import type { ColumnRole, DateOrder, RowProblem } from "../../contract/demo.ts";
import type { Subject, Words } from "../../rules/ledger/entry.ts";
import type { StatementEntry } from "../../contract/statement.ts";
import type { Programme } from "../../rules/programme.ts";
import { unescapeFormula } from "../export/csv.ts";
import { readAmount, type Amount } from "./amounts.ts";
import type { Header } from "./columns.ts";
import { readDate } from "./dates.ts";
import { readExportedRow } from "./exported-row.ts";
import { kindOf } from "./kinds.ts";
import type { TableRow } from "./table.ts";

export type ImportRow = Pick<StatementEntry, "at" | "kind" | "points"> & {
  readonly subject: Subject;
  readonly line: number;
  /** What the file says besides: the row's number, and the balance after it. */
  readonly number?: string;
  readonly balance?: number;
  /** Present if the row is from an export of ours. */
  readonly entry?: StatementEntry;
};

type Fault = Omit<RowProblem, "line">;
export type ReadRow = ImportRow | RowProblem | { readonly line: number; readonly isIgnored: true };

/** More than any screen or partner writes. */
const MOST_WORDS = 10_000;
const TOTAL =
  /^(total|sum|subtotal|(opening|closing|final) balance|合计|总计|小计|总和|共计|期初|期末)/i;

/** Reads the rows below the header one by one. */
export class RowReader {
  readonly #header: Header;
  readonly #programme: Programme;
  readonly #order: DateOrder | undefined;
  readonly #indexOf = new Map<ColumnRole, number>();

  constructor(header: Header, programme: Programme, order: DateOrder | undefined) {
    this.#header = header;
    this.#programme = programme;
    this.#order = order;
    header.roles.forEach((role, index) => role && this.#indexOf.set(role, index));
  }

  read({ line, cells }: TableRow): ReadRow {
    const { exported } = this.#header;
    const extra = cells.slice(this.#header.names.length).find((cell) => cell.trim() !== "");
    if (extra !== undefined) return { line, code: "too-many-cells", cell: cut(extra) };
    const isExported = exported && (cells[exported.get("entry") ?? -1] ?? "").trim() !== "";
    const row = isExported ? this.#exported(cells, exported) : this.#ordinary(cells);
    if (!("code" in row)) return { line, ...row };
    return "date-unreadable" === row.code && isNoActivity(cells)
      ? { line, isIgnored: true }
      : { line, ...row };
  }

  #exported(
    cells: readonly string[],
    exported: ReadonlyMap<string, number>,
  ): Omit<ImportRow, "line"> | Fault {
    const entry = readExportedRow(
      (column) => cells[exported.get(column) ?? -1] ?? "",
      this.#programme,
    );
    return "code" in entry ? entry : entryRow(entry);
  }

  #ordinary(cells: readonly string[]): Omit<ImportRow, "line"> | Fault {
    const cellOf = (role: ColumnRole) => (cells[this.#indexOf.get(role) ?? -1] ?? "").trim();
    const date = [cellOf("date"), cellOf("time")].filter((part) => part !== "").join(" ");
    const at = readDate(date, this.#programme, this.#order);
    if (at === undefined) return this.#fault("date-unreadable", "date", date);
    const [role, amount] = this.#amount(cellOf);
    if (amount.fault) return this.#fault(amount.fault, role, cellOf(role));
    const points = amount.value;
    if (points === 0) return this.#fault("amount-zero", role, cellOf(role));
    const word = cellOf("kind");
    const kind = kindOf(points, word, this.#nameOf("kind").toLowerCase() === "kind");
    if (typeof kind === "object") return this.#fault(kind.fault, "kind", word);
    const words = unescapeFormula(cellOf("description"));
    if (words.length > MOST_WORDS) return longWords(words);
    const number = cellOf("number");
    const balance = readAmount(cellOf("balance")).value;
    return {
      at,
      kind,
      points,
      subject: { words: plain(words) },
      ...(number !== "" && { number }),
      ...(balance !== undefined && { balance }),
    };
  }

  /** The signed points, from one column or from two. */
  #amount(cellOf: (role: ColumnRole) => string): [ColumnRole, Amount] {
    if (this.#indexOf.has("points")) return ["points", readAmount(cellOf("points"))];
    const earned = readPart(cellOf("earned"));
    const spent = readPart(cellOf("spent"));
    if (earned.fault) return ["earned", earned];
    if (spent.fault) return ["spent", spent];
    if (earned.value !== 0 && spent.value !== 0) return ["spent", { fault: "amount-twice" }];
    const isSpent = spent.value !== 0;
    return isSpent ? ["spent", { value: -Math.abs(spent.value) }] : ["earned", earned];
  }

  #fault(code: Fault["code"], role: ColumnRole, cell: string): Fault {
    return { code, column: this.#nameOf(role), cell: cut(cell) };
  }

  #nameOf(role: ColumnRole): string {
    return (this.#header.names[this.#indexOf.get(role) ?? -1] ?? role).trim();
  }
}

/** An empty cell, or a line in its place, is nothing. */
function readPart(cell: string): Amount {
  return /^[-–—]*$/.test(cell) ? { value: 0 } : readAmount(cell);
}

export function entryRow(entry: StatementEntry): Omit<ImportRow, "line"> | Fault {
  const { at, kind, points, subject } = entry;
  const row = { at, kind, points, entry, balance: entry.balanceAfter };
  if (!("words" in subject)) return { ...row, subject: withoutOrder(subject) };
  const texts: readonly string[] =
    typeof subject.words === "string" ? [subject.words] : Object.values(subject.words);
  const tooLong = texts.find((text) => text.length > MOST_WORDS);
  if (tooLong !== undefined) return longWords(tooLong);
  return { ...row, subject: { words: plain(subject.words) } };
}

function plain(words: Words): Words {
  return typeof words === "string"
    ? withoutDirectionMarks(words)
    : {
        en: withoutDirectionMarks(words.en),
        "zh-CN": withoutDirectionMarks(words["zh-CN"]),
      };
}

function longWords(words: string): Fault {
  return { code: "description-too-long", column: "description", cell: cut(words) };
}

/** The order's record belongs to the member who exported the file. */
function withoutOrder(subject: Exclude<Subject, { readonly words: unknown }>): Subject {
  const { orderId: _other, ...item } = subject;
  return item;
}

/** A line of totals, or of words alone. */
function isNoActivity(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return (
    TOTAL.test(filled[0]?.trim() ?? "") || (filled.length === 1 && !/\d/.test(filled[0] ?? ""))
  );
}

/** A cell as problems show it. */
export function cut(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
