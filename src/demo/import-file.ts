import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { titleOf } from "../catalog/catalog.ts";
import type { ImportPreview, ImportQuery, ImportResult, RowProblem } from "../contract/demo.ts";
import type { Language } from "../contract/language.ts";
import { points } from "../rules/points.ts";
import { spendable } from "../rules/ledger/wallet.ts";
import { openingBalance, withOpening } from "../server/import/contradictions.ts";
import { readImportFile, type ImportFile } from "../server/import/read-file.ts";
import type { ImportRow } from "../server/import/read-rows.ts";
import { replayRows, type Replayed } from "../server/import/replay-rows.ts";
import type { Unreadable } from "../server/import/table.ts";
import { saveMember } from "./create-member.ts";
import { IMPORTED } from "./member-store.ts";
import type { DemoPorts } from "./ports.ts";

export type ReceivedFile = { readonly bytes: Uint8Array; readonly query: ImportQuery };

/** What a preview shows of the rows. */
const MOST_FIRST = 5;
/** As many problems as the page shows come with the text of their rows. */
const MOST_TEXTS = 500;

/** What an import of the file would make; or what is wrong with the file. */
export async function previewImport(
  { programme, catalog, clock }: DemoPorts,
  { bytes, query }: ReceivedFile,
  language: Language,
): Promise<{ readonly ok: true; readonly preview: ImportPreview } | Unreadable> {
  const file = await readImportFile(bytes, programme, query);
  if (!file.ok) return file;
  const now = clock();
  const replayed = replayRows(rowsOf(file, query), now, programme);
  const { rows, understood, ignored } = file;
  const first = understood.isNewestFirst ? rows.slice(-MOST_FIRST).toReversed() : rows;
  const preview = {
    ...understood,
    first: first.slice(0, MOST_FIRST).map(({ subject, line, at, points: change, kind }) => {
      return { line, at, points: change, kind, title: titleOf(subject, language, catalog) };
    }),
    opening: points(openingBalance(rows)),
    hasOpening: query.opening !== undefined,
    applied: replayed.applied,
    problems: problemsOf(file, replayed),
    ignored,
    spendable: spendable(replayed.wallet, now),
  };
  return { ok: true, preview };
}

/**
 * Saves a new member whose wallet is the rows of a file, replayed; or says what is wrong with the file. The key names
 * the member: the same request again makes no second one. `isReused`: the key was sent with another file.
 */
export async function importMember(
  { store, programme, catalog, clock }: DemoPorts,
  { bytes, query }: ReceivedFile,
  key: string,
): Promise<
  { readonly ok: true; readonly isReused: boolean; readonly result: ImportResult } | Unreadable
> {
  const file = await readImportFile(bytes, programme, query);
  if (!file.ok) return file;
  const { isIncomplete, isDateOrderUnclear } = file.understood;
  if (isIncomplete || isDateOrderUnclear) {
    const fault = isIncomplete ? "head-row-missing" : "date-order-unclear";
    return { ok: false, pointer: `/line/${file.rows[0]?.line ?? 1}`, fault };
  }
  const id = `${IMPORTED}${key}`;
  const importedFrom = digestOf({ bytes, query });
  // A repeated request replays the rows up to the same time, so that its answer is the same.
  const madeAt = (await store.readResource(`member:${id}`))?.madeAt ?? clock();
  const replayed = replayRows(rowsOf(file, query), madeAt, programme);
  const member = { id, madeAt, clock: null, importedFrom };
  const saved = await saveMember({ store, programme, catalog }, member, replayed);
  const problems = problemsOf(file, replayed);
  const result = { memberId: id, applied: replayed.applied, problems, ignored: file.ignored };
  return { ok: true, isReused: saved.importedFrom !== importedFrom, result };
}

function rowsOf({ rows }: ImportFile, { opening }: ImportQuery): readonly ImportRow[] {
  return opening === undefined ? rows : withOpening(rows);
}

function digestOf({ bytes, query }: ReceivedFile): string {
  return bytesToHex(
    sha256
      .create()
      .update(utf8ToBytes(JSON.stringify(query)))
      .update(bytes)
      .digest(),
  );
}

function problemsOf(file: ImportFile, replayed: Replayed): RowProblem[] {
  const problems = [...file.problems, ...replayed.problems].toSorted((a, b) => a.line - b.line);
  return problems.map((problem, index) => {
    const row = index < MOST_TEXTS ? file.textOf(problem.line) : undefined;
    return row === undefined ? problem : { ...problem, row };
  });
}
