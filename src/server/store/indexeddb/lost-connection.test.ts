import "fake-indexeddb/auto";
import { forceCloseDatabase, IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { aliPoint } from "../../../catalog/alipoint.ts";
import { StoreUnavailable } from "../store.ts";
import { grant, grantsAfter } from "../testing.ts";
import type { ConnectionEvents } from "./connection.ts";
import { openIndexedDbStore } from "./indexeddb-store.ts";

let name = "";
let opened = 0;
beforeEach(() => {
  name = `lost-connection-test-${++opened}`;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

type Method = (...given: unknown[]) => unknown;
const methodOf = (prototype: object, method: string) => Reflect.get(prototype, method) as Method;

const openTab = (events?: ConnectionEvents) => openIndexedDbStore(name, aliPoint, events);

/** Lets every connection that is open now fail with this error, without an event. */
function loseConnections(error: string) {
  const transaction = methodOf(IDBDatabase.prototype, "transaction");
  const open = new WeakSet<object>();
  const opening = vi.spyOn(IDBFactory.prototype, "open");
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (
    this: IDBDatabase,
    ...given: unknown[]
  ) {
    // A connection that was opened since is alive.
    if (opening.mock.calls.length === 0) open.add(this);
    if (open.has(this)) throw new DOMException("the connection was lost", error);
    return transaction.apply(this, given) as IDBTransaction;
  });
  return opening;
}

it.each(["InvalidStateError", "UnknownError"])(
  "opens the database again when its connection dies without an event (%s), and repeats what failed",
  async (error) => {
    const store = await openTab();
    await grant(store, "a", 3);
    const opening = loseConnections(error);
    expect((await store.readWallet("a"))?.seq).toBe(3);
    expect(opening).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
    loseConnections(error);
    expect((await grant(store, "a", 1)).seq).toBe(4);
    expect((await store.readWallet("a"))?.seq).toBe(4);
  },
);

/** Closes the connection of the next transaction that reads, in its middle and with the event. */
function closeNextConnection() {
  const get = methodOf(IDBObjectStore.prototype, "get");
  vi.spyOn(IDBObjectStore.prototype, "get").mockImplementationOnce(function (
    this: IDBObjectStore,
    ...given: unknown[]
  ) {
    const request = get.apply(this, given) as IDBRequest;
    // Its type asks for the class in place of a database.
    forceCloseDatabase(this.transaction.db as unknown as typeof IDBDatabase);
    return request;
  });
}

it("repeats what a connection aborts that dies with an event", async () => {
  const store = await openTab();
  await grant(store, "a", 3);
  closeNextConnection();
  expect((await store.readWallet("a"))?.seq).toBe(3);
  closeNextConnection();
  expect((await grant(store, "a", 1)).seq).toBe(4);
  expect((await store.readWallet("a"))?.seq).toBe(4);
});

it("opens the database once for all calls that fail at the same time", async () => {
  const store = await openTab();
  await grant(store, "a", 3);
  const opening = loseConnections("InvalidStateError");
  const calls = [store.readWallet("a"), grant(store, "a", 1), store.readResource("session")];
  await Promise.all(calls);
  expect(opening).toHaveBeenCalledTimes(1);
  expect((await store.readWallet("a"))?.seq).toBe(4);
});

it("repeats what fails in the middle of a transaction, and writes it once", async () => {
  const store = await openTab();
  await grant(store, "a", 3);
  const put = methodOf(IDBObjectStore.prototype, "put");
  let puts = 0;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
    this: IDBObjectStore,
    ...given: unknown[]
  ) {
    if (++puts === 2) throw new DOMException("the process is gone", "UnknownError");
    return put.apply(this, given) as IDBRequest<IDBValidKey>;
  });
  expect((await grant(store, "a", 2)).seq).toBe(5);
  vi.restoreAllMocks();
  expect((await store.readEntriesFrom("a", 1, Infinity)).map(({ seq }) => seq)).toEqual([
    1, 2, 3, 4, 5,
  ]);
});

it("reports that the store is unavailable if the second connection dies too, and recovers later", async () => {
  const store = await openTab();
  await grant(store, "a", 3);
  const transaction = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new DOMException("the connection was lost", "InvalidStateError");
  });
  await expect(store.readWallet("a")).rejects.toBeInstanceOf(StoreUnavailable);
  expect(transaction).toHaveBeenCalledTimes(2);
  vi.restoreAllMocks();
  expect((await store.readWallet("a"))?.seq).toBe(3);
});

it("opens the database a second time if the first opening fails", async () => {
  const open = methodOf(IDBFactory.prototype, "open");
  let openings = 0;
  vi.spyOn(IDBFactory.prototype, "open").mockImplementation(function (
    this: IDBFactory,
    ...given: unknown[]
  ) {
    if (++openings === 1) throw new DOMException("the process is gone", "UnknownError");
    return open.apply(this, given) as ReturnType<IDBFactory["open"]>;
  });
  expect((await grant(await openTab(), "a", 1)).seq).toBe(1);
});

/** Lets the next commit be done although the browser reports that it failed. */
function loseNextCommit() {
  const commit = methodOf(IDBTransaction.prototype, "commit");
  vi.spyOn(IDBTransaction.prototype, "commit").mockImplementationOnce(function (
    this: IDBTransaction,
  ) {
    commit.apply(this, []);
    throw new DOMException("the connection was lost", "UnknownError");
  });
}

it("repeats a commit of which nobody knows whether it was done only under its key", async () => {
  const store = await openTab();
  await grant(store, "a", 1);
  const receipt = { request: "r", status: 201, headers: {}, body: {} };
  const grantOnce = (key?: string) =>
    store.commit(
      { memberId: "a", ...(key !== undefined && { receipt: { owner: "a", key } }) },
      (state) => {
        if (state.receipt) return { result: "repeated" };
        return {
          ...grantsAfter(state.wallet, 1),
          ...(key !== undefined && { receipt }),
          result: "done",
        };
      },
    );
  loseNextCommit();
  expect(await grantOnce("k")).toBe("repeated");
  expect((await store.readWallet("a"))?.seq).toBe(2);
  loseNextCommit();
  await expect(grantOnce()).rejects.toBeInstanceOf(StoreUnavailable);
  expect((await store.readWallet("a"))?.seq).toBe(3);
});

it("reports that the data was deleted if the database is empty when it is opened again", async () => {
  const onDeleted = vi.fn<() => void>();
  const store = await openTab({ onDeleted });
  await grant(store, "a", 3);
  loseConnections("InvalidStateError");
  vi.stubGlobal("indexedDB", new IDBFactory());
  expect(await store.readWallet("a")).toBeUndefined();
  expect(onDeleted).toHaveBeenCalledOnce();
  expect((await grant(store, "a", 1)).seq).toBe(1);
  expect(onDeleted).toHaveBeenCalledOnce();
});
