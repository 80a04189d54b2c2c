import {
  keyRange,
  pageNumberOf,
  PAGES_PER_INDEX,
  type PageIndex,
  type ReadTransaction,
} from "./schema.ts";

/** Enough at once to keep the browser busy, few enough if the first answers the search. */
const INDEXES_PER_READ = 8;

/**
 * The full page indexes of the ledger that was searched last. They never change, so they need no invalidation. A
 * million entries have 61 of them, two to three megabytes: a search of them takes a few milliseconds, reading them
 * takes a hundred.
 */
export class PageIndexCache {
  #ledgerId = "";
  #full = new Map<number, PageIndex>();

  /** The page indexes from that of entry `last` back to the first, with their numbers. */
  async *newestFirst(
    transaction: ReadTransaction,
    ledgerId: string,
    last: number,
  ): AsyncGenerator<[number, PageIndex]> {
    for (let number = indexNumberOf(last); number >= 0; number--) {
      const cached = this.#cached(ledgerId, number);
      const index = cached ?? (await this.#read(transaction, ledgerId, number));
      if (index) yield [number, index];
    }
  }

  clear(): void {
    this.#full.clear();
  }

  #cached(ledgerId: string, number: number): PageIndex | undefined {
    return ledgerId === this.#ledgerId ? this.#full.get(number) : undefined;
  }

  /** Also reads those before it that are not cached: the caller asks for them next. */
  async #read(transaction: ReadTransaction, ledgerId: string, number: number) {
    const least = Math.max(0, number - INDEXES_PER_READ + 1);
    let first = number;
    while (first > least && !this.#cached(ledgerId, first - 1)) first--;
    const range = keyRange(ledgerId, first, number);
    const read = await transaction.objectStore("pageIndexes").getAll(range);
    if (ledgerId !== this.#ledgerId) this.#full = new Map();
    this.#ledgerId = ledgerId;
    for (const [offset, index] of read.entries()) {
      if (index.times.length === PAGES_PER_INDEX) this.#full.set(first + offset, index);
    }
    return read[number - first];
  }
}

export const indexNumberOf = (seq: number) => Math.floor(pageNumberOf(seq) / PAGES_PER_INDEX);
