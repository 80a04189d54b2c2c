import { openDB, type IDBPDatabase } from "idb";
import { StorageFull, StoreReadOnly, StoreUnavailable } from "../store.ts";
import {
  STORE_NAMES,
  VERSION,
  type ReadTransaction,
  type Schema,
  type WriteTransaction,
} from "./schema.ts";
import { upgrade } from "./upgrade.ts";

/** What other tabs do with the same database. */
export type ConnectionEvents = {
  /** A tab of an older version holds it open: opening continues when that tab closes it. */
  readonly onBlocked?: () => void;
  /** A newer version has taken it over: every later call is `StoreUnavailable`. */
  readonly onOutdated?: () => void;
  /** Another tab has deleted it: the next call creates a new one. */
  readonly onDeleted?: () => void;
};

/** Opens the database at the first call, and again after it was closed for another tab. */
export class Connection {
  readonly #name: string;
  readonly #events: ConnectionEvents;
  readonly #running = new Set<Pick<ReadTransaction, "abort" | "done">>();
  #database: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(name: string, events: ConnectionEvents) {
    this.#name = name;
    this.#events = events;
    // In a page. WebKit keeps the transactions of a page that was left, and they block every later one.
    if ("addEventListener" in globalThis) addEventListener("pagehide", () => this.#abortRunning());
  }

  /** Rejects if the browser denies storage. Resolves for a database of a newer version, which no call can read. */
  async open(): Promise<void> {
    try {
      await this.#connect();
    } catch (error) {
      if (!isNewerVersion(error)) throw error;
    }
  }

  async close(): Promise<void> {
    const database = await this.#database;
    this.#database = undefined;
    database?.close();
  }

  read<Value>(query: (transaction: ReadTransaction) => Promise<Value>): Promise<Value> {
    return translateErrors(async () => {
      const transaction = (await this.#connect()).transaction(STORE_NAMES);
      this.#track(transaction);
      return query(transaction);
    });
  }

  /** One transaction: resolves when its writes are durable; a throw in `act` writes nothing. */
  write<Value>(act: (transaction: WriteTransaction) => Promise<Value>): Promise<Value> {
    return translateErrors(async () => {
      const database = await this.#connect();
      const transaction = database.transaction(STORE_NAMES, "readwrite", { durability: "strict" });
      this.#track(transaction);
      try {
        const value = await act(transaction);
        // All writes are queued: waiting for each would take one more round trip.
        transaction.commit();
        // Chromium may report that a request succeeded and abort afterwards.
        await transaction.done;
        return value;
      } catch (error) {
        const cause = await abort(transaction, error);
        throw isDiskError(cause) ? new StoreReadOnly(cause.message, { cause }) : cause;
      }
    });
  }

  #track(transaction: ReadTransaction | WriteTransaction): void {
    this.#running.add(transaction);
    const forget = () => this.#running.delete(transaction);
    transaction.done.then(forget, forget);
  }

  #abortRunning(): void {
    for (const transaction of this.#running) abortIfRunning(transaction);
  }

  async #connect(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= this.#openDatabase();
    try {
      return await this.#database;
    } catch (error) {
      this.#database = undefined;
      if (isNewerVersion(error)) this.#events.onOutdated?.();
      throw error;
    }
  }

  async #openDatabase(): Promise<IDBPDatabase<Schema>> {
    const forget = () => (this.#database = undefined);
    let upgradeError: unknown;
    try {
      return await openDB<Schema>(this.#name, VERSION, {
        upgrade(database, from, _to, transaction) {
          const writing = transaction as unknown as WriteTransaction;
          upgrade(database, from, writing).catch(async (error: unknown) => {
            upgradeError = await abort(writing, error);
          });
        },
        blocked: () => this.#events.onBlocked?.(),
        // Another tab waits to upgrade or delete the database: close it at once.
        blocking: (_version, wanted, event) => {
          (event.target as IDBDatabase).close();
          forget();
          if (wanted === null) this.#events.onDeleted?.();
          else this.#events.onOutdated?.();
        },
        terminated: forget,
      });
    } catch (error) {
      // `error` only says that the upgrade was aborted.
      throw upgradeError ?? error;
    }
  }
}

/** Aborts the transaction and returns the error that it failed with. */
async function abort(transaction: WriteTransaction, error: unknown): Promise<unknown> {
  if (transaction.error === null) abortIfRunning(transaction);
  return transaction.done.then(
    () => error,
    () => transaction.error ?? error,
  );
}

function abortIfRunning(transaction: Pick<ReadTransaction, "abort">): void {
  try {
    transaction.abort();
  } catch (ended) {
    if (!(ended instanceof DOMException)) throw ended;
  }
}

function isNewerVersion(error: unknown): boolean {
  return error instanceof DOMException && error.name === "VersionError";
}

/** What browsers report if the database is open but the disk takes no writes. */
const DISK_ERRORS = new Set(["NotAllowedError", "ReadOnlyError", "UnknownError"]);

function isDiskError(error: unknown): error is DOMException {
  return error instanceof DOMException && DISK_ERRORS.has(error.name);
}

/** Turns errors of IndexedDB into those of the store. */
async function translateErrors<Value>(act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (error.name === "QuotaExceededError") throw new StorageFull(error.message, { cause: error });
    throw new StoreUnavailable(error.message, { cause: error });
  }
}
