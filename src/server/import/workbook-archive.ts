import type { ImportFault } from "../../contract/demo.ts";

type ArchiveFault = Extract<ImportFault, `spreadsheet-${string}`>;

/** A small archive can inflate to any size, and a sheet of two cells can have any number of rows and columns. */
const MOST_BYTES = 128 * 1024 * 1024;
const MOST_CELLS = 10_000_000;
/** What is inflated between two looks at the size is at most a thousand times as much. */
const CHUNK = 16 * 1024;

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
/** The address of a row or a cell: `12`, `C12`. */
const ADDRESS = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const SHORT_ADDRESS = /^([A-Z]{0,3})(\d{1,7})$/;

/**
 * The workbook's archive with its files inflated. The library that reads it inflates without a bound, and starts a
 * worker from an address that a content security policy forbids; it does neither with files that are inflated already.
 */
export async function inflate(bytes: Uint8Array): Promise<ArrayBuffer | ArchiveFault> {
  const { Unzip, UnzipInflate, zipSync } = await import("fflate");
  const files: Record<string, Uint8Array[]> = {};
  let size = 0;
  const unzip = new Unzip((file) => {
    if (!/\.(xml|rels)$/.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    files[file.name] = chunks;
    file.ondata = (error, chunk) => {
      if (error) throw error;
      chunks.push(chunk);
      size += chunk.length;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < bytes.length; from += CHUNK) {
      unzip.push(bytes.subarray(from, from + CHUNK), from + CHUNK >= bytes.length);
      if (size > MOST_BYTES) return "spreadsheet-too-large";
    }
  } catch {
    return "spreadsheet-unreadable";
  }
  const whole = Object.fromEntries(
    Object.entries(files).map(([name, chunks]) => [name, joined(chunks)] as const),
  );
  for (const [name, content] of Object.entries(whole)) {
    const fault = SHEET.test(name) ? sheetFault(content) : undefined;
    if (fault) return fault;
  }
  return zipSync(whole, { level: 0 }).buffer;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The library fills the rectangle of all addresses with empty cells. */
function sheetFault(content: Uint8Array): ArchiveFault | undefined {
  let rows = 0;
  let columns = 0;
  for (const [, quoted = "", other = quoted] of new TextDecoder()
    .decode(content)
    .matchAll(ADDRESS)) {
    const [, letters = "", digits] = SHORT_ADDRESS.exec(other) ?? [];
    if (digits === undefined) return "spreadsheet-unreadable";
    rows = Math.max(rows, Number(digits));
    columns = Math.max(columns, columnOf(letters));
  }
  return rows * Math.max(1, columns) > MOST_CELLS ? "spreadsheet-too-large" : undefined;
}

/** A is 1, AA is 27. */
function columnOf(letters: string): number {
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
