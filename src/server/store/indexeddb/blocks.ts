import { BLOCK, pageOf, placesFrom, type Block, type Reading } from "./layout.ts";

/** Blocks are read by so many at once: enough to keep the browser busy, few enough where the first has all. */
const AT_ONCE = 8;

/**
 * The full blocks of the ledger that was searched last. A full block never changes, whoever writes, and no two ledgers
 * share a name: what is kept stays true. Of a million entries they are 61, and two to three megabytes: a search of them
 * takes a few milliseconds, where to read them anew takes a hundred.
 */
export class Blocks {
  #ledger = "";
  #full = new Map<number, Block>();

  /** The blocks from that of entry `last` back to the first, with their numbers. */
  async *back(transaction: Reading, ledger: string, last: number): AsyncGenerator<[number, Block]> {
    for (let number = blockOf(last); number >= 0; number--) {
      const block = this.#kept(ledger, number) ?? (await this.#read(transaction, ledger, number));
      if (block) yield [number, block];
    }
  }

  forgetAll(): void {
    this.#full.clear();
  }

  #kept(ledger: string, number: number): Block | undefined {
    return ledger === this.#ledger ? this.#full.get(number) : undefined;
  }

  /** Those before it that are not kept are read with it: they are wanted next. */
  async #read(transaction: Reading, ledger: string, number: number): Promise<Block | undefined> {
    let first = number;
    while (first > Math.max(0, number - AT_ONCE + 1) && !this.#kept(ledger, first - 1)) first--;
    const places = placesFrom(ledger, first, number);
    const blocks = await transaction.objectStore("blocks").getAll(places);
    if (ledger !== this.#ledger) this.#full = new Map();
    this.#ledger = ledger;
    for (const [index, block] of blocks.entries()) {
      if (block.times.length === BLOCK) this.#full.set(first + index, block);
    }
    return blocks[number - first];
  }
}

export const blockOf = (seq: number) => Math.floor(pageOf(seq) / BLOCK);
