import type { Faults } from "../../contract/demo.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Entry, CatalogItem, EntryKind } from "../../rules/ledger/entry.ts";
import type { PartnerAccount } from "../../rules/obtain/exchange.ts";
import type { Fen, Points } from "../../rules/points.ts";
import type { Spend } from "../../rules/spend/refund.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import type { ExpiryTotals } from "../../rules/ledger/totals.ts";
import type { TaskProgress } from "../../rules/obtain/task.ts";
import type { TopUpLock } from "../../rules/obtain/top-up.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";

/** Where the service keeps what is true. What is beside it implements it and passes `store.test.ts`. */
export type Store = {
  /**
   * One transaction: reads what `scope` names, lets `work` decide, writes what it says, all or nothing.
   * `work` is synchronous: anything foreign awaited inside would end an IndexedDB transaction early.
   * Resolves only when the writes are durable; a throw in `work` writes nothing.
   */
  commit<Result>(scope: Scope, work: (state: State) => Work<Result>): Promise<Result>;
  readWallet(memberId: string): Promise<Wallet | undefined>;
  readEntry(memberId: string, seq: number): Promise<Entry | undefined>;
  /** At most `limit` entries that match, newest first, each numbered below `below`; after the first `skip` of them. */
  readEntries(memberId: string, page: EntryPage): Promise<Entry[]>;
  /** Of all entries that match, each numbered below `below`. What it costs hardly grows with the ledger. */
  tallyEntries(memberId: string, of: Pick<EntryPage, "below" | "filter">): Promise<EntrySums>;
  /** At most `limit` entries from number `seq` on, oldest first; what it costs does not grow with the ledger. */
  readEntriesFrom(memberId: string, seq: number, limit: number): Promise<Entry[]>;
  /** What could be spent just before an entry; what it costs does not grow with the ledger. `undefined` where it is not known. */
  readSumsBefore(memberId: string, seq: number): Promise<ExpiryTotals | undefined>;
  readReceipt(memberId: string, key: string): Promise<StoredReceipt | undefined>;
  readResource<Name extends ResourceName>(name: Name): Promise<Resources[Name] | undefined>;
  /** Those whose names begin so, in no order that means anything. */
  listResources<Prefix extends ListedPrefix>(prefix: Prefix): Promise<ListedAs<Prefix>[]>;
  /**
   * Gives a member without a ledger one that is too long for a single transaction: part by part, oldest first,
   * each with the wallet after it. The next part is asked for when the one before is written, so the caller
   * can tell how far it is. Nobody sees any of it before all of it stands, together with the resources.
   * False, and nothing kept, where the member has a ledger already.
   */
  load(memberId: string, parts: AsyncIterable<LedgerPart> | Iterable<LedgerPart>): Promise<boolean>;
  /** Forgets everything. */
  clear(): Promise<void>;
};

/** What a transaction reads. */
export type Scope = {
  readonly memberId?: string;
  readonly key?: string;
  readonly resources?: readonly ResourceName[];
};

/** All that the scope names, as of one moment. */
export type State = {
  readonly wallet: Wallet | undefined;
  readonly receipt: StoredReceipt | undefined;
  resource<Name extends ResourceName>(name: Name): Resources[Name] | undefined;
};

/** What a transaction answers, and what it writes. Entries go behind those that the wallet has. */
export type Work<Result> = {
  readonly result: Result;
  readonly wallet?: Wallet;
  readonly entries?: readonly Entry[];
  readonly receipt?: StoredReceipt;
  readonly resources?: readonly ResourceWrite[];
};

/** Some entries in a row, the wallet after the last, and what is to be kept beside them once all stands. */
export type LedgerPart = {
  readonly wallet: Wallet;
  readonly entries: readonly Entry[];
  readonly resources?: readonly ResourceWrite[];
};

