import "fake-indexeddb/auto";
import { openDB, type IDBPDatabase } from "idb";
import { expect, it } from "vitest";
import type { Entry } from "../../../rules/ledger/entry.ts";
import { aliPoint } from "../../../rules/programme.ts";
import { NOW } from "../../../rules/testing/fixtures.ts";
import { replay } from "../../../rules/ledger/fold.ts";
import { digestOf } from "../../digest.ts";
import { openIndexedDbStore } from "./indexeddb-store.ts";
import { NAMES, type Block } from "./layout.ts";
import { grantsAfter } from "../testing.ts";

const RECEIPT = { request: "POST /api/redemptions", status: 201, headers: { ETag: '"a.1"' } };

/** As version 1 wrote it. */
async function makeVersion1(name: string, ledgers: Record<string, readonly Entry[]>) {
  const db: IDBPDatabase = await openDB(name, 1, {
    upgrade(made) {
      for (const store of ["wallets", "pages", "receipts", "resources"]) {
        made.createObjectStore(store);
      }
    },
  });
  for (const [memberId, entries] of Object.entries(ledgers)) {
    await db.put("wallets", { seq: entries.length, of: "another shape" }, memberId);
    for (let page = 0; page * 1_000 < entries.length; page++) {
      const old = entries.slice(page * 1_000, (page + 1) * 1_000).map(asInVersion1);
      await db.put("pages", old, [memberId, page]);
    }
  }
  const entries = [{ seq: 1, subject: { productId: "towel" } }];
  await db.put("receipts", { ...RECEIPT, body: { operation: { key: "k" }, entries } }, ["a", "k"]);
  await db.put("resources", { memberId: "a" }, "session");
  await db.put("resources", { id: "a", madeAt: NOW, clock: null }, "member:a");
  await db.put("resources", 9, "stock:towel");
  await db.put("resources", 800, "stock:delivery-coupon");
  db.close();
}

function asInVersion1(entry: Entry) {
  const { subject } = entry;
  return "words" in subject ? entry : { ...entry, subject: { productId: subject.id } };
}

/** A block as version 2 wrote it. */
function withoutCounts({ times, topics, pagesOf, lots }: Block) {
  return { times, topics, pagesOf, lots };
}

it("finds every entry, wallet, receipt and resource of version 1 again", async () => {
  const words = grantsAfter(undefined, 1_300);
  const products = words.entries.map((entry, index): Entry =>
    index % 3 === 0 ? { ...entry, subject: { kind: "product", id: "towel" } } : entry,
  );
  const ledgers = { a: products, b: words.entries.slice(0, 3), c: [] };
  await makeVersion1("version-1", ledgers);

  const store = await openIndexedDbStore("version-1", aliPoint);
  for (const [memberId, entries] of Object.entries(ledgers)) {
    expect(await store.readEntriesFrom(memberId, 1, Infinity)).toEqual(entries);
    const wallet = entries.length === 0 ? undefined : replay(entries, aliPoint);
    expect(await store.readWallet(memberId)).toEqual(wallet);
  }
  const towels = { text: { words: "towel", items: [{ kind: "product", id: "towel" }] } } as const;
  const page = { below: Infinity, limit: Infinity, filter: towels };
  expect((await store.readEntries("a", page)).length).toBe(434);
  expect(await store.readReceipt("a", "k")).toEqual({
    ...RECEIPT,
    request: digestOf("k", RECEIPT.request),
    body: {
      operation: { key: "k" },
      entries: [{ seq: 1, subject: { kind: "product", id: "towel" } }],
    },
  });
  expect(await store.readResource("session")).toEqual({ memberId: "a" });
  expect(await store.listResources("member:")).toEqual([{ id: "a", madeAt: NOW, clock: null }]);
  expect(await store.readResource("taken")).toEqual({ towel: 3 });
});

it("counts what the blocks of version 2 are about and finds it in them, and keeps of a request its digest", async () => {
  const now = await openIndexedDbStore("new", aliPoint);
  await now.load("a", [grantsAfter(undefined, 20_000)]);
  const source: IDBPDatabase = await openDB("new");
  const target: IDBPDatabase = await openDB("version-2", 2, {
    upgrade(made) {
      for (const name of NAMES) made.createObjectStore(name);
    },
  });
  for (const name of NAMES) {
    for (const key of await source.getAllKeys(name)) {
      const value = (await source.get(name, key)) as object;
      await target.put(name, name === "blocks" ? withoutCounts(value as Block) : value, key);
    }
  }
  await target.put("receipts", RECEIPT, ["a", "k"]);
  for (const db of [source, target]) db.close();

  const store = await openIndexedDbStore("version-2", aliPoint);
  const of = { below: Infinity, filter: { kind: "grant" } } as const;
  expect(await store.tallyEntries("a", of)).toEqual({ count: 20_000, came: 200_000, went: 0 });
  expect(await store.readReceipt("a", "k")).toEqual({
    ...RECEIPT,
    request: digestOf("k", RECEIPT.request),
  });
  expect(await store.readEntriesFrom("a", 1, Infinity)).toEqual(
    await now.readEntriesFrom("a", 1, Infinity),
  );
});

it("leaves version 1 as it was where an entry cannot be moved", async () => {
  await makeVersion1("broken", {});
  const db = await openDB("broken", 1);
  await db.put("wallets", {}, "a");
  await db.put("pages", 7, ["a", 0]);
  db.close();
  await expect(openIndexedDbStore("broken", aliPoint)).rejects.toBeInstanceOf(TypeError);
  const after = await openDB("broken", 1);
  expect(await after.get("pages", ["a", 0])).toBe(7);
  after.close();
});
