import type { RowProblem } from "../../contract/demo.ts";
import type { Points } from "../../rules/points.ts";
import type { ImportRow } from "./read-rows.ts";

/** Of the numbers of a file that counts its rows, at most one in ten is missing. */
const MOST_MISSING = 0.1;

/** The rows whose number an earlier row has: a part of the file stands in it twice. */
export function repeatedRows(rows: readonly ImportRow[]): ReadonlySet<ImportRow> {
  const seen = new Set<string>();
  const repeated = new Set<ImportRow>();
  for (const row of rows) {
    const { entry, number, at, points } = row;
    // Other programmes give a payment and its refund the number of their order.
    const name = entry ? String(entry.seq) : number && [number, at, points].join();
    if (name === undefined || name === "") continue;
    if (seen.has(name)) repeated.add(row);
    seen.add(name);
  }
  return repeated;
}

/** The rows before which numbers are missing, if the file counts its rows. */
export function missingNumbers(rows: readonly ImportRow[]): RowProblem[] {
  const numbered = rows
    .flatMap((row) => {
      const number = row.entry?.seq ?? (/^\d{1,9}$/.test(row.number ?? "") && Number(row.number));
      return number === false ? [] : [{ line: row.line, number, isOurs: row.entry !== undefined }];
    })
    .toSorted((a, b) => a.number - b.number);
  const gaps = numbered.filter(({ number }, index) => {
    const before = numbered[index - 1]?.number;
    return before !== undefined && number > before + 1;
  });
  const counts =
    numbered.every(({ isOurs }) => isOurs) || gaps.length <= numbered.length * MOST_MISSING;
  return counts ? gaps.map(({ line }) => ({ line, code: "numbers-missing" })) : [];
}

/** Compares the file's balances with the computed ones. A difference is told once, where it begins or changes. */
export class BalanceCheck {
  #difference = 0;

  problemOf({ line, balance: inFile }: ImportRow, balance: Points): RowProblem | undefined {
    if (inFile === undefined) return undefined;
    const difference = inFile - balance;
    const hasChanged = difference !== this.#difference;
    this.#difference = difference;
    if (!hasChanged || difference === 0) return undefined;
    return { line, code: "balance-differs", cell: String(inFile), balance };
  }
}

/** What the member had before the first row, by the file's balances: more than 0 if the file begins in the middle. */
export function openingBalance(rows: readonly ImportRow[]): number {
  const [first] = rows.toSorted((a, b) => a.at - b.at);
  return Math.max(0, (first?.balance ?? 0) - (first?.points ?? 0));
}

/** The rows after a grant of the opening balance. */
export function withOpening(rows: readonly ImportRow[]): readonly ImportRow[] {
  const points = openingBalance(rows);
  const [first] = rows.toSorted((a, b) => a.at - b.at);
  if (points === 0 || !first) return rows;
  const words = { en: "Opening balance", "zh-CN": "期初余额" };
  const { line, at } = first;
  return [{ line, at, kind: "grant", points, subject: { words } }, ...rows];
}
