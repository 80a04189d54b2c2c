import type { Entry } from "../../../rules/ledger/entry.ts";
import { addTotals, totalEntries } from "../entry-totals.ts";
import { matchesFilter } from "../search-index.ts";
import type { EntryTotals, StoredEntryFilter, StoredEntryQuery } from "../store.ts";
import { countMatches, matchesInPage } from "./page.ts";
import { indexNumberOf, type PageIndexCache } from "./page-index-cache.ts";
import { candidatePages, totalsInIndex } from "./page-index.ts";
import { readRange } from "./pages.ts";
import {
  PAGE_SIZE,
  pageNumberOf,
  PAGES_PER_INDEX,
  type LedgerHead,
  type Page,
  type ReadTransaction,
} from "./schema.ts";

/** A list mostly finds its rows in the first pages. Later reads are larger, to keep the browser busy. */
const FIRST_READ = 2;
const LARGEST_READ = 8;

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
  let left = begin.skip;
  const found: Entry[] = [];
  for await (const matches of matchesByPage(ledger, 1, begin.last, filter)) {
    const count = left === 0 ? Infinity : matches.count();
    if (count > left) found.push(...matches.read().slice(left));
    left = Math.max(0, left - count);
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
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
    for await (const { read } of matchesByPage(ledger, first, end, filter)) {
      all.push(totalEntries(read()));
    }
    return { end, totals: addTotals(all) };
  }
}

/** Matching entries of one page, newest first. Counting them costs less than reading them. */
type PageMatches = { readonly count: () => number; readonly read: () => Entry[] };

/** The matching entries from `first` to `last`, both included, newest page first. */
async function* matchesByPage(
  ledger: SearchedLedger,
  first: number,
  last: number,
  filter: StoredEntryFilter,
): AsyncGenerator<PageMatches> {
  const { transaction, head } = ledger;
  const lastInPages = head.lastSeq - (head.lastSeq % PAGE_SIZE);
  const tail = await readRange(transaction, head, Math.max(first, lastInPages + 1), last);
  const inTail = tail.filter((entry) => matchesFilter(entry, filter)).toReversed();
  yield { count: () => inTail.length, read: () => inTail };
  if (first > lastInPages) return;
  for await (const numbers of pagesToRead(ledger, first, Math.min(lastInPages, last), filter)) {
    const pages = await Promise.all(
      numbers.map((page) => transaction.objectStore("pages").get([head.ledgerId, page])),
    );
    for (const [index, page] of pages.entries()) {
      if (page) yield matchesOf(page, numbers[index] ?? 0);
    }
  }

  function matchesOf(page: Page, number: number): PageMatches {
    const begin = number * PAGE_SIZE + 1;
    const isWhole = first <= begin && begin + PAGE_SIZE - 1 <= last;
    const read = () =>
      matchesInPage(page, filter)
        .filter(({ seq }) => first <= seq && seq <= last)
        .toReversed();
    return { read, count: () => (isWhole ? countMatches(page, filter) : read().length) };
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
  let size = FIRST_READ;
  for await (const [number, index] of indexes.newestFirst(transaction, head.ledgerId, last)) {
    for (const inIndex of candidatePages(index, filter)) {
      const page = number * PAGES_PER_INDEX + inIndex;
      if (pageNumberOf(first) <= page && page <= pageNumberOf(last)) pages.push(page);
    }
    while (pages.length >= size) {
      yield pages.slice(0, size);
      pages = pages.slice(size);
      size = Math.min(LARGEST_READ, size * 2);
    }
    if (number <= indexNumberOf(first)) break;
  }
  if (pages.length > 0) yield pages;
}
