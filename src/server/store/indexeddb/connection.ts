import { openDB, type IDBPDatabase } from "idb";
import { NAMES, VERSION, type Reading, type Schema, type Writing } from "./layout.ts";
import { StorageFull, StoreReadOnly, StoreUnavailable } from "../store.ts";
import { upgrade } from "./upgrade.ts";

/** What a page is told about other pages that use the same database. */
export type Neighbours = {
  /** One of an older version does not let go of it: opening goes on when that is closed. */
  readonly onHeld?: () => void;
  /** A newer version has taken it over: from then on every call is `StoreUnavailable`. */
  readonly onOutdated?: () => void;
  /** One has deleted it: the next call begins a new one. */
  readonly onDeleted?: () => void;
};

/** The way to one database: opened when first asked, and anew after another tab made this one let go. */
export class Connection {
  readonly #name: string;
  readonly #neighbours: Neighbours;
  #database: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(name: string, neighbours: Neighbours) {
    this.#name = name;
    this.#neighbours = neighbours;
  }

  /** Resolves where the browser keeps databases for this page, be it one that only a newer version can read. */
  async open(): Promise<void> {
    try {
      await this.#connect();
    } catch (fault) {
      if (!isOfNewerVersion(fault)) throw fault;
    }
  }

  read<Value>(query: (transaction: Reading) => Promise<Value>): Promise<Value> {
    return translateFaults(async () => query((await this.#connect()).transaction(NAMES)));
  }

  /** One transaction: resolves when its writes are durable; a throw in `act` writes nothing. */
  write<Value>(act: (transaction: Writing) => Promise<Value>): Promise<Value> {
    return translateFaults(async () => {
      const database = await this.#connect();
      const transaction = database.transaction(NAMES, "readwrite", { durability: "strict" });
      try {
        const value = await act(transaction);
        // What was asked for before this is all: to wait for each write would be a way there and back more.
        transaction.commit();
        // Chromium may call a request successful and abort afterwards: only this acknowledges.
        await transaction.done;
        return value;
      } catch (fault) {
        const cause = await abort(transaction, fault);
        throw isOfDisk(cause) ? new StoreReadOnly(cause.message, { cause }) : cause;
      }
    });
  }

  async #connect(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= this.#openDatabase();
    try {
      return await this.#database;
    } catch (fault) {
      this.#database = undefined;
      if (isOfNewerVersion(fault)) this.#neighbours.onOutdated?.();
      throw fault;
    }
  }

  /** Where an older tab holds the database, this waits until that lets go. */
  async #openDatabase(): Promise<IDBPDatabase<Schema>> {
    const lost = () => (this.#database = undefined);
    let failure: unknown;
    try {
      return await openDB<Schema>(this.#name, VERSION, {
        upgrade(db, from, _to, transaction) {
          const writing = transaction as unknown as Writing;
          upgrade(db, from, writing).catch(async (fault: unknown) => {
            failure = await abort(writing, fault);
          });
        },
        blocked: () => this.#neighbours.onHeld?.(),
        // Another tab wants to upgrade or delete the database: let go at once, and tell the page.
        blocking: (_version, wanted, event) => {
          (event.target as IDBDatabase).close();
          lost();
          if (wanted === null) this.#neighbours.onDeleted?.();
          else this.#neighbours.onOutdated?.();
        },
        terminated: lost,
      });
    } catch (fault) {
      // An upgrade's own fault says more than that it was aborted.
      throw failure ?? fault;
    }
  }
}

/** Lets nothing of a failed transaction stand, and tells the fault that it failed by. */
async function abort(transaction: Writing, fault: unknown): Promise<unknown> {
  if (transaction.error === null) {
    try {
      transaction.abort();
    } catch (ended) {
      // It has ended already: by the very fault that is told.
      if (!(ended instanceof DOMException)) throw ended;
    }
  }
  return transaction.done.then(
    () => fault,
    () => transaction.error ?? fault,
  );
}

function isOfNewerVersion(fault: unknown): boolean {
  return fault instanceof DOMException && fault.name === "VersionError";
}

/** What browsers say where the database is open and its disk takes nothing. */
const OF_DISK = new Set(["NotAllowedError", "ReadOnlyError", "UnknownError"]);

function isOfDisk(fault: unknown): fault is DOMException {
  return fault instanceof DOMException && OF_DISK.has(fault.name);
}

/** A fault of the browser's storage in the port's words. A throw of our own passes as it is. */
async function translateFaults<Value>(act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (fault) {
    if (!(fault instanceof DOMException)) throw fault;
    if (fault.name === "QuotaExceededError") throw new StorageFull(fault.message, { cause: fault });
    throw new StoreUnavailable(fault.message, { cause: fault });
  }
}
