import type { Entry } from "../../../rules/ledger/entry.ts";
import { addTotals, totalEntries } from "../entry-totals.ts";
import { matchesFilter } from "../search-index.ts";
import type { EntryTotals, StoredEntryFilter, StoredEntryQuery } from "../store.ts";
import { entriesMatchingKey } from "./page.ts";
import { indexNumberOf, type PageIndexCache } from "./page-index-cache.ts";
import { candidatePages, totalsInIndex } from "./page-index.ts";
import { readRange } from "./pages.ts";
import {
  PAGE_SIZE,
  pageNumberOf,
  PAGES_PER_INDEX,
  type LedgerHead,
  type ReadTransaction,
} from "./schema.ts";

/** Enough at once to keep the browser busy, few enough if the first has all matches. */
const PAGES_PER_READ = 8;

/** A ledger as of one transaction. */
export type SearchedLedger = {
  readonly transaction: ReadTransaction;
  readonly head: LedgerHead;
  readonly indexes: PageIndexCache;
};

/** Newest first. Reads only pages that may have a match, and hardly any of those that it skips. */
export async function findEntries(
  ledger: SearchedLedger,
  { below, limit, skip = 0, filter }: StoredEntryQuery,
): Promise<Entry[]> {
  const { transaction, head } = ledger;
  const last = Math.min(below - 1, head.lastSeq);
  if (Object.values(filter).every((field) => field === undefined)) {
    const page = await readRange(transaction, head, last - skip - limit + 1, last - skip);
    return page.toReversed();
  }
  const begin = await skipMatches(ledger, last, skip, filter);
  const found: Entry[] = [];
  for await (const entries of matchingEntries(ledger, 1, begin.last, filter)) {
    found.push(...entries);
    if (found.length >= begin.skip + limit) break;
  }
  return found.slice(begin.skip, begin.skip + limit);
}

export async function totalMatches(
  ledger: SearchedLedger,
  { below, filter }: Pick<StoredEntryQuery, "below" | "filter">,
): Promise<EntryTotals> {
  const last = Math.min(below - 1, ledger.head.lastSeq);
  const all: EntryTotals[] = [];
  for await (const { totals } of segments(ledger, last, filter)) all.push(totals);
  return addTotals(all);
}

/** The entry to begin at, and how many matches to skip from there, so that `skip` in all are skipped from `last` down. */
async function skipMatches(
  ledger: SearchedLedger,
  last: number,
  skip: number,
  filter: StoredEntryFilter,
) {
  if (skip === 0) return { last, skip };
  let left = skip;
  for await (const { end, totals } of segments(ledger, last, filter)) {
    if (totals.count > left) return { last: end, skip: left };
    left -= totals.count;
  }
  return { last: 0, skip: 0 };
}

/** The ledger from `last` down: the tail, then the pages of each index. `end`: the last entry of a segment. */
async function* segments(ledger: SearchedLedger, last: number, filter: StoredEntryFilter) {
  const { transaction, head, indexes } = ledger;
  const lastInPages = head.lastSeq - (head.lastSeq % PAGE_SIZE);
  if (last > lastInPages) yield await readSegment(lastInPages + 1, last);
  const newestFirst = indexes.newestFirst(transaction, head.ledgerId, Math.min(lastInPages, last));
  for await (const [number, index] of newestFirst) {
    const first = number * PAGES_PER_INDEX * PAGE_SIZE + 1;
    const end = first - 1 + index.times.length * PAGE_SIZE;
    const totals = end <= last ? totalsInIndex(index, filter) : undefined;
    yield totals ? { end, totals } : await readSegment(first, Math.min(end, last));
  }

  async function readSegment(first: number, end: number) {
    const all: EntryTotals[] = [];
    for await (const entries of matchingEntries(ledger, first, end, filter)) {
      all.push(totalEntries(entries));
    }
    return { end, totals: addTotals(all) };
  }
}

/** The matching entries from `first` to `last`, both included, newest first, a few at a time. */
async function* matchingEntries(
  ledger: SearchedLedger,
  first: number,
  last: number,
  filter: StoredEntryFilter,
): AsyncGenerator<Entry[]> {
  const { transaction, head } = ledger;
  const lastInPages = head.lastSeq - (head.lastSeq % PAGE_SIZE);
  yield matches(await readRange(transaction, head, Math.max(first, lastInPages + 1), last));
  if (first > lastInPages) return;
  for await (const numbers of pagesToRead(ledger, first, Math.min(lastInPages, last), filter)) {
    const pages = await Promise.all(
      numbers.map((page) => transaction.objectStore("pages").get([head.ledgerId, page])),
    );
    yield pages.flatMap((page) => (page ? matches(entriesMatchingKey(page, filter)) : []));
  }

  function matches(entries: readonly Entry[]): Entry[] {
    return entries
      .filter((entry) => first <= entry.seq && entry.seq <= last && matchesFilter(entry, filter))
      .toReversed();
  }
}

/** The numbers of the pages that may have a match from `first` to `last`, newest first, a few at a time. */
async function* pagesToRead(
  { transaction, head, indexes }: SearchedLedger,
  first: number,
  last: number,
  filter: StoredEntryFilter,
): AsyncGenerator<number[]> {
  let pages: number[] = [];
  for await (const [number, index] of indexes.newestFirst(transaction, head.ledgerId, last)) {
    for (const inIndex of candidatePages(index, filter)) {
      const page = number * PAGES_PER_INDEX + inIndex;
      if (pageNumberOf(first) <= page && page <= pageNumberOf(last)) pages.push(page);
    }
    for (; pages.length >= PAGES_PER_READ; pages = pages.slice(PAGES_PER_READ)) {
      yield pages.slice(0, PAGES_PER_READ);
    }
    if (number <= indexNumberOf(first)) break;
  }
  if (pages.length > 0) yield pages;
}
