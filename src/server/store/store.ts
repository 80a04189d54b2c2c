import type { Instant } from "../../rules/calendar.ts";
import type { CatalogItem, Entry, EntryKind } from "../../rules/ledger/entry.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import type { ExpiryTotals } from "../../rules/ledger/totals.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";
import type {
  ListedAs,
  ListedPrefix,
  ResourceName,
  ResourceWrite,
  Resources,
} from "./resources.ts";

/** Every implementation passes `store.test.ts` and `search.test.ts`. */
export type Store = {
  /**
   * One transaction: reads what `scope` names and writes what `work` returns, all or nothing. `work` is synchronous:
   * IndexedDB ends a transaction that awaits anything else. Resolves when the writes are durable; a throw in `work`
   * writes nothing.
   */
  commit<Result>(scope: Scope, work: (state: State) => Work<Result>): Promise<Result>;
  readWallet(memberId: string): Promise<Wallet | undefined>;
  readEntry(memberId: string, seq: number): Promise<Entry | undefined>;
  /** Newest first. */
  readEntries(memberId: string, query: StoredEntryQuery): Promise<Entry[]>;
  /** The cost hardly grows with the ledger. */
  readEntryTotals(
    memberId: string,
    query: Pick<StoredEntryQuery, "below" | "filter">,
  ): Promise<EntryTotals>;
  /** At most `limit` entries from number `seq` on, oldest first. The cost does not grow with the ledger. */
  readEntriesFrom(memberId: string, seq: number, limit: number): Promise<Entry[]>;
  /** What could be spent just before an entry, if it is known. The cost does not grow with the ledger. */
  readExpiryTotalsBefore(memberId: string, seq: number): Promise<ExpiryTotals | undefined>;
  readReceipt(owner: string, key: string): Promise<StoredReceipt | undefined>;
  readResource<Name extends ResourceName>(name: Name): Promise<Resources[Name] | undefined>;
  /** All of them in one transaction, in the order of `names`. */
  readResources<Name extends ResourceName>(
    names: readonly Name[],
  ): Promise<(Resources[Name] | undefined)[]>;
  /** The resources whose names begin with `prefix`, in any order. */
  listResources<Prefix extends ListedPrefix>(prefix: Prefix): Promise<ListedAs<Prefix>[]>;
  /**
   * Writes a ledger that is too long for one transaction, chunk by chunk, oldest first. Asks for the next chunk when
   * the one before is written, so the caller can report progress. The ledger and the resources become visible together,
   * at the end. Returns false and writes nothing if the member already has a ledger.
   */
  load(
    memberId: string,
    chunks: AsyncIterable<LedgerChunk> | Iterable<LedgerChunk>,
  ): Promise<boolean>;
  /** Deletes a member's ledger, receipts and resources. */
  removeMember(memberId: string): Promise<void>;
  /** Deletes everything. */
  clear(): Promise<void>;
  /** Lets go of the storage; a later call opens it again. */
  close(): Promise<void>;
};

/** What a transaction reads. */
export type Scope = {
  readonly memberId?: string;
  readonly receipt?: ReceiptName;
  readonly resources?: readonly ResourceName[];
  /** Further resources, whose names depend on what the rest of the scope read: those of the wallet's holds, say. */
  readonly resourcesOf?: (state: State) => readonly ResourceName[];
};

/** `owner` is the member or the partner that sent the operation: each has keys of its own. */
type ReceiptName = { readonly owner: string; readonly key: string };

/** What the scope names, as of one moment. */
export type State = {
  readonly wallet: Wallet | undefined;
  readonly receipt: StoredReceipt | undefined;
  resource<Name extends ResourceName>(name: Name): Resources[Name] | undefined;
};

/** The result of a transaction and what it writes. Entries are appended, and `wallet` is the wallet after them. */
export type Work<Result> = {
  readonly result: Result;
  readonly wallet?: Wallet;
  readonly entries?: readonly Entry[];
  readonly receipt?: StoredReceipt;
  readonly resources?: readonly ResourceWrite[];
};

/** Consecutive entries and the wallet after the last. */
export type LedgerChunk = {
  readonly wallet: Wallet;
  readonly entries: readonly Entry[];
  readonly resources?: readonly ResourceWrite[];
};

/** The answer to a command, stored under its key: the same request sent again gets it again. */
export type StoredReceipt = {
  /** A digest of the request: another request under the same key has another one. */
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

export type StoredEntryQuery = {
  /** Only entries with lower numbers. */
  readonly below: number;
  /** How many of the newest matches to leave out. */
  readonly skip?: number;
  readonly limit: number;
  readonly filter: StoredEntryFilter;
};

/** The points that entries added to the balance and took from it, neither of them negative. */
export type EntryTotals = {
  readonly count: number;
  readonly pointsIn: number;
  readonly pointsOut: number;
};

export type StoredEntryFilter = {
  readonly kind?: EntryKind | undefined;
  /** The first instant. */
  readonly from?: Instant | undefined;
  /** The first instant after. */
  readonly to?: Instant | undefined;
  /** Entries whose own words contain `words` (folded by `foldText`), and entries about one of `items`. */
  readonly text?: { readonly words: string; readonly items: readonly CatalogItem[] } | undefined;
  /** The entry that made this lot, and those that took from it. */
  readonly lot?: Seq | undefined;
  /** Leaves out captures that return no points: their spend says that it is paid. */
  readonly withoutFullCaptures?: boolean | undefined;
  /** Only these grants and their expiries, or all entries but these. */
  readonly checkIns?: (CheckIns & { readonly only: boolean }) | undefined;
};

/** Grants about one of `items`, or whose own words are one of `titles` (folded by `foldText`), as in imported files. */
export type CheckIns = {
  readonly items: readonly CatalogItem[];
  readonly titles: readonly string[];
};

/** The storage has no space for the write. Nothing was written. */
export class StorageFull extends Error {
  override name = "StorageFull";
}

/** The storage can be read, but not written. Nothing was written. */
export class StoreReadOnly extends Error {
  override name = "StoreReadOnly";
}

/** The storage cannot be reached. It is not known whether the write happened. */
export class StoreUnavailable extends Error {
  override name = "StoreUnavailable";
}