/** An answer to a write, kept under its key for as long as the member's ledger, so that the same request gets the same answer. */
export type StoredReceipt = {
  /** A digest of what was asked, to tell the same request from another under the same key. */
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** Things with a name of their own. Those of a member have the member's id behind the colon, and then their own. */
export type Resources = {
  /** The signed-in member of this browser; `null` when nobody is. */
  session: { readonly memberId: string | null };
  /** How many were taken of each product, and given of each award in yuan. */
  taken: Counts;
  awarded: Counts;
  /** The points given to each project by donations. */
  raised: Counts;
  /** The number of the last certificate. */
  certificates: number;
  /** What the service does wrong on purpose. */
  faults: Faults;
} & { [name: `member:${string}`]: Member } & {
  [name: `partner:${string}:${string}`]: PartnerAccount;
} & { [name: `task:${string}:${string}`]: TaskProgress } & {
  /** By its number: whose wallet a card is in. */
  [name: `card:${string}`]: { readonly usedBy: string };
} & { [name: `lock:${string}`]: TopUpLock } & {
  /** By member and the number of the pending entry. */
  [name: `purchase:${string}:${number}`]: StoredPurchase;
} & {
  /** By member and the number of the use's entry; none while nothing has become of it. */
  [name: `use:${string}:${number}`]: SpendProgress;
} & { [name: `donation:${string}:${number}`]: Donation } & {
  [name: `next-draw:${string}`]: CommittedDraw;
} & { [name: `draw:${string}:${number}`]: PastDraw };

/** By id; nothing is 0. */
export type Counts = Readonly<Record<string, number>>;

export type StoredPurchase = {
  /** The pending entry. */
  readonly of: Seq;
  readonly offerId: string;
  readonly total: Fen;
  readonly points: Points;
  readonly at: Instant;
  readonly state: "pending" | "credited" | "cancelled" | "clawed-back";
  /** The lot that the confirmation made, once there is one. */
  readonly grant?: { readonly lotId: Seq; readonly expiresAt: Instant };
};

/** What the ledger says of a use after its own entry. */
export type SpendProgress = Omit<Spend, "entry"> & {
  /** What the ledger says of it later: what ended its hold, its refunds; oldest first. */
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

/** A draw that has been promised: the secret's hash has been shown. Serves once. */
export type CommittedDraw = { readonly number: number; readonly secret: string };

/** A draw that was made. Seeds are in hexadecimal. */
export type PastDraw = CommittedDraw & {
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

/** A resource and its new value. */
export type ResourceWrite = {
  [Name in ResourceName]: readonly [Name, Resources[Name]];
}[ResourceName];

export type Member = {
  readonly id: string;
  /** When the member was made, by the device's clock. */
  readonly madeAt: Instant;
  /** `null`: the device's clock. */
  readonly clock: ShiftedClock | null;
};

/** A clock that showed `now` when the device's showed `setAt`, and runs on from there or stands still. */
export type ShiftedClock = {
  readonly now: Instant;
  readonly setAt: Instant;
  readonly running: boolean;
};

export type EntryPage = {
  readonly below: number;
  readonly skip?: number;
  readonly limit: number;
  readonly filter: StoredEntryFilter;
};

/** How many entries, and the points that came and went with them: neither is negative. */
export type EntrySums = { readonly count: number; readonly came: number; readonly went: number };

export type StoredEntryFilter = {
  readonly kind?: EntryKind | undefined;
  /** The first instant. */
  readonly from?: Instant | undefined;
  /** The first instant after. */
  readonly to?: Instant | undefined;
  /** Words, in lower case, that the member's own words contain; or the items whose titles contain them. */
  readonly text?: { readonly words: string; readonly items: readonly CatalogItem[] } | undefined;
  /** The entry that made this lot, and those that took from it. */
  readonly lot?: Seq | undefined;
};

/** There was no space for the write. Nothing was written. */
export class StorageFull extends Error {
  override name = "StorageFull";
}

/** What is stored can be read, but nothing can be written. Nothing was. */
export class StoreReadOnly extends Error {
  override name = "StoreReadOnly";
}

/** The store cannot be reached. Whether it wrote anything is not known. */
export class StoreUnavailable extends Error {
  override name = "StoreUnavailable";
}
