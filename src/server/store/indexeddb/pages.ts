import type { Entry } from "../../../rules/ledger/entry.ts";
import { noTotals, totalsAfter, type ExpiryTotals } from "../../../rules/ledger/totals.ts";
import { createPage, parseEntry } from "./page.ts";
import { indexPages } from "./page-index.ts";
import {
  keyRange,
  PAGE_SIZE,
  pageNumberOf,
  PAGES_PER_INDEX,
  queueWrites,
  type LedgerHead,
  type ReadTransaction,
  type WriteTransaction,
} from "./schema.ts";

/** Entries that fill pages go there, with those of the tail before them; the others go to the tail. */
export async function appendToLedger(
  transaction: WriteTransaction,
  head: LedgerHead,
  entries: readonly Entry[],
): Promise<void> {
  const { ledgerId, lastSeq } = head;
  const first = Math.floor(lastSeq / PAGE_SIZE);
  const added = Math.floor((lastSeq + entries.length) / PAGE_SIZE) - first;
  let rest = entries;
  if (added > 0) {
    const all = [...(await takeTail(transaction, head)), ...entries];
    const pages = splitIntoPages(all.slice(0, added * PAGE_SIZE));
    await addPages(transaction, ledgerId, first, pages);
    rest = all.slice(added * PAGE_SIZE);
  }
  const tail = transaction.objectStore("tail");
  queueWrites(...rest.map((entry) => tail.put(entry, [ledgerId, entry.seq])));
}

/** Reads the tail and deletes it. */
async function takeTail(transaction: WriteTransaction, { ledgerId, lastSeq }: LedgerHead) {
  const length = lastSeq % PAGE_SIZE;
  if (length === 0) return [];
  const tail = transaction.objectStore("tail");
  const range = keyRange(ledgerId, lastSeq - length + 1, lastSeq);
  const entries = await tail.getAll(range);
  queueWrites(tail.delete(range));
  return entries;
}

/** Writes full pages, numbered from `first`, and their indexes. */
export async function addPages(
  transaction: WriteTransaction,
  ledgerId: string,
  first: number,
  pages: readonly (readonly Entry[])[],
): Promise<void> {
  const indexes = transaction.objectStore("pageIndexes");
  const store = transaction.objectStore("pages");
  let totals = await totalsBeforePage(transaction, ledgerId, first);
  for (let done = 0; done < pages.length;) {
    const begin = first + done;
    const indexNumber = Math.floor(begin / PAGES_PER_INDEX);
    const inIndex = begin % PAGES_PER_INDEX;
    const added = pages.slice(done, done + PAGES_PER_INDEX - inIndex);
    const before = inIndex === 0 ? undefined : await indexes.get([ledgerId, indexNumber]);
    queueWrites(indexes.put(indexPages(before, added), [ledgerId, indexNumber]));
    for (const [index, entries] of added.entries()) {
      const page = createPage(entries, totals);
      totals = page.totals;
      queueWrites(store.put(page, [ledgerId, begin + index]));
    }
    done += added.length;
  }
}

export function splitIntoPages(entries: readonly Entry[]): (readonly Entry[])[] {
  const pages: (readonly Entry[])[] = [];
  for (let start = 0; start < entries.length; start += PAGE_SIZE) {
    pages.push(entries.slice(start, start + PAGE_SIZE));
  }
  return pages;
}

async function totalsBeforePage(
  transaction: ReadTransaction,
  ledgerId: string,
  page: number,
): Promise<ExpiryTotals | undefined> {
  if (page === 0) return noTotals;
  return (await transaction.objectStore("pages").get([ledgerId, page - 1]))?.totals;
}

/** Reads at most one page of entries. `undefined` if the page before it has no totals. */
export async function readTotalsBefore(
  transaction: ReadTransaction,
  head: LedgerHead,
  seq: number,
): Promise<ExpiryTotals | undefined> {
  const page = pageNumberOf(seq);
  const [before, entries] = await Promise.all([
    totalsBeforePage(transaction, head.ledgerId, page),
    readRange(transaction, head, page * PAGE_SIZE + 1, seq - 1),
  ]);
  return before && totalsAfter(before, entries);
}

/** The entries from `first` to `last`, both included, oldest first. Numbers that the ledger does not have are left out. */
export async function readRange(
  transaction: ReadTransaction,
  { ledgerId, lastSeq }: LedgerHead,
  first: number,
  last: number,
): Promise<Entry[]> {
  const from = Math.max(first, 1);
  const to = Math.min(last, lastSeq);
  if (from > to) return [];
  const lastInPages = lastSeq - (lastSeq % PAGE_SIZE);
  const readPages = () => {
    const range = [pageNumberOf(from), pageNumberOf(Math.min(to, lastInPages))] as const;
    return transaction.objectStore("pages").getAll(keyRange(ledgerId, ...range));
  };
  const readTail = () => {
    const range = keyRange(ledgerId, Math.max(from, lastInPages + 1), to);
    return transaction.objectStore("tail").getAll(range);
  };
  const [pages, tail] = await Promise.all([
    from <= lastInPages ? readPages() : [],
    to > lastInPages ? readTail() : [],
  ]);
  const begin = from - 1 - pageNumberOf(from) * PAGE_SIZE;
  const inPages = pages.flatMap(({ entries }) => entries).slice(begin, begin + to - from + 1);
  return [...inPages.map(parseEntry), ...tail];
}
