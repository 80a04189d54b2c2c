import type { Faults } from "../../contract/demo.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { CatalogItem, Entry, EntryKind } from "../../rules/ledger/entry.ts";
import type { PartnerAccount } from "../../rules/obtain/exchange.ts";
import type { Fen, Points } from "../../rules/points.ts";
import type { Spend } from "../../rules/spend/refund.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import type { ExpiryTotals } from "../../rules/ledger/totals.ts";
import type { TaskProgress } from "../../rules/obtain/task.ts";
import type { TopUpLock } from "../../rules/obtain/top-up.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";

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
  readReceipt(memberId: string, key: string): Promise<StoredReceipt | undefined>;
  readResource<Name extends ResourceName>(name: Name): Promise<Resources[Name] | undefined>;
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
  /** Deletes everything. */
  clear(): Promise<void>;
  /** Lets go of the storage; a later call opens it again. */
  close(): Promise<void>;
};

/** What a transaction reads. */
export type Scope = {
  readonly memberId?: string;
  readonly key?: string;
  readonly resources?: readonly ResourceName[];
};

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

/** Records beside the ledgers, by name. A member's own have the member's id after the first colon. */
export type Resources = {
  /** `null`: nobody is signed in. */
  session: { readonly memberId: string | null };
  /** Redeemed units of each product. */
  redeemed: Counts;
  /** Won prizes in yuan, of each award. */
  awarded: Counts;
  /** Points donated to each project. */
  raised: Counts;
  /** The number of the last certificate. */
  certificates: number;
  faults: Faults;
} & { [name: `member:${string}`]: Member } & {
  [name: `partner:${string}:${string}`]: PartnerAccount;
} & { [name: `task:${string}:${string}`]: TaskProgress } & {
  /** By card number; only used cards have one. */
  [name: `card:${string}`]: { readonly usedBy: string };
} & { [name: `top-up-lock:${string}`]: TopUpLock } & {
  /** By member and the number of the pending entry. */
  [name: `purchase:${string}:${number}`]: StoredPurchase;
} & {
  /** By member and the number of the spend's entry; missing while no later entry is about it. */
  [name: `spend:${string}:${number}`]: SpendProgress;
} & { [name: `donation:${string}:${number}`]: Donation } & {
  [name: `next-draw:${string}`]: CommittedDraw;
} & { [name: `draw:${string}:${number}`]: CompletedDraw };

/** By id; a missing one is 0. */
export type Counts = Readonly<Record<string, number>>;

export type StoredPurchase = {
  /** The pending entry. */
  readonly of: Seq;
  readonly offerId: string;
  readonly total: Fen;
  readonly points: Points;
  readonly at: Instant;
  readonly state: "pending" | "credited" | "cancelled" | "clawed-back";
  /** Present once it is credited. */
  readonly grant?: { readonly lotId: Seq; readonly expiresAt: Instant };
};

/** The state of a spend after later entries about it. */
export type SpendProgress = Omit<Spend, "entry"> & {
  /** The capture or release, and refunds, oldest first. */
  readonly followUps: readonly Seq[];
};

type Donation = {
  readonly seq: Seq;
  readonly projectId: string;
  readonly points: Points;
  readonly at: Instant;
  readonly certificate: string;
  readonly anonymous: boolean;
};

/** The next draw: the hash of its secret has been published. A secret serves one draw. */
export type CommittedDraw = { readonly number: number; readonly secret: string };

/** Seeds are in hexadecimal. */
export type CompletedDraw = CommittedDraw & {
  readonly seq: Seq;
  readonly at: Instant;
  readonly memberSeed: string;
  readonly roll: number;
  readonly prizeId: string;
  readonly pays: "yuan" | "points" | "nothing";
  readonly points?: Points;
};

export type ResourceName = keyof Resources;

/** `member:`, or a member's own: `purchase:MEMBER:`, `donation:MEMBER:`. */
export type ListedPrefix = "member:" | `purchase:${string}:` | `donation:${string}:`;
export type ListedAs<Prefix extends ListedPrefix> = Prefix extends "member:"
  ? Member
  : Prefix extends `purchase:${string}`
    ? StoredPurchase
    : Donation;

/** A resource's name and its new value. */
export type ResourceWrite = {
  [Name in ResourceName]: readonly [Name, Resources[Name]];
}[ResourceName];

export type Member = {
  readonly id: string;
  /** By the device's clock. */
  readonly madeAt: Instant;
  /** `null`: the device's clock. */
  readonly clock: ShiftedClock | null;
};

/** A clock that showed `now` when the device's clock showed `setAt`. */
export type ShiftedClock = {
  readonly now: Instant;
  readonly setAt: Instant;
  readonly running: boolean;
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
  /** Entries whose own words contain `words` (in lower case), and entries about one of `items`. */
  readonly text?: { readonly words: string; readonly items: readonly CatalogItem[] } | undefined;
  /** The entry that made this lot, and those that took from it. */
  readonly lot?: Seq | undefined;
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
