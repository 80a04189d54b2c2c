import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { sum } from "../../rules/points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { NOW } from "../../rules/testing/fixtures.ts";
import { replay } from "../../rules/ledger/fold.ts";
import { openIndexedDbStore } from "./indexeddb/indexeddb-store.ts";
import { createMemoryStore } from "./memory/memory-store.ts";
import type { Store } from "./store.ts";
import { EVERYTHING, grant, grantsAfter } from "./testing.ts";

const ofA = { owner: "a", key: "k" };

let opened = 0;
/** Opens a new store, or the one that was opened last, as the next page does. In memory, nothing outlives a page. */
const stores: [string, () => Promise<Store>, (last: Store) => Promise<Store>][] = [
  ["memory", async () => createMemoryStore(), async (last) => last],
  [
    "IndexedDB",
    () => openIndexedDbStore(`store-test-${++opened}`, aliPoint),
    () => openIndexedDbStore(`store-test-${opened}`, aliPoint),
  ],
];

describe.each(stores)("a store in %s", (_name, open, openAgain) => {
  it("has everything when it is closed and opened again", async () => {
    const store = await open();
    const receipt = { request: "r", status: 201, headers: {}, body: { some: "answer" } };
    await grant(store, "a", 700);
    const wallet = await store.commit({ memberId: "a", receipt: ofA }, (state) => {
      const chunk = grantsAfter(state.wallet, 1);
      return {
        ...chunk,
        receipt,
        resources: [["stock:cup", { redeemed: 4, codesGiven: 0 }]],
        result: chunk.wallet,
      };
    });
    await store.load("b", [grantsAfter(undefined, 2_500)]);
    const entries = await store.readEntries("a", EVERYTHING);
    await store.close();

    const again = await openAgain(store);
    expect(await again.readWallet("a")).toEqual(wallet);
    expect(await again.readEntries("a", EVERYTHING)).toEqual(entries);
    expect(await again.readReceipt("a", "k")).toEqual(receipt);
    expect(await again.readResource("stock:cup")).toEqual({ redeemed: 4, codesGiven: 0 });
    expect((await again.readWallet("b"))?.seq).toBe(2_500);
    expect((await grant(again, "a", 1)).seq).toBe(702);
    await again.close();
    expect((await again.readWallet("a"))?.seq).toBe(702);
  });

  it("reads what was committed, and nothing of another member", async () => {
    const store = await open();
    const wallet = await grant(store, "a", 3);
    expect(await store.readWallet("a")).toEqual(wallet);
    expect(await store.readWallet("b")).toBeUndefined();
    expect((await store.readEntries("a", EVERYTHING)).map(({ seq }) => seq)).toEqual([3, 2, 1]);
    expect(await store.readEntries("b", EVERYTHING)).toEqual([]);
    expect((await store.readEntry("a", 2))?.seq).toBe(2);
    expect(await store.readEntry("a", 4)).toBeUndefined();
    expect(await store.readEntry("b", 2)).toBeUndefined();
  });

  it("writes nothing if the decision throws", async () => {
    const store = await open();
    await grant(store, "a", 1);
    const broken = store.commit({ memberId: "a", resources: ["stock:cup"] }, () => {
      throw new Error("a bug");
    });
    await expect(broken).rejects.toThrow("a bug");
    expect((await store.readWallet("a"))?.seq).toBe(1);
    await grant(store, "a", 1);
    expect((await store.readWallet("a"))?.seq).toBe(2);
  });

  it("writes the wallet, entries, resources and receipt together", async () => {
    const store = await open();
    const receipt = { request: "r", status: 201, headers: {}, body: { some: "answer" } };
    await store.commit({ memberId: "a", receipt: ofA, resources: ["stock:cup"] }, () => ({
      result: undefined,
      receipt,
      resources: [["stock:cup", { redeemed: 4, codesGiven: 0 }]],
    }));
    expect(await store.readReceipt("a", "k")).toEqual(receipt);
    expect(await store.readReceipt("b", "k")).toBeUndefined();
    expect(await store.readResource("stock:cup")).toEqual({ redeemed: 4, codesGiven: 0 });
    expect(await store.readResources(["stock:towel", "stock:cup"])).toEqual([
      undefined,
      { redeemed: 4, codesGiven: 0 },
    ]);
    const seen = await store.commit(
      { memberId: "a", receipt: ofA, resources: ["stock:cup"] },
      (state) => ({
        result: [state.receipt?.body, state.resource("stock:cup")],
      }),
    );
    expect(seen).toEqual([{ some: "answer" }, { redeemed: 4, codesGiven: 0 }]);
  });

  it("refuses to read a resource that is not in the scope", async () => {
    const store = await open();
    const reading = store.commit({ resources: ["stock:towel"] }, (state) => ({
      result: state.resource("stock:cup"),
    }));
    await expect(reading).rejects.toThrow("stock:cup is not in the transaction's scope");
  });

  it("keeps the receipts of two owners of one key apart", async () => {
    const store = await open();
    const receipt = { request: "r", status: 201, headers: {}, body: "the partner's" };
    const named = { owner: "partner:shop", key: "k" };
    await store.commit({ memberId: "a", receipt: named }, () => ({ result: undefined, receipt }));
    expect(await store.readReceipt("partner:shop", "k")).toEqual(receipt);
    expect(await store.readReceipt("a", "k")).toBeUndefined();
  });

  it("reads resources whose names it learns in the transaction", async () => {
    const store = await open();
    await grant(store, "a", 2);
    const card = { usedBy: "a" };
    await store.commit({}, () => ({
      result: undefined,
      resources: [
        ["stock:cup", { redeemed: 4, codesGiven: 0 }],
        ["card:2-4", card],
      ],
    }));
    const seen = await store.commit(
      {
        memberId: "a",
        resources: ["stock:cup"],
        resourcesOf: (state) => [
          `card:${state.wallet?.seq ?? 0}-${state.resource("stock:cup")?.redeemed ?? 0}`,
        ],
      },
      (state) => ({ result: state.resource("card:2-4") }),
    );
    expect(seen).toEqual(card);
  });

  it("decides concurrent commits one after the other", async () => {
    const store = await open();
    await Promise.all(Array.from({ length: 20 }, () => grant(store, "a", 1)));
    const entries = await store.readEntries("a", EVERYTHING);
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => 20 - n));
    expect(replay(entries.toReversed(), aliPoint)).toEqual(await store.readWallet("a"));
  });

  it("loses and doubles no entry at the edges of pages", async () => {
    const store = await open();
    for (const count of [999, 1, 1, 1_000, 2_500]) await grant(store, "a", count);
    const entries = await store.readEntries("a", EVERYTHING);
    expect(entries.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 4_501 }, (_, n) => 4_501 - n),
    );
    for (const seq of [1, 999, 1_000, 1_001, 1_002, 2_000, 2_001, 4_501]) {
      expect((await store.readEntry("a", seq))?.seq).toBe(seq);
    }
    const page = await store.readEntries("a", { below: 1_002, limit: 3, filter: {} });
    expect(page.map(({ seq }) => seq)).toEqual([1_001, 1_000, 999]);
  });

  it("reads a ledger from any entry on, oldest first, across pages and to its end", async () => {
    const store = await open();
    await grant(store, "a", 2_500);
    await grant(store, "b", 1);
    const from = async (seq: number, limit: number) =>
      (await store.readEntriesFrom("a", seq, limit)).map((entry) => entry.seq);
    expect(await from(1, 3)).toEqual([1, 2, 3]);
    expect(await from(1_000, 1_001)).toEqual(Array.from({ length: 1_001 }, (_, n) => 1_000 + n));
    expect(await from(2_001, 1_000)).toEqual(Array.from({ length: 500 }, (_, n) => 2_001 + n));
    expect(await from(2_501, 10)).toEqual([]);
    expect(await store.readEntriesFrom("nobody", 1, 10)).toEqual([]);
  });

  it("reads what could be spent before any entry, also at the edges of pages and page indexes", async () => {
    const store = await open();
    for (const count of [255, 1, 1, 400]) await grant(store, "a", count);
    await store.load("b", [grantsAfter(undefined, 16_400)]);
    await grant(store, "b", 1_000);
    const before = async (memberId: string, seq: number) =>
      sum((await store.readExpiryTotalsBefore(memberId, seq))?.rows ?? []);
    for (const seq of [2, 256, 257, 258, 512, 513, 514, 657]) {
      expect(await before("a", seq)).toBe(10 * (seq - 1));
    }
    for (const seq of [16_384, 16_385, 16_386, 16_641, 17_400]) {
      expect(await before("b", seq)).toBe(10 * (seq - 1));
    }
    expect(await store.readExpiryTotalsBefore("a", 1)).toEqual({ rows: [], held: [] });
  });

  it("finds entries by kind, time and words", async () => {
    const store = await open();
    await grant(store, "a", 2, "Daily sign-in");
    await grant(store, "a", 1, "Hotel");
    const find = async (filter: Parameters<Store["readEntries"]>[1]["filter"]) =>
      (await store.readEntries("a", { below: Infinity, limit: 9, filter })).map(({ seq }) => seq);
    expect(await find({ kind: "grant" })).toEqual([3, 2, 1]);
    expect(await find({ kind: "expiry" })).toEqual([]);
    expect(await find({ from: NOW })).toEqual([3, 2, 1]);
    expect(await find({ to: NOW })).toEqual([]);
    expect(await find({ text: { words: "sign", items: [] } })).toEqual([2, 1]);
  });

  it("removes a member's ledger, receipts and resources, and nothing of another member", async () => {
    const store = await open();
    const receipt = { request: "r", status: 201, headers: {}, body: {} };
    for (const id of ["a", "ab"]) {
      await grant(store, id, 300);
      await store.commit({ memberId: id, receipt: { owner: id, key: "k" } }, () => ({
        receipt,
        resources: [[`member:${id}`, { id, madeAt: NOW, clock: null }]],
        result: undefined,
      }));
    }
    await store.removeMember("a");
    expect(await store.readWallet("a")).toBeUndefined();
    expect(await store.readEntries("a", EVERYTHING)).toEqual([]);
    expect(await store.readReceipt("a", "k")).toBeUndefined();
    expect(await store.readResource("member:a")).toBeUndefined();
    expect((await store.readWallet("ab"))?.seq).toBe(300);
    expect(await store.readReceipt("ab", "k")).toEqual(receipt);
    expect(await store.readResource("member:ab")).toBeDefined();
    expect((await grant(store, "a", 1)).seq).toBe(1);
  });

  it("lists members, and deletes everything when cleared", async () => {
    const store = await open();
    const member = { id: "a", madeAt: NOW, clock: null };
    await grant(store, "a", 1);
    await store.commit({}, () => ({
      result: undefined,
      resources: [
        ["member:a", member],
        ["session", { memberId: "a" }],
      ],
    }));
    expect(await store.listResources("member:")).toEqual([member]);
    await store.clear();
    expect(await store.listResources("member:")).toEqual([]);
    expect(await store.readWallet("a")).toBeUndefined();
    expect(await store.readEntries("a", EVERYTHING)).toEqual([]);
    expect(await store.readResource("session")).toBeUndefined();
  });

  it("loads a ledger chunk by chunk, and shows none of it before the last", async () => {
    const store = await open();
    const member = { id: "a", madeAt: NOW, clock: null };
    const first = grantsAfter(undefined, 20_000);
    const second = grantsAfter(first.wallet, 20_000);
    const seen: unknown[] = [];
    const chunks = async function* () {
      yield first;
      seen.push(await store.readWallet("a"), await store.readEntriesFrom("a", 1, 1));
      yield { ...second, resources: [["member:a", member]] as const };
    };
    expect(await store.load("a", chunks())).toBe(true);
    expect(seen).toEqual([undefined, []]);
    expect(await store.readWallet("a")).toEqual(second.wallet);
    expect(await store.readResource("member:a")).toEqual(member);
    const all = await store.readEntriesFrom("a", 1, Infinity);
    expect(all).toEqual([...first.entries, ...second.entries]);
    expect((await grant(store, "a", 1)).seq).toBe(40_001);
  });

  it("loads nothing for a member who already has a ledger", async () => {
    const store = await open();
    await grant(store, "a", 1);
    const member = { id: "a", madeAt: NOW, clock: null };
    const chunk = { ...grantsAfter(undefined, 20_000), resources: [["member:a", member]] as const };
    expect(await store.load("a", [chunk])).toBe(false);
    expect(await store.readResource("member:a")).toBeUndefined();
    expect((await store.readEntries("a", EVERYTHING)).length).toBe(1);
    expect((await grant(store, "a", 1)).seq).toBe(2);
  });

  it("reads the same ledger, whether it was written entry by entry or at once", async () => {
    const store = await open();
    for (let count = 0; count < 520; count++) await grant(store, "a", 1);
    await grant(store, "b", 520);
    const all = await store.readEntriesFrom("a", 1, 520);
    expect(all).toEqual(await store.readEntriesFrom("b", 1, 520));
    expect(replay(all, aliPoint)).toEqual(await store.readWallet("a"));
  });
});
