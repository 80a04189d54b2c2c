import { pagesFor, tallyIn } from "./block.ts";
import { blockOf, type Blocks } from "./blocks.ts";
import { BLOCK, PAGE, pageOf, type Head, type Reading } from "./layout.ts";
import { entriesAbout } from "./page.ts";
import { readRange } from "./pages.ts";
import { matches } from "../search-index.ts";
import type { StoredEntryFilter, EntryPage, EntrySums } from "../store.ts";
import { sumOf, tallied } from "../entry-totals.ts";
import type { Entry } from "../../../rules/ledger/entry.ts";

/** Pages are read by so many at once: enough to keep the browser busy, few enough where the first has all. */
const AT_ONCE = 8;

/** A ledger as of one moment. */
export type Searched = {
  readonly transaction: Reading;
  readonly head: Head;
  readonly blocks: Blocks;
};

/**
 * The newest entries below a number that match, newest first, after those to skip. Reads only the pages whose blocks
 * promise one, and of those that are skipped hardly any.
 */
export async function find(
  searched: Searched,
  { below, limit, skip = 0, filter }: EntryPage,
): Promise<Entry[]> {
  const { transaction, head } = searched;
  const last = Math.min(below - 1, head.seq);
  if (Object.values(filter).every((sought) => sought === undefined)) {
    const page = await readRange(transaction, head, last - skip - limit + 1, last - skip);
    return page.toReversed();
  }
  const from = await passOver(searched, last, skip, filter);
  const found: Entry[] = [];
  for await (const entries of matching(searched, 1, from.last, filter)) {
    found.push(...entries);
    if (found.length >= from.skip + limit) break;
  }
  return found.slice(from.skip, from.skip + limit);
}

/** The matching entries below a number, counted. */
export async function tally(
  searched: Searched,
  { below, filter }: Pick<EntryPage, "below" | "filter">,
): Promise<EntrySums> {
  const last = Math.min(below - 1, searched.head.seq);
  const tallies: EntrySums[] = [];
  for await (const stretch of stretches(searched, last, filter)) {
    tallies.push(stretch.tally);
  }
  return sumOf(tallies);
}

/** Where to begin, and how many to skip there, so that `skip` in all are skipped from `last` down. */
async function passOver(searched: Searched, last: number, skip: number, filter: StoredEntryFilter) {
  if (skip === 0) return { last, skip };
  let left = skip;
  for await (const { end, tally } of stretches(searched, last, filter)) {
    if (tally.count > left) return { last: end, skip: left };
    left -= tally.count;
  }
  return { last: 0, skip: 0 };
}

/** The ledger from `last` down: what is in no page yet, then block by block, and the matching entries of each, counted. */
async function* stretches(searched: Searched, last: number, filter: StoredEntryFilter) {
  const { transaction, head, blocks } = searched;
  const full = Math.floor(head.seq / PAGE) * PAGE;
  if (last > full) yield await counted(full + 1, last);
  const back = blocks.back(transaction, head.ledger, Math.min(full, last));
  for await (const [number, block] of back) {
    const first = number * BLOCK * PAGE + 1;
    const end = first - 1 + block.times.length * PAGE;
    const known = end <= last ? tallyIn(block, filter) : undefined;
    yield known ? { end, tally: known } : await counted(first, Math.min(end, last));
  }

  async function counted(first: number, end: number) {
    const tallies: EntrySums[] = [];
    for await (const entries of matching(searched, first, end, filter)) {
      tallies.push(tallied(entries));
    }
    return { end, tally: sumOf(tallies) };
  }
}

/** The matching entries from one number to another, both included, newest first, a few at a time. */
async function* matching(
  searched: Searched,
  first: number,
  last: number,
  filter: StoredEntryFilter,
): AsyncGenerator<Entry[]> {
  const { transaction, head } = searched;
  const inPages = Math.floor(head.seq / PAGE) * PAGE;
  const tail = await readRange(transaction, head, Math.max(first, inPages + 1), last);
  yield newestFirst(tail);
  if (first > inPages) return;
  for await (const pages of candidates(searched, first, Math.min(inPages, last), filter)) {
    const read = await Promise.all(
      pages.map((page) => transaction.objectStore("pages").get([head.ledger, page])),
    );
    yield read.flatMap((page) => (page ? newestFirst(entriesAbout(page, filter)) : []));
  }

  function newestFirst(entries: readonly Entry[]): Entry[] {
    return entries
      .filter((entry) => first <= entry.seq && entry.seq <= last && matches(entry, filter))
      .toReversed();
  }
}

/** The pages from that of entry `last` back to that of `first` that may have an entry of the filter's, the newest first, a few at a time. */
async function* candidates(
  { transaction, head, blocks }: Searched,
  first: number,
  last: number,
  filter: StoredEntryFilter,
): AsyncGenerator<number[]> {
  let waiting: number[] = [];
  for await (const [number, block] of blocks.back(transaction, head.ledger, last)) {
    for (const place of pagesFor(block, filter)) {
      const page = number * BLOCK + place;
      if (pageOf(first) <= page && page <= pageOf(last)) waiting.push(page);
    }
    for (; waiting.length >= AT_ONCE; waiting = waiting.slice(AT_ONCE)) {
      yield waiting.slice(0, AT_ONCE);
    }
    if (number <= blockOf(first)) break;
  }
  if (waiting.length > 0) yield waiting;
}
