import { openDB, type IDBPDatabase, type IDBPTransaction } from "idb";
import { assert } from "../../rules/assertion.ts";
import type { Entry } from "../../rules/entry.ts";
import type { Wallet } from "../../rules/wallet.ts";
import {
  matches,
  StorageFull,
  StoreUnavailable,
  type ListedAs,
  type ListedPrefix,
  type ResourceName,
  type Resources,
  type Scope,
  type State,
  type Store,
  type StoredReceipt,
  type Work,
} from "./store.ts";

/**
 * Entries stand in pages, by member and page number: a bulk load writes a hundredth of the records, and
 * an entry is found by its number alone, however long the ledger.
 */
type Schema = {
  wallets: { key: string; value: Wallet };
  pages: { key: PageKey; value: readonly Entry[] };
  receipts: { key: [memberId: string, key: string]; value: StoredReceipt };
  resources: { key: string; value: unknown };
};
type PageKey = [memberId: string, page: number];
type StoreName = "wallets" | "pages" | "receipts" | "resources";
type Writing = IDBPTransaction<Schema, StoreName[], "readwrite">;

const PAGE_SIZE = 1_000;
const NAMES: StoreName[] = ["wallets", "pages", "receipts", "resources"];

const namesFrom = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);
const pageOf = (seq: number) => Math.floor((seq - 1) / PAGE_SIZE);

/** Rejects where the browser denies storage: the caller then keeps everything in memory. */
export async function openIndexedDbStore(databaseName: string): Promise<Store> {
  let database: Promise<IDBPDatabase<Schema>> | undefined;
  const connect = () => (database ??= open(databaseName, () => (database = undefined)));
  await connect();

  return {
    async commit(scope, work) {
      return translateFaults(async () => {
        const db = await connect();
        const transaction = db.transaction(NAMES, "readwrite", { durability: "strict" });
        try {
          const result = await decideAndWrite(transaction, scope, work);
          // Chromium may call a request successful and abort afterwards: only this acknowledges.
          await transaction.done;
          return result;
        } catch (fault) {
          throw await abort(transaction, fault);
        }
      });
    },
    readWallet: (memberId) => read(async (db) => db.get("wallets", memberId)),
    readEntry: (memberId, seq) =>
      read(async (db) => (await db.get("pages", [memberId, pageOf(seq)]))?.[(seq - 1) % PAGE_SIZE]),
    readEntries: (memberId, { below, limit, filter }) =>
      read(async (db) => {
        const found: Entry[] = [];
        const upTo = IDBKeyRange.bound([memberId, 0], [memberId, pageOf(below)]);
        let cursor = await db.transaction("pages").store.openCursor(upTo, "prev");
        for (; cursor && found.length < limit; cursor = await cursor.continue()) {
          const older = cursor.value.filter((entry) => entry.seq < below && matches(entry, filter));
          found.push(...older.toReversed());
        }
        return found.slice(0, limit);
      }),
    readEntriesFrom: (memberId, seq, limit) =>
      read(async (db) => {
        const first = pageOf(seq);
        const upTo = IDBKeyRange.bound([memberId, first], [memberId, pageOf(seq + limit - 1)]);
        const entries = (await db.getAll("pages", upTo)).flat();
        const skipped = seq - 1 - first * PAGE_SIZE;
        return entries.slice(skipped, skipped + limit);
      }),
    readReceipt: (memberId, key) => read(async (db) => db.get("receipts", [memberId, key])),
    readResource: <Name extends ResourceName>(name: Name) =>
      read(async (db) => (await db.get("resources", name)) as Resources[Name] | undefined),
    listResources: <Prefix extends ListedPrefix>(prefix: Prefix) =>
      read(async (db) => (await db.getAll("resources", namesFrom(prefix))) as ListedAs<Prefix>[]),
    clear: () =>
      translateFaults(async () => {
        const transaction = (await connect()).transaction(NAMES, "readwrite", {
          durability: "strict",
        });
        await Promise.all([
          ...NAMES.map((name) => transaction.objectStore(name).clear()),
          transaction.done,
        ]);
      }),
  };

  function read<Value>(query: (db: IDBPDatabase<Schema>) => Promise<Value>): Promise<Value> {
    return translateFaults(async () => query(await connect()));
  }
}

function open(databaseName: string, onLost: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(databaseName, 1, {
    upgrade(db) {
      for (const name of NAMES) db.createObjectStore(name);
    },
    // Another tab wants to upgrade or delete the database: let go, and open anew when next asked.
    blocking(_version, _blocked, event) {
      (event.target as IDBDatabase).close();
      onLost();
    },
    terminated: onLost,
  });
}

/** Nothing foreign is awaited between the first read and the last write, or the transaction would end. */
async function decideAndWrite<Result>(
  transaction: Writing,
  { memberId, key, resources = [] }: Scope,
  work: (state: State) => Work<Result>,
): Promise<Result> {
  const receiptKey =
    memberId !== undefined && key !== undefined ? ([memberId, key] as const) : undefined;
  const [wallet, receipt, values] = await Promise.all([
    memberId === undefined ? undefined : transaction.objectStore("wallets").get(memberId),
    receiptKey && transaction.objectStore("receipts").get([...receiptKey]),
    Promise.all(resources.map((name) => transaction.objectStore("resources").get(name))),
  ]);
  const byName = new Map(resources.map((name, index) => [name, values[index]]));
  const done = work({
    wallet,
    receipt,
    resource: <Name extends ResourceName>(name: Name) => {
      assert(byName.has(name), () => `${name} is not in the transaction's scope`);
      return byName.get(name) as Resources[Name] | undefined;
    },
  });
  const writes: Promise<unknown>[] = [];
  if (memberId !== undefined) {
    if (done.wallet) writes.push(transaction.objectStore("wallets").put(done.wallet, memberId));
    writes.push(appendEntries(transaction, memberId, done.entries ?? []));
  }
  if (done.receipt && receiptKey) {
    writes.push(transaction.objectStore("receipts").put(done.receipt, [...receiptKey]));
  }
  for (const [name, value] of done.resources ?? []) {
    writes.push(transaction.objectStore("resources").put(value, name));
  }
  await Promise.all(writes);
  return done.result;
}

/** Rewrites the page begun and adds those that follow: what it costs does not grow with the ledger. */
async function appendEntries(transaction: Writing, memberId: string, entries: readonly Entry[]) {
  const pages = transaction.objectStore("pages");
  for (let start = 0; start < entries.length;) {
    const page = pageOf(entries[start]?.seq ?? 0);
    const begun = (await pages.get([memberId, page])) ?? [];
    const end = start + PAGE_SIZE - begun.length;
    await pages.put([...begun, ...entries.slice(start, end)], [memberId, page]);
    start = end;
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
