import type { DBSchema, IDBPTransaction } from "idb";
import { newUuid } from "../../../contract/uuid.ts";
import type { Instant } from "../../../rules/calendar.ts";
import type { Entry } from "../../../rules/ledger/entry.ts";
import type { ExpiryTotals } from "../../../rules/ledger/totals.ts";
import type { Wallet } from "../../../rules/ledger/wallet.ts";
import type { StoredReceipt } from "../store.ts";

export const VERSION = 7;

/**
 * Entries are appended one by one to the tail. Each 256 of them become a page, and a page index says what 64 pages
 * contain, so that a search reads few pages. A command writes a few small records, however long the ledger is.
 */
export type Schema = DBSchema & {
  /** By member. */
  ledgers: { key: string; value: LedgerHead };
  tail: { key: LedgerKey; value: Entry };
  pages: { key: LedgerKey; value: Page };
  pageIndexes: { key: LedgerKey; value: PageIndex };
  /** By ledger. */
  snapshots: { key: string; value: WalletSnapshot };
  receipts: { key: [owner: string, key: string]; value: StoredReceipt };
  resources: { key: string; value: unknown };
};

export const STORE_NAMES = [
  "ledgers",
  "tail",
  "pages",
  "pageIndexes",
  "snapshots",
  "receipts",
  "resources",
] as const;

/** `number` is an entry's, from 1, or that of a page or a page index, from 0. */
type LedgerKey = [ledgerId: string, number: number];

/** A member's ledger and its last entry. */
export type LedgerHead = {
  /** New for each ledger: a member whose data was cleared never gets the same one again. */
  readonly ledgerId: string;
  readonly lastSeq: number;
  /** The last entry in the stored snapshot of the wallet; 0 without a snapshot. */
  readonly snapshotSeq: number;
};

/** 256 entries. Those that a search does not match are not parsed. */
export type Page = {
  /** JSON: a browser reads it several times as fast as it clones the objects. */
  readonly entries: readonly string[];
  /** Search keys of the entries, each once, one a line. */
  readonly searchKeys: string;
  /** The number of each entry's search key. */
  readonly keyNumbers: Uint8Array;
  /** After the last entry. Missing in pages of older versions. */
  readonly totals?: ExpiryTotals;
};

/** What up to 64 pages contain. The arrays have one element for each search key, unless they say otherwise. */
export type PageIndex = {
  /** When the first and the last entry of each page happened. */
  readonly times: readonly (readonly [first: Instant, last: Instant])[];
  /** Search keys of all entries, each once, one a line. */
  readonly searchKeys: string;
  /** The pages that have entries with the key, one bit each. */
  readonly pageBits: BigUint64Array;
  /** How many entries have the key. */
  readonly counts: Uint32Array;
  /** By how much these entries change the balance. Entries of one kind all add points or all remove them. */
  readonly points: Float64Array;
  /** Three numbers a range: a page, and the first and last of the lots that its entries made or took from. */
  readonly lotRanges: Uint32Array;
};

/** A wallet after some entry, so that opening a wallet does not replay the whole ledger. */
export type WalletSnapshot = {
  readonly version: number;
  /** Its expiry rows are without lots. */
  readonly wallet: Wallet;
  /** The lots of each expiry row, as JSON: a browser reads it faster than it clones the objects. */
  readonly lots: readonly string[];
};

export const newLedgerHead = (): LedgerHead => ({
  ledgerId: newUuid(),
  lastSeq: 0,
  snapshotSeq: 0,
});

type StoreNames = (typeof STORE_NAMES)[number][];
export type ReadTransaction = IDBPTransaction<Schema, StoreNames, "readonly" | "readwrite">;
export type WriteTransaction = IDBPTransaction<Schema, StoreNames, "readwrite">;

/** Writes without waiting for each: the transaction fails if one of them does. */
export function queueWrites(...writes: readonly Promise<unknown>[]): void {
  for (const write of writes) write.catch(() => undefined);
}

/**
 * Entries in a page. Chromium moves a value of more than 64 KiB to a file of its own: a page of a thousand entries
 * takes three times as long to read, and writes the ledger no faster.
 */
export const PAGE_SIZE = 256;
/** One bit each of a 64-bit number. */
export const PAGES_PER_INDEX = 64;

/** The page, from 0, that has an entry once the page is full. */
export const pageNumberOf = (seq: number) => Math.floor((seq - 1) / PAGE_SIZE);

/** Both ends included. */
export const keyRange = (ledgerId: string, first: number, last: number) =>
  IDBKeyRange.bound([ledgerId, first], [ledgerId, last]);
