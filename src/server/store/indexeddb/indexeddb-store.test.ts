import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { aliPoint } from "../../../catalog/alipoint.ts";
import { decide } from "../../../rules/decide.ts";
import { replay } from "../../../rules/ledger/fold.ts";
import { fen, points } from "../../../rules/points.ts";
import { NOW } from "../../../rules/testing/fixtures.ts";
import { emptyWallet } from "../../../rules/ledger/wallet.ts";
import type { ConnectionEvents } from "./connection.ts";
import { openIndexedDbStore } from "./indexeddb-store.ts";
import { StorageFull, StoreReadOnly, StoreUnavailable } from "../store.ts";
import type { Page, WalletSnapshot } from "./schema.ts";
import { EVERYTHING, grant, grantsAfter } from "../testing.ts";

let name = "";
let opened = 0;
beforeEach(() => {
  name = `indexeddb-test-${++opened}`;
});
afterEach(() => {
  vi.restoreAllMocks();
});

const openTab = (neighbours?: ConnectionEvents) => openIndexedDbStore(name, aliPoint, neighbours);

function deleteDatabase(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener("success", resolve);
    request.addEventListener("error", reject);
  });
}

it("keeps everything for the next time the same database is opened", async () => {
  const wallet = await grant(await openTab(), "a", 5);
  expect(await (await openTab()).readWallet("a")).toEqual(wallet);
});

it("aborts what is running when the page is left, and writes nothing", async () => {
  const page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  const store = await openTab();
  await grant(store, "a", 5);
  const write = store.commit({}, () => {
    page.dispatchEvent(new Event("pagehide"));
    return { result: undefined, resources: [["certificates", 7]] };
  });
  await expect(write).rejects.toBeInstanceOf(StoreUnavailable);
  vi.unstubAllGlobals();
  expect(await (await openTab()).readResource("certificates")).toBeUndefined();
});

it("gives the next page the same wallet from its snapshot and the entries since", async () => {
  const first = await openTab();
  await grant(first, "a", 3_000);
  const wallet = await grant(first, "a", 700);
  const next = await openTab();
  expect(await next.readWallet("a")).toEqual(wallet);
  const after = await grant(next, "a", 300);
  expect(after).toEqual(replay(await next.readEntriesFrom("a", 1, Infinity), aliPoint));
});

it("ignores a snapshot of another version", async () => {
  const wallet = await grant(await openTab(), "a", 1_500);
  const db = await openDB(name);
  const [ledger] = await db.getAllKeys("snapshots");
  await db.put("snapshots", { shape: 0, of: "another time" }, ledger);
  db.close();
  expect(await (await openTab()).readWallet("a")).toEqual(wallet);
});

it("rebuilds a wallet whose snapshot counts a day's redemptions as version 2 did", async () => {
  const store = await openTab();
  await grant(store, "a", 1_500);
  const wallet = await store.commit({ memberId: "a" }, ({ wallet: before }) => {
    const product = { subject: { kind: "product", id: "cup" }, stock: 1 } as const;
    const price = { points: points(10), fen: fen(0) };
    const redeem = { kind: "redemption", product, price } as const;
    const after = decide(before ?? emptyWallet, redeem, NOW, aliPoint);
    return { wallet: after.wallet, entries: after.entries, result: after.wallet };
  });
  expect(wallet.redemptions).toMatchObject({ count: 1, products: [{ id: "cup", count: 1 }] });
  const db = await openDB(name);
  const [ledger] = await db.getAllKeys("snapshots");
  const snapshot = (await db.get("snapshots", ledger ?? "")) as WalletSnapshot;
  const { day, count } = wallet.redemptions;
  const older = { ...snapshot.wallet, seq: wallet.seq, at: wallet.at, redemptions: { day, count } };
  await db.put("snapshots", { ...snapshot, version: 2, wallet: older }, ledger);
  db.close();
  expect(await (await openTab()).readWallet("a")).toEqual(wallet);
});

it("does not invent totals after a page of an older version, which has none", async () => {
  await grant(await openTab(), "a", 600);
  const db = await openDB(name);
  for (const key of await db.getAllKeys("pages")) {
    const { totals: _, ...older } = (await db.get("pages", key)) as Page;
    await db.put("pages", older, key);
  }
  db.close();
  const store = await openTab();
  await grant(store, "a", 200);
  expect((await store.readExpiryTotalsBefore("a", 256))?.rows).toMatchObject([{ points: 2_550 }]);
  expect(await store.readExpiryTotalsBefore("a", 257)).toBeUndefined();
  expect(await store.readExpiryTotalsBefore("a", 800)).toBeUndefined();
});

