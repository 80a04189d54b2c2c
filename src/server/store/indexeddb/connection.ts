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
  /** Another tab, or the member in the browser's settings, has deleted it: the next call creates a new one. */
  readonly onDeleted?: () => void;
};

/**
 * Opens the database at the first call, and again after it was closed for another tab. Browsers also let a connection
 * die, with an event or without: then it is opened again, and what failed is repeated once.
 */
export class Connection {
  readonly #name: string;
  readonly #events: ConnectionEvents;
  readonly #running = new Set<Pick<ReadTransaction, "abort" | "done">>();
  #database: Promise<IDBPDatabase<Schema>> | undefined;
  #isLeft = false;
  /** Whether this page has had the database: if it is empty at the next opening, it was deleted. */
  #isKnown = false;

  constructor(name: string, events: ConnectionEvents) {
    this.#name = name;
    this.#events = events;
    // In a page. WebKit keeps the transactions of a page that was left, and they block every later one.
    if ("addEventListener" in globalThis) {
      addEventListener("pagehide", () => this.#abortRunning());
      addEventListener("pageshow", () => (this.#isLeft = false));
    }
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
    return this.#run((database) => {
      const transaction = database.transaction(STORE_NAMES);
      this.#track(transaction);
      return query(transaction);
    });
  }

  /**
   * One transaction: resolves when its writes are durable; a throw in `act` writes nothing. `act` may be called twice.
   * @param isKeyed whether `act` writes nothing if it has been done before: it is then also repeated if the connection
   *   dies during the commit, so that nobody knows whether it was done
   */
  write<Value>(
    act: (transaction: WriteTransaction) => Promise<Value>,
    isKeyed = false,
  ): Promise<Value> {
    return this.#run(async (database) => {
      const transaction = database.transaction(STORE_NAMES, "readwrite", { durability: "strict" });
      this.#track(transaction);
      let isCommitting = false;
      try {
        const value = await act(transaction);
        isCommitting = true;
        // All writes are queued: waiting for each would take one more round trip.
        transaction.commit();
        // Chromium may report that a request succeeded and abort afterwards.
        await transaction.done;
        return value;
      } catch (error) {
        const cause = await abort(transaction, error);
        if (isCommitting && !isKeyed && isLost(cause))
          throw new StoreUnavailable(cause.message, { cause });
        throw isDiskError(cause) ? new StoreReadOnly(cause.message, { cause }) : cause;
      }
    });
  }

  /** Repeats `act` once on a new connection if the first may be dead. */
  #run<Value>(act: (database: IDBPDatabase<Schema>) => Promise<Value>): Promise<Value> {
    return translateErrors(async () => {
      const database = this.#connect();
      const connected = await database;
      try {
        return await act(connected);
      } catch (error) {
        if (this.#isLeft || !isLost(error instanceof StoreReadOnly ? error.cause : error))
          throw error;
        // Another call may have opened the next connection already.
        if (this.#database === database) this.#database = undefined;
        connected.close();
        return act(await this.#connect());
      }
    });
  }

  #track(transaction: ReadTransaction | WriteTransaction): void {
    this.#running.add(transaction);
    const forget = () => this.#running.delete(transaction);
    transaction.done.then(forget, forget);
  }

  #abortRunning(): void {
    this.#isLeft = true;
    for (const transaction of this.#running) abortIfRunning(transaction);
  }

  #connect(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= this.#openAgainIfLost().catch((error: unknown) => {
      this.#database = undefined;
      if (isNewerVersion(error)) this.#events.onOutdated?.();
      throw error;
    });
    return this.#database;
  }

  /** WebKit may lose its database process, and starts another for the next opening. */
  #openAgainIfLost(): Promise<IDBPDatabase<Schema>> {
    return this.#openDatabase().catch((error: unknown) => {
      if (!isLost(error)) throw error;
      return this.#openDatabase();
    });
  }

  async #openDatabase(): Promise<IDBPDatabase<Schema>> {
    const forget = () => (this.#database = undefined);
    let upgradeError: unknown;
    let isEmpty = false;
    try {
      const database = await openDB<Schema>(this.#name, VERSION, {
        upgrade(database, from, _to, transaction) {
          isEmpty = from === 0;
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
          if (wanted === null) this.#noteDeleted();
          else this.#events.onOutdated?.();
        },
        terminated: forget,
      });
      if (this.#isKnown && isEmpty) this.#noteDeleted();
      this.#isKnown = true;
      return database;
    } catch (error) {
      // `error` only says that the upgrade was aborted.
      throw upgradeError ?? error;
    }
  }

  #noteDeleted(): void {
    this.#isKnown = false;
    this.#events.onDeleted?.();
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

/** What browsers report if a connection is dead. */
const LOST_ERRORS = new Set(["InvalidStateError", "UnknownError", "AbortError"]);

function isLost(error: unknown): error is DOMException {
  return error instanceof DOMException && LOST_ERRORS.has(error.name);
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
