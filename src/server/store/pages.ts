import type { Entry } from "../../rules/entry.ts";
import { pagesFor, withPages } from "./block.ts";
import {
  BLOCK,
  PAGE,
  pageOf,
  placesFrom,
  type Head,
  type Reading,
  type Writing,
} from "./layout.ts";
import { entriesAbout, pageOfEntries, readEntry } from "./page.ts";
import { matches, type EntryFilter } from "./store.ts";

/** Pages are read by so many at once: enough to keep the browser busy, few enough where the first has all. */
const AT_ONCE = 8;

/** Puts entries behind those that the ledger has. Where they fill a page, the tail is emptied into it. */
export async function append(
  transaction: Writing,
  head: Head,
  entries: readonly Entry[],
): Promise<void> {
  const { ledger, seq } = head;
  const full = Math.floor((seq + entries.length) / PAGE);
  const open = Math.floor(seq / PAGE);
  let rest = entries;
  if (full > open) {
    const all = [...(await emptyTail(transaction, head)), ...entries];
    await addPages(transaction, ledger, open, pagesIn(all.slice(0, (full - open) * PAGE)));
    rest = all.slice((full - open) * PAGE);
  }
  const tail = transaction.objectStore("tail");
  await Promise.all(rest.map((entry) => tail.put(entry, [ledger, entry.seq])));
}

async function emptyTail(transaction: Writing, { ledger, seq }: Head) {
  if (seq % PAGE === 0) return [];
  const tail = transaction.objectStore("tail");
  const all = placesFrom(ledger, seq - (seq % PAGE) + 1, seq);
  const entries = await tail.getAll(all);
  await tail.delete(all);
  return entries;
}

/** Puts full pages in their places and notes in their blocks what they are about. */
export async function addPages(
  transaction: Writing,
  ledger: string,
  first: number,
  pages: readonly (readonly Entry[])[],
): Promise<void> {
  const blocks = transaction.objectStore("blocks");
  for (let done = 0; done < pages.length;) {
    const block = Math.floor((first + done) / BLOCK);
    const begun = (first + done) % BLOCK;
    const added = pages.slice(done, done + BLOCK - begun);
    const before = begun === 0 ? undefined : await blocks.get([ledger, block]);
    await Promise.all([
      blocks.put(withPages(before, added), [ledger, block]),
      ...added.map((page, index) =>
        transaction
          .objectStore("pages")
          .put(pageOfEntries(page), [ledger, block * BLOCK + begun + index]),
      ),
    ]);
    done += added.length;
  }
}

export function pagesIn(entries: readonly Entry[]): (readonly Entry[])[] {
  const pages: (readonly Entry[])[] = [];
  for (let start = 0; start < entries.length; start += PAGE) {
    pages.push(entries.slice(start, start + PAGE));
  }
  return pages;
}

/** The entries from one number to another, both included, oldest first: those that there are. */
export async function readRange(
  transaction: Reading,
  { ledger, seq }: Head,
  first: number,
  last: number,
): Promise<Entry[]> {
  const from = Math.max(first, 1);
  const to = Math.min(last, seq);
  if (from > to) return [];
  const full = Math.floor(seq / PAGE) * PAGE;
  const [pages, tail] = await Promise.all([
    from > full
      ? []
      : transaction
          .objectStore("pages")
          .getAll(placesFrom(ledger, pageOf(from), pageOf(Math.min(to, full)))),
    to <= full
      ? []
      : transaction.objectStore("tail").getAll(placesFrom(ledger, Math.max(from, full + 1), to)),
  ]);
  const begin = from - 1 - pageOf(from) * PAGE;
  const inPages = pages.flatMap(({ entries }) => entries).slice(begin, begin + to - from + 1);
  return [...inPages.map(readEntry), ...tail];
}

/** The newest entries below a number that match, newest first. Reads only the pages whose blocks promise one. */
export async function find(
  transaction: Reading,
  head: Head,
  { below, limit, filter }: { below: number; limit: number; filter: EntryFilter },
): Promise<Entry[]> {
  const last = Math.min(below - 1, head.seq);
  if (Object.values(filter).every((sought) => sought === undefined)) {
    const page = await readRange(transaction, head, last - limit + 1, last);
    return page.toReversed();
  }
  const inPages = Math.floor(head.seq / PAGE) * PAGE;
  const found = newestFirst(await readRange(transaction, head, inPages + 1, last));
  for await (const pages of candidates(transaction, head.ledger, Math.min(inPages, last), filter)) {
    if (found.length >= limit) break;
    const read = await Promise.all(
      pages.map((page) => transaction.objectStore("pages").get([head.ledger, page])),
    );
    for (const page of read) {
      if (page) found.push(...newestFirst(entriesAbout(page, filter)));
    }
  }
  return found.slice(0, limit);

  function newestFirst(entries: readonly Entry[]): Entry[] {
    return entries.filter((entry) => entry.seq < below && matches(entry, filter)).toReversed();
  }
}

/** The pages up to that of entry `last` that may have an entry of the filter's, the newest first, a few at a time. */
async function* candidates(
  transaction: Reading,
  ledger: string,
  last: number,
  filter: EntryFilter,
): AsyncGenerator<number[]> {
  const newest = pageOf(last);
  let waiting: number[] = [];
  for (let end = Math.floor(newest / BLOCK); end >= 0; end -= AT_ONCE) {
    const first = Math.max(0, end - AT_ONCE + 1);
    const blocks = await transaction.objectStore("blocks").getAll(placesFrom(ledger, first, end));
    for (const [index, block] of [...blocks.entries()].toReversed()) {
      for (const place of pagesFor(block, filter)) {
        const page = (first + index) * BLOCK + place;
        if (page <= newest) waiting.push(page);
      }
    }
    for (; waiting.length >= AT_ONCE; waiting = waiting.slice(AT_ONCE)) {
      yield waiting.slice(0, AT_ONCE);
    }
  }
  if (waiting.length > 0) yield waiting;
}
