import { pagesFor, tallyIn, type Block } from "./block.ts";
import { BLOCK, PAGE, pageOf, placesFrom, type Head, type Reading } from "./layout.ts";
import { entriesAbout } from "./page.ts";
import { readRange } from "./pages.ts";
import { matches, type EntryFilter, type EntryPage, type Tally } from "./store.ts";
import { sumOf, tallied } from "./tally.ts";
import type { Entry } from "../../rules/entry.ts";

/** Pages and blocks are read by so many at once: enough to keep the browser busy, few enough where the first has all. */
const AT_ONCE = 8;

/**
 * The newest entries below a number that match, newest first, after those to skip. Reads only the pages whose blocks
 * promise one, and of those that are skipped hardly any.
 */
export async function find(
  transaction: Reading,
  head: Head,
  { below, limit, skip = 0, filter }: EntryPage,
): Promise<Entry[]> {
  const last = Math.min(below - 1, head.seq);
  if (Object.values(filter).every((sought) => sought === undefined)) {
    const page = await readRange(transaction, head, last - skip - limit + 1, last - skip);
    return page.toReversed();
  }
  const from = await passOver(transaction, head, last, skip, filter);
  const found: Entry[] = [];
  for await (const entries of matching(transaction, head, 1, from.last, filter)) {
    found.push(...entries);
    if (found.length >= from.skip + limit) break;
  }
  return found.slice(from.skip, from.skip + limit);
}

/** The matching entries below a number, counted. */
export async function tally(
  transaction: Reading,
  head: Head,
  { below, filter }: Pick<EntryPage, "below" | "filter">,
): Promise<Tally> {
  const last = Math.min(below - 1, head.seq);
  const tallies: Tally[] = [];
  for await (const stretch of stretches(transaction, head, last, filter)) {
    tallies.push(stretch.tally);
  }
  return sumOf(tallies);
}

/** Where to begin, and how many to skip there, so that `skip` in all are skipped from `last` down. */
async function passOver(
  transaction: Reading,
  head: Head,
  last: number,
  skip: number,
  filter: EntryFilter,
) {
  if (skip === 0) return { last, skip };
  let left = skip;
  for await (const { end, tally } of stretches(transaction, head, last, filter)) {
    if (tally.count > left) return { last: end, skip: left };
    left -= tally.count;
  }
  return { last: 0, skip: 0 };
}

/** The ledger from `last` down: what is in no page yet, then block by block, and the matching entries of each, counted. */
async function* stretches(transaction: Reading, head: Head, last: number, filter: EntryFilter) {
  const full = Math.floor(head.seq / PAGE) * PAGE;
  if (last > full) yield await counted(full + 1, last);
  for await (const [number, block] of blocksBack(transaction, head.ledger, Math.min(full, last))) {
    const first = number * BLOCK * PAGE + 1;
    const end = first - 1 + block.times.length * PAGE;
    const known = end <= last ? tallyIn(block, filter) : undefined;
    yield known ? { end, tally: known } : await counted(first, Math.min(end, last));
  }

  async function counted(first: number, end: number) {
    const tallies: Tally[] = [];
    for await (const entries of matching(transaction, head, first, end, filter)) {
      tallies.push(tallied(entries));
    }
    return { end, tally: sumOf(tallies) };
  }
}

/** The matching entries from one number to another, both included, newest first, a few at a time. */
async function* matching(
  transaction: Reading,
  head: Head,
  first: number,
  last: number,
  filter: EntryFilter,
): AsyncGenerator<Entry[]> {
  const inPages = Math.floor(head.seq / PAGE) * PAGE;
  const tail = await readRange(transaction, head, Math.max(first, inPages + 1), last);
  yield newestFirst(tail);
  if (first > inPages) return;
  for await (const pages of candidates(
    transaction,
    head.ledger,
    first,
    Math.min(inPages, last),
    filter,
  )) {
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
  transaction: Reading,
  ledger: string,
  first: number,
  last: number,
  filter: EntryFilter,
): AsyncGenerator<number[]> {
  let waiting: number[] = [];
  for await (const [number, block] of blocksBack(transaction, ledger, last)) {
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

/** The blocks from that of entry `last` back to the first, with their numbers. */
async function* blocksBack(
  transaction: Reading,
  ledger: string,
  last: number,
): AsyncGenerator<[number, Block]> {
  for (let end = blockOf(last); end >= 0; end -= AT_ONCE) {
    const first = Math.max(0, end - AT_ONCE + 1);
    const blocks = await transaction.objectStore("blocks").getAll(placesFrom(ledger, first, end));
    for (const [index, block] of [...blocks.entries()].toReversed()) yield [first + index, block];
  }
}

const blockOf = (seq: number) => Math.floor(pageOf(seq) / BLOCK);
