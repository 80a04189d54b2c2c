import type { DBSchema, IDBPTransaction } from "idb";
import { newUuid } from "../../../contract/uuid.ts";
import type { Instant } from "../../../rules/calendar.ts";
import type { Entry } from "../../../rules/ledger/entry.ts";
import type { ExpiryTotals } from "../../../rules/ledger/totals.ts";
import type { Wallet } from "../../../rules/ledger/wallet.ts";
import type { StoredReceipt } from "../store.ts";

/**
 * The database. Entries are appended one by one to the tail; each 256 of them become one page, and what a
 * page is about is noted in its block, where searches look first. A command thus writes a few small
 * records, however long the ledger and however many its lots.
 */
export type Schema = DBSchema & {
  heads: { key: string; value: Head };
  tail: { key: Place; value: Entry };
  pages: { key: Place; value: Page };
  blocks: { key: Place; value: Block };
  snapshots: { key: string; value: Snapshot };
  receipts: { key: [memberId: string, key: string]; value: StoredReceipt };
  resources: { key: string; value: unknown };
};

/** A ledger's own name, then an entry's, a page's or a block's number in it. */
type Place = [ledger: string, number: number];

/** Where a member's ledger is, and how far it goes. */
export type Head = {
  /** New with each ledger: two ledgers of one member, before and after everything was cleared, never share it. */
  readonly ledger: string;
  /** The last entry's number. */
  readonly seq: number;
  /** The entry up to which the stored snapshot of the wallet goes. */
  readonly snapshot: number;
};

/** A page of entries, made so that those which are not wanted need not be read with it. */
export type Page = {
  /** JSON: a browser reads it several times as fast as it clones the objects. */
  readonly entries: readonly string[];
  /** Every topic of theirs, a line each. */
  readonly topics: string;
  /** For each entry, the number of its topic's line. */
  readonly topicOf: Uint8Array;
  /** What can be spent after its last entry. Not known of pages that were made before it was noted. */
  readonly after?: ExpiryTotals;
};

/** What the pages of a block are about: enough to tell which of them to read for a filter. */
export type Block = {
  /** When each page's first and last entry happened. */
  readonly times: readonly (readonly [first: Instant, last: Instant])[];
  /** Every topic that a page has, a line each. */
  readonly topics: string;
  /** For each line, the pages that have it: a bit each. */
  readonly pagesOf: BigUint64Array;
  /** For each line, how many entries have it. */
  readonly counts: Uint32Array;
  /** For each line, their points in all: a kind's points either come or go. */
  readonly points: Float64Array;
  /** Three numbers each: a page, and the first and last of a run of lots that its entries made or took from. */
  readonly lots: Uint32Array;
};

/** A wallet as it was after some entry, so that a new page need not fold the whole ledger. */
export type Snapshot = {
  readonly shape: number;
  readonly wallet: Wallet;
  /** The lots of each of its rows, which has none itself: as JSON, which a browser reads faster than it clones. */
  readonly lots: readonly string[];
};

export const newHead = (): Head => ({ ledger: newUuid(), seq: 0, snapshot: 0 });

export const VERSION = 4;

export const NAMES = [
  "heads",
  "tail",
  "pages",
  "blocks",
  "snapshots",
  "receipts",
  "resources",
] as const;

type Names = (typeof NAMES)[number][];
export type Reading = IDBPTransaction<Schema, Names, "readonly" | "readwrite">;
export type Writing = IDBPTransaction<Schema, Names, "readwrite">;

/** Asks for writes without waiting for each: whether they came about, the transaction tells. */
export function ask(...writes: readonly Promise<unknown>[]): void {
  for (const write of writes) write.catch(() => undefined);
}

/**
 * So many entries are a page. Chromium moves a value of more than 64 KiB to a file of its own: a page of a thousand
 * takes three times as long to read, and writes the ledger no faster.
 */
export const PAGE = 256;
/** So many pages are a block: a bit each of a 64-bit number. */
export const BLOCK = 64;

/** The page, from 0, in which an entry stands once that is full. */
export const pageOf = (seq: number) => Math.floor((seq - 1) / PAGE);

/** The entries, pages or blocks of a ledger from one number to another, both included. */
export const placesFrom = (ledger: string, first: number, last: number) =>
  IDBKeyRange.bound([ledger, first], [ledger, last]);
