import type { EntryDetail, EntryQuery, EntryView } from "../../contract/entry.ts";
import type { Entry } from "../../rules/entry.ts";
import { signedPoints } from "../../rules/entry.ts";
import { lotOf, type GrantedLot } from "../../rules/lot.ts";
import type { Store } from "../store/store.ts";
import { itemsCalled, titleOf } from "../worlds/catalogue.ts";
import type { Language } from "../worlds/text.ts";
import { entryId, grantView, seqOf } from "./read-wallet.ts";

const DEFAULT_LIMIT = 50;

export function entryView(memberId: string, entry: Entry, language: Language): EntryView {
  const { seq, kind, at, balanceAfter, subject } = entry;
  const allocations = "allocations" in entry ? entry.allocations : [];
  return {
    seq,
    id: entryId(memberId, seq),
    kind,
    at,
    points: signedPoints(entry),
    balanceAfter,
    title: titleOf(subject, language),
    subject,
    ...("of" in entry && entry.of !== null && { of: entryId(memberId, entry.of) }),
    allocations: allocations.map(({ lotId, points }) => ({
      lotId: entryId(memberId, lotId),
      points,
    })),
  };
}

/**
 * One page of a ledger that ends at `lastSeq`, newest first. What is entered meanwhile has higher numbers
 * than any cursor, so the pages put together are the ledger as it was at the first. `undefined`: no such cursor.
 */
export async function listEntries(
  store: Store,
  reader: { readonly memberId: string; readonly language: Language; readonly lastSeq: number },
  { cursor, below, limit = DEFAULT_LIMIT, q, lot, ...filter }: EntryQuery,
): Promise<{ items: EntryView[]; nextCursor?: string } | undefined> {
  const from = cursor === undefined ? reader.lastSeq + 1 : fromCursor(cursor);
  if (from === undefined) return undefined;
  const lotSeq = lot === undefined ? undefined : seqOf(reader.memberId, lot);
  if (lot !== undefined && lotSeq === undefined) return { items: [] };
  const words = q?.trim().toLowerCase();
  const text = words ? { words, items: itemsCalled(words, reader.language) } : undefined;
  // One more than asked for tells whether there is another page.
  const page = {
    below: Math.min(from, below ?? from),
    limit: limit + 1,
    filter: { ...filter, text, lot: lotSeq },
  };
  const found = await store.readEntries(reader.memberId, page);
  const items = found
    .slice(0, limit)
    .map((entry) => entryView(reader.memberId, entry, reader.language));
  const last = items.at(-1);
  return found.length > limit && last ? { items, nextCursor: toCursor(last.seq) } : { items };
}

/** One entry with the lots behind it; `undefined` where this member has none under this identifier. */
export async function readEntry(
  store: Store,
  { memberId, language }: { readonly memberId: string; readonly language: Language },
  id: string,
): Promise<EntryDetail | undefined> {
  const seq = seqOf(memberId, id);
  const entry = seq === undefined ? undefined : await store.readEntry(memberId, seq);
  if (entry === undefined) return undefined;
  const grants =
    "allocations" in entry
      ? await Promise.all(entry.allocations.map(({ lotId }) => store.readEntry(memberId, lotId)))
      : [entry];
  const lots = grants.flatMap((grant) => (grant ? lotsMadeBy(grant) : []));
  return {
    ...entryView(memberId, entry, language),
    lots: lots.map((lot) => grantView(memberId, lot, language)),
  };
}

/** The lot that an entry made, as it was granted; nothing where it made none. */
function lotsMadeBy(entry: Entry): GrantedLot[] {
  const makesLot = (entry.kind === "grant" || entry.kind === "refund") && entry.points > 0;
  return makesLot ? [lotOf(entry)] : [];
}

function toCursor(seq: number): string {
  return btoa(`below ${seq}`);
}

function fromCursor(cursor: string): number | undefined {
  try {
    const seq = /^below ([1-9]\d{0,14})$/.exec(atob(cursor))?.[1];
    return seq === undefined ? undefined : Number(seq);
  } catch {
    // Not base64: none of ours.
    return undefined;
  }
}
