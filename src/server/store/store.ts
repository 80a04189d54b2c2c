import type { Instant } from "../../rules/calendar.ts";
import type { Entry, Kind } from "../../rules/entry.ts";
import type { Wallet } from "../../rules/wallet.ts";

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
  /** At most `limit` entries that match, newest first, each numbered below `below`. */
  readEntries(
    memberId: string,
    page: { below: number; limit: number; filter: EntryFilter },
  ): Promise<Entry[]>;
  /** At most `limit` entries from number `seq` on, oldest first; what it costs does not grow with the ledger. */
  readEntriesFrom(memberId: string, seq: number, limit: number): Promise<Entry[]>;
  readReceipt(memberId: string, key: string): Promise<StoredReceipt | undefined>;
  readResource<Name extends ResourceName>(name: Name): Promise<Resources[Name] | undefined>;
  listMembers(): Promise<Member[]>;
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
  readonly resources?: readonly Kept[];
};

/** An answer to a write, kept under its key, so that the same request gets the same answer. */
export type StoredReceipt = {
  /** What was asked, to tell the same request from another under the same key. */
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** Things with a name of their own that several wallets may share. */
export type Resources = {
  /** The signed-in member of this browser; `null` when nobody is. */
  session: { readonly memberId: string | null };
} & { [name: `member:${string}`]: Member } & { [name: `stock:${string}`]: number };

export type ResourceName = keyof Resources;

/** A resource and its new value. */
export type Kept = { [Name in ResourceName]: readonly [Name, Resources[Name]] }[ResourceName];

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

export type EntryFilter = {
  readonly kind?: Kind | undefined;
  /** The first instant. */
  readonly from?: Instant | undefined;
  /** The first instant after. */
  readonly to?: Instant | undefined;
  /** Words, in lower case, that the member's own words contain; or the products whose titles contain them. */
  readonly text?: { readonly words: string; readonly productIds: readonly string[] } | undefined;
};

export function matches(entry: Entry, { kind, from, to, text }: EntryFilter): boolean {
  if (kind !== undefined && entry.kind !== kind) return false;
  if (from !== undefined && entry.at < from) return false;
  if (to !== undefined && entry.at >= to) return false;
  if (text === undefined) return true;
  return "words" in entry.subject
    ? entry.subject.words.toLowerCase().includes(text.words)
    : text.productIds.includes(entry.subject.productId);
}

/** There was no space for the write. Nothing was written. */
export class StorageFull extends Error {
  override name = "StorageFull";
}

/** The store cannot be reached. Whether it wrote anything is not known. */
export class StoreUnavailable extends Error {
  override name = "StoreUnavailable";
}
