import type {
  EntryDetail,
  EntryList,
  EntryQuery,
  EntryTotals,
  EntryView,
  TotalsQuery,
  SpendView,
} from "../../contract/entry.ts";
import type { Allocation } from "../../rules/ledger/allocation.ts";
import { later, type Instant } from "../../rules/calendar.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import { balanceChange } from "../../rules/ledger/entry.ts";
import { lotOf, type GrantedLot } from "../../rules/ledger/lot.ts";
import { points } from "../../rules/points.ts";
import { aliPoint } from "../../rules/programme.ts";
import { maxRefund } from "../../rules/spend/refund.ts";
import type { LotId } from "../../rules/ledger/seq.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";
import type { Store } from "../store/store.ts";
import { itemsCalled, titleOf } from "../../catalog/catalog.ts";
import type { Language } from "../../catalog/text.ts";
import { currentWallet, entryId, grantView, seqOf } from "./read-wallet.ts";
import { foldSpend, type SpendLedgerEntry } from "../commands/end-hold.ts";

const DEFAULT_LIMIT = 50;

/** An entry as it is told, its title in `language`. */
export function entryView(memberId: string, entry: Entry, language: Language): EntryView {
  const { seq, kind, at, balanceAfter, subject } = entry;
  return {
    seq,
    id: entryId(memberId, seq),
    kind,
    at,
    points: balanceChange(entry),
    balanceAfter,
    title: titleOf(subject, language),
    subject,
    ...("of" in entry && entry.of !== null && { of: entryId(memberId, entry.of) }),
    allocations: "allocations" in entry ? partViews(memberId, entry.allocations) : [],
    ...particulars(memberId, entry),
  };
}

/** What only entries of this kind have. */
function particulars(memberId: string, entry: Entry): Partial<EntryView> {
  switch (entry.kind) {
    case "grant":
      return { source: entry.source, expiresAt: entry.expiresAt };
    case "pending":
      return { source: entry.source, promised: entry.points };
    case "release":
      return { cause: entry.cause };
    case "capture": {
      const { partial } = entry;
      return partial ? { fen: partial.total, released: partViews(memberId, partial.released) } : {};
    }
    case "refund": {
      const { fen, forfeited, expiresAt } = entry;
      // Without points there is no lot that could expire.
      const lot = entry.points > 0 && { expiresAt };
      return { fen, forfeited: partViews(memberId, forfeited), ...lot };
    }
    case "clawback":
      return { owed: entry.owed };
    case "payment":
    case "redemption":
    case "donation":
    case "draw": {
      const { total, heldUntil } = entry;
      return { fen: total, ...(heldUntil !== undefined && { heldUntil }) };
    }
    default:
      return {};
  }
}

function partViews(memberId: string, parts: readonly Allocation[]) {
  return parts.map((part) => ({ lotId: entryId(memberId, part.lotId), points: part.points }));
}

/**
 * One page of a ledger that ends at `lastSeq`, newest first. What is entered meanwhile has higher numbers
 * than any cursor, so the pages put together are the ledger as it was at the first. `undefined`: no such cursor.
 */
export async function listEntries(
  store: Store,
  reader: LedgerReader,
  { cursor, skip = 0, limit = DEFAULT_LIMIT, totals: isToTell, ...query }: EntryQuery,
): Promise<EntryList | undefined> {
  const from = cursor === undefined ? Infinity : fromCursor(cursor);
  if (from === undefined) return undefined;
  const [found, totals] = await Promise.all([
    // One more than asked for tells whether there is another page.
    pageOf(store, reader, query, { from, skip, limit: limit + 1 }),
    isToTell && readTotals(store, reader, query),
  ]);
  const items = found
    .slice(0, limit)
    .map((entry) => entryView(reader.memberId, entry, reader.language));
  const last = items.at(-1);
  return {
    items,
    ...(found.length > limit && last && { nextCursor: toCursor(last.seq) }),
    ...(totals && { totals }),
  };
}

async function pageOf(
  store: Store,
  reader: LedgerReader,
  query: TotalsQuery,
  { from, ...stretch }: { readonly from: number; readonly skip: number; readonly limit: number },
): Promise<Entry[]> {
  const sought = soughtBy(reader, query);
  if (sought === undefined) return [];
  const below = Math.min(sought.below, from);
  return store.readEntries(reader.memberId, { ...sought, below, ...stretch });
}

