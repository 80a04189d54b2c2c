import { withoutBlank, type Table, type Unreadable } from "./table.ts";
import { inflate } from "./workbook-archive.ts";

/** The files of `.xlsx` are archives. */
const ARCHIVE = [0x50, 0x4b, 0x03, 0x04];
/** Workbooks of Excel up to 2003, and those with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

export const isWorkbook = (bytes: Uint8Array) => startsWith(bytes, ARCHIVE);
export const isOldWorkbook = (bytes: Uint8Array) => startsWith(bytes, COMPOUND);

/** The first sheet of an `.xlsx` workbook, without blank rows. Formulas have their saved values. */
export async function readWorkbook(bytes: Uint8Array): Promise<Table | Unreadable> {
  const archive = await inflate(bytes);
  if (typeof archive === "string") return { ok: false, pointer: "", fault: archive };
  const { readSheet } = await import("read-excel-file/universal");
  try {
    const rows = await readSheet(archive, { trim: false });
    const table = rows.map((cells, index) => ({ line: index + 1, cells: cells.map(textOf) }));
    return { ok: true, rows: withoutBlank(table) };
  } catch {
    // The library has no one class of errors for files that are not as they should be.
    return { ok: false, pointer: "", fault: "spreadsheet-unreadable" };
  }
}

/** As a text file has it. Excel's times are fractions of a day, so they are rounded to seconds. */
function textOf(cell: unknown): string {
  if (typeof cell === "string") return cell;
  if (!(cell instanceof Date)) return cell === null ? "" : JSON.stringify(cell);
  const seconds = Math.round(cell.getTime() / 1_000);
  const date = new Date(seconds * 1_000);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 19).replace("T", " ");
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