it("replays what another tab has appended, whichever tab writes next", async () => {
  const [one, two] = await Promise.all([openTab(), openTab()]);
  for (let round = 1; round <= 300; round++) {
    const wallets = await Promise.all([grant(one, "a", 1), grant(two, "a", 1)]);
    expect(wallets.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual([
      2 * round - 1,
      2 * round,
    ]);
  }
  const wallet = replay(await one.readEntriesFrom("a", 1, Infinity), aliPoint);
  expect(await one.readWallet("a")).toEqual(wallet);
  expect(await two.readWallet("a")).toEqual(wallet);
});

it("lets one of two tabs load a ledger, and deletes the other's pages", async () => {
  const [one, two] = await Promise.all([openTab(), openTab()]);
  const outcomes = await Promise.allSettled([
    one.load("a", [grantsAfter(undefined, 20_000)]),
    two.load("a", [grantsAfter(undefined, 20_000)]),
  ]);
  const loaded = outcomes.filter((outcome) => outcome.status === "fulfilled" && outcome.value);
  expect(loaded).toHaveLength(1);
  expect((await one.readEntriesFrom("a", 1, Infinity)).length).toBe(20_000);
  // The next load deletes what an earlier one left.
  await one.load("b", [grantsAfter(undefined, 1)]);
  const db = await openDB(name);
  expect(await db.count("pages")).toBe(Math.floor(20_000 / 256));
  db.close();
});

it("forgets what it read in a transaction that was aborted after every request had succeeded", async () => {
  const store = await openTab();
  await grant(store, "a", 3);
  // Once it is committed, only the browser itself can still abort it.
  const commit = vi.spyOn(IDBTransaction.prototype, "commit").mockImplementation(() => {});
  const put = Reflect.get(IDBObjectStore.prototype, "put") as (...given: unknown[]) => IDBRequest;
  const abortLater = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
    this: IDBObjectStore,
    ...given
  ) {
    const request = put.apply(this, given);
    if (this.name === "ledgers")
      request.addEventListener("success", () => this.transaction.abort());
    return request;
  });
  await expect(grant(store, "a", 2)).rejects.toBeInstanceOf(StoreUnavailable);
  abortLater.mockRestore();
  commit.mockRestore();
  expect((await store.readWallet("a"))?.seq).toBe(3);
  expect((await store.readEntries("a", EVERYTHING)).length).toBe(3);
  const wallet = await grant(store, "a", 2);
  expect(wallet).toEqual(replay(await store.readEntriesFrom("a", 1, 9), aliPoint));
});

it("reports that the storage is full, and has written nothing", async () => {
  const store = await openTab();
  const before = await grant(store, "a", 300);
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("no space", "QuotaExceededError");
  });
  await expect(grant(store, "a", 300)).rejects.toBeInstanceOf(StorageFull);
  vi.restoreAllMocks();
  expect(await store.readWallet("a")).toEqual(before);
  expect((await grant(store, "a", 1)).seq).toBe(301);
});

it("reports that it can only be read if the disk takes no writes, and has written nothing", async () => {
  const store = await openTab();
  const before = await grant(store, "a", 3);
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("the disk is gone", "UnknownError");
  });
  await expect(grant(store, "a", 1)).rejects.toBeInstanceOf(StoreReadOnly);
  expect(await store.readWallet("a")).toEqual(before);
  vi.restoreAllMocks();
  expect((await grant(store, "a", 1)).seq).toBe(4);
});

it("does not use a cached wallet after another tab has cleared everything", async () => {
  const [one, two] = await Promise.all([openTab(), openTab()]);
  await grant(one, "a", 5, "before");
  await two.clear();
  expect(await one.readWallet("a")).toBeUndefined();
  const after = await grant(two, "a", 5, "after");
  expect(await one.readWallet("a")).toEqual(after);
  expect((await grant(one, "a", 1)).seq).toBe(6);
});

it("finds what another tab has appended after the cached page indexes, and in another ledger", async () => {
  const [one, two] = await Promise.all([openTab(), openTab()]);
  const count = async (words: string) => {
    const filter = { text: { words, items: [] } };
    return (await one.readEntryTotals("a", { below: Infinity, filter })).count;
  };
  const before = grantsAfter(undefined, 20_000, "before");
  await two.load("a", [before]);
  expect(await count("before")).toBe(20_000);
  await grant(two, "a", 14_000, "since");
  expect(await count("before")).toBe(20_000);
  expect(await count("since")).toBe(14_000);
  await two.clear();
  await two.load("a", [grantsAfter(undefined, 20_000, "after")]);
  expect(await count("before")).toBe(0);
  expect(await count("after")).toBe(20_000);
});