/** All that a query leaves of a ledger that ends at `lastSeq`. */
export async function readTotals(
  store: Store,
  reader: LedgerReader,
  query: TotalsQuery,
): Promise<EntryTotals> {
  const sought = soughtBy(reader, query);
  const { count, came, went } = sought
    ? await store.tallyEntries(reader.memberId, sought)
    : { count: 0, came: 0, went: 0 };
  return { count, came: points(came), went: points(went) };
}

/** A query as the store understands it; `undefined` where it asks for a lot that is none of the reader's. */
function soughtBy(
  { memberId, language, lastSeq }: LedgerReader,
  { below = Infinity, q, lot, ...filter }: TotalsQuery,
) {
  const lotSeq = lot === undefined ? undefined : seqOf(memberId, lot);
  if (lot !== undefined && lotSeq === undefined) return undefined;
  const words = q?.trim().toLowerCase();
  const text = words ? { words, items: itemsCalled(words, language) } : undefined;
  return { below: Math.min(lastSeq + 1, below), filter: { ...filter, text, lot: lotSeq } };
}

/** One entry with the lots behind it and what became of it; `undefined` where this member has none under this identifier. */
export async function readEntry(
  store: Store,
  reader: Reader & { readonly now: Instant },
  id: string,
): Promise<EntryDetail | undefined> {
  const { memberId, language, now } = reader;
  const seq = seqOf(memberId, id);
  const wallet = await currentWallet(store, memberId, now);
  const entry = seq === undefined ? undefined : await store.readEntry(memberId, seq);
  if (entry === undefined) return undefined;
  const [before, ...lots] = await Promise.all([
    store.readSumsBefore(memberId, entry.seq),
    ...lotsBehind(entry).map((lot) => store.readEntry(memberId, lot)),
  ]);
  const isUse = entry.kind === "payment" || entry.kind === "redemption";
  return {
    ...entryView(memberId, entry, language),
    lots: lots.flatMap((lot) => (lot ? lotsMadeBy(lot) : [])).map(toView),
    ...(isUse && { use: await viewOfUse(store, reader, entry, wallet) }),
    ...(before && { before: [...before.rows] }),
  };

  function toView(lot: GrantedLot) {
    return grantView(memberId, lot, language);
  }
}

type Reader = { readonly memberId: string; readonly language: Language };
type LedgerReader = Reader & { readonly lastSeq: number };

/** Those that paid or got points back; or the one that came, and those whose points did not come back. */
function lotsBehind(entry: Entry): LotId[] {
  const idsOf = (parts: readonly Allocation[]) => parts.map(({ lotId }) => lotId);
  if ("allocations" in entry) return idsOf(entry.allocations);
  if (entry.kind === "capture") return idsOf(entry.partial?.released ?? []);
  return [entry.seq, ...idsOf(entry.kind === "refund" ? entry.forfeited : [])];
}

async function viewOfUse(
  store: Store,
  { memberId, language, now }: Reader & { readonly now: Instant },
  entry: SpendLedgerEntry,
  wallet: Wallet,
): Promise<SpendView> {
  const since = await store.readResource(`use:${memberId}:${entry.seq}`);
  const use = foldSpend(entry, since);
  const { state, refundedFen, refundedPoints: settledPoints } = use;
  const refundableFen = maxRefund(wallet, use, later(now, wallet.at), aliPoint);
  const after = await Promise.all(
    (since?.followUps ?? []).map((seq) => store.readEntry(memberId, seq)),
  );
  return {
    state,
    refundedFen,
    refundableFen,
    settledPoints,
    after: after.flatMap((later) => (later ? [entryView(memberId, later, language)] : [])),
  };
}

/** The lot that an entry made, as it was granted; nothing where it made none. */
function lotsMadeBy(entry: Entry): GrantedLot[] {
  const makesLot = (entry.kind === "grant" || entry.kind === "refund") && entry.points > 0;
  return makesLot ? [lotOf(entry)] : [];
}

export function toCursor(seq: number): string {
  return btoa(`below ${seq}`);
}

export function fromCursor(cursor: string): number | undefined {
  try {
    const seq = /^below ([1-9]\d{0,14})$/.exec(atob(cursor))?.[1];
    return seq === undefined ? undefined : Number(seq);
  } catch {
    // Not base64: none of ours.
    return undefined;
  }
}
