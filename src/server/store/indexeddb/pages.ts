import type { Entry } from "../../../rules/ledger/entry.ts";
import { noTotals, totalsAfter, type ExpiryTotals } from "../../../rules/ledger/totals.ts";
import { withPages } from "./block.ts";
import {
  ask,
  BLOCK,
  PAGE,
  pageOf,
  placesFrom,
  type Head,
  type Reading,
  type Writing,
} from "./layout.ts";
import { pageOfEntries, readEntry } from "./page.ts";

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
  ask(...rest.map((entry) => tail.put(entry, [ledger, entry.seq])));
}

async function emptyTail(transaction: Writing, { ledger, seq }: Head) {
  if (seq % PAGE === 0) return [];
  const tail = transaction.objectStore("tail");
  const all = placesFrom(ledger, seq - (seq % PAGE) + 1, seq);
  const entries = await tail.getAll(all);
  ask(tail.delete(all));
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
  let sums = await sumsBeforePage(transaction, ledger, first);
  for (let done = 0; done < pages.length;) {
    const block = Math.floor((first + done) / BLOCK);
    const begun = (first + done) % BLOCK;
    const added = pages.slice(done, done + BLOCK - begun);
    const before = begun === 0 ? undefined : await blocks.get([ledger, block]);
    const made = added.map((entries) => {
      const page = pageOfEntries(entries, sums);
      sums = page.after;
      return page;
    });
    ask(
      blocks.put(withPages(before, added), [ledger, block]),
      ...made.map((page, index) =>
        transaction.objectStore("pages").put(page, [ledger, block * BLOCK + begun + index]),
      ),
    );
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

/** What can be spent before a page's first entry, by what the page before it has noted. */
async function sumsBeforePage(
  transaction: Reading,
  ledger: string,
  page: number,
): Promise<ExpiryTotals | undefined> {
  if (page === 0) return noTotals;
  return (await transaction.objectStore("pages").get([ledger, page - 1]))?.after;
}

/** What could be spent just before an entry. Folds no more than its page; `undefined` where that page does not know. */
export async function readSumsBefore(
  transaction: Reading,
  head: Head,
  seq: number,
): Promise<ExpiryTotals | undefined> {
  const page = pageOf(seq);
  const [before, entries] = await Promise.all([
    sumsBeforePage(transaction, head.ledger, page),
    readRange(transaction, head, page * PAGE + 1, seq - 1),
  ]);
  return before && totalsAfter(before, entries);
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