it("reads a full page index once, and the last, which still grows, with each search", async () => {
  const store = await openTab();
  await store.load("a", [grantsAfter(undefined, 40_000)]);
  const getAll = vi.spyOn(IDBObjectStore.prototype, "getAll");
  const indexesRead = async () => {
    getAll.mockClear();
    await store.readEntryTotals("a", { below: Infinity, filter: { kind: "grant" } });
    const asked = getAll.mock.calls.map(([range]) => range as IDBKeyRange);
    return asked.flatMap(({ lower, upper }, call) => {
      const { name: of } = getAll.mock.contexts[call] as IDBObjectStore;
      return of === "pageIndexes" ? [[lower[1], upper[1]]] : [];
    });
  };
  expect(await indexesRead()).toEqual([[0, 2]]);
  expect(await indexesRead()).toEqual([[2, 2]]);
});

it("lets another tab delete the database, and creates a new one at the next call", async () => {
  const onOutdated = vi.fn<() => void>();
  const onDeleted = vi.fn<() => void>();
  const store = await openTab({ onOutdated, onDeleted });
  await grant(store, "a", 5);
  await deleteDatabase();
  expect(onDeleted).toHaveBeenCalledOnce();
  expect(await store.readWallet("a")).toBeUndefined();
  expect(await grant(store, "a", 2)).toEqual(grantsAfter(emptyWallet, 2).wallet);
  expect(onOutdated).not.toHaveBeenCalled();
});

it("closes the database for a newer version at once, reports it, and writes nothing any more", async () => {
  const onOutdated = vi.fn<() => void>();
  const store = await openTab({ onOutdated });
  await grant(store, "a", 1);
  const newer = await openDB(name, 99);
  expect(onOutdated).toHaveBeenCalled();
  await expect(grant(store, "a", 1)).rejects.toBeInstanceOf(StoreUnavailable);
  await expect(store.readWallet("a")).rejects.toBeInstanceOf(StoreUnavailable);
  expect(await newer.count("ledgers")).toBe(1);
  newer.close();
});

it("reports it, too, if the newer version was there first", async () => {
  (await openDB(name, 99)).close();
  const onOutdated = vi.fn<() => void>();
  const store = await openTab({ onOutdated });
  expect(onOutdated).toHaveBeenCalled();
  await expect(store.readResource("session")).rejects.toBeInstanceOf(StoreUnavailable);
});

it("waits for a tab of an older version to close the database, and reports it", async () => {
  const older = await openDB(name, 1, {
    upgrade(db) {
      for (const store of ["wallets", "pages", "receipts", "resources"])
        db.createObjectStore(store);
    },
  });
  const opening = openTab({ onBlocked: () => older.close() });
  expect((await grant(await opening, "a", 1)).seq).toBe(1);
});

it("has a snapshot version for the fields of a wallet", async () => {
  const store = await openTab();
  await grant(store, "a", 1_500);
  const db = await openDB(name);
  const [snapshot] = (await db.getAll("snapshots")) as WalletSnapshot[];
  db.close();
  const lots = JSON.parse(snapshot?.lots[0] ?? "") as unknown;
  // If this fails, the fields of a wallet have changed: raise SNAPSHOT_VERSION in wallet-cache.ts and update this list.
  expect(fieldsOf({ ...snapshot, lots })).toMatchInlineSnapshot(`
    [
      ".version",
      ".wallet.seq",
      ".wallet.at",
      ".wallet.expiring[].expiresAt",
      ".wallet.expiring[].points",
      ".wallet.expiring[].queue.lots[]",
      ".wallet.expiring[].queue.start",
      ".wallet.expiring[].queue.end",
      ".wallet.expiring[].queue.takenFromFirst",
      ".wallet.expiring[].queue.returned",
      ".wallet.expiring[].queue.clawedBack",
      ".wallet.balance",
      ".wallet.holds[]",
      ".wallet.pending[]",
      ".wallet.owed[]",
      ".wallet.redemptions.day",
      ".wallet.redemptions.count",
      ".wallet.redemptions.products[]",
      ".wallet.lifetime.granted",
      ".wallet.lifetime.spent",
      ".wallet.lifetime.expired",
      ".wallet.lifetime.clawedBack",
      ".wallet.lifetime.refunded",
      ".lots[].kind",
      ".lots[].source",
      ".lots[].points",
      ".lots[].subject.words",
      ".lots[].expiresAt",
      ".lots[].seq",
      ".lots[].at",
      ".lots[].balanceAfter",
    ]
  `);
});

/** The paths of all fields. */
function fieldsOf(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  if (Array.isArray(value))
    return value.length === 0 ? [`${path}[]`] : fieldsOf(value[0], `${path}[]`);
  const fields = Object.entries(value);
  if (fields.length === 0) return [path];
  return fields.flatMap(([name, field]) => fieldsOf(field, `${path}.${name}`));
}
