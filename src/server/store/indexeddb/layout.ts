import type { DBSchema, IDBPTransaction } from "idb";
import { newUuid } from "../../../contract/uuid.ts";
import type { Entry } from "../../../rules/ledger/entry.ts";
import type { Block } from "./block.ts";
import type { Page } from "./page.ts";
import type { StoredReceipt } from "../store.ts";
import type { Snapshot } from "./wallets.ts";

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
