import "fake-indexeddb/auto";
import { openDB, type IDBPDatabase } from "idb";
import { describe, expect, it } from "vitest";
import { routes } from "../../../contract/routes.ts";
import { instant } from "../../../rules/calendar.ts";
import type { Entry } from "../../../rules/ledger/entry.ts";
import { aliPoint } from "../../../catalog/alipoint.ts";
import { NOW } from "../../../rules/testing/fixtures.ts";
import { replay } from "../../../rules/ledger/fold.ts";
import type { Seq } from "../../../rules/ledger/seq.ts";
import { digestOf } from "../../digest.ts";
import { createTestService, json, keyOf } from "../../testing/fixtures.ts";
import { openIndexedDbStore } from "./indexeddb-store.ts";
import { splitIntoPages } from "./pages.ts";
import { STORE_NAMES } from "./schema.ts";
import { createDatabase, version4, version4Receipt } from "./testing/version-4.ts";
import { version5, version5Ledger, version5Time } from "./testing/version-5.ts";
import { grantsAfter } from "../testing.ts";
import type { StoredEntryFilter } from "../store.ts";

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
  expect(await store.readResource("stock:towel")).toEqual({ redeemed: 3, codesGiven: 0 });
  expect(await store.readResource("stock:delivery-coupon")).toBeUndefined();
});

it("indexes the pages of version 2 anew, and replaces a stored request by its digest", async () => {
  const { entries } = grantsAfter(undefined, 20_000);
  const pages = splitIntoPages(entries.slice(0, 78 * 256));
  const topics = "grant\t\tsign-in";
  await createDatabase("version-2", 2, {
    heads: [["a", { ledger: "ledger-a", seq: 20_000, snapshot: 0 }]],
    tail: entries.slice(78 * 256).map((entry) => [["ledger-a", entry.seq], entry]),
    pages: pages.map((page, number) => [
      ["ledger-a", number],
      {
        entries: page.map((entry) => JSON.stringify(entry)),
        topics,
        topicOf: new Uint8Array(256),
      },
    ]),
    blocks: [0, 1].map((number) => [
      ["ledger-a", number],
      {
        times: pages.slice(64 * number, 64 * number + 64).map(() => [NOW, NOW]),
        topics,
        pagesOf: BigUint64Array.of(number === 0 ? 2n ** 64n - 1n : 2n ** 14n - 1n),
        lots: Uint32Array.of(),
      },
    ]),
    snapshots: [],
    receipts: [[["a", "k"], RECEIPT]],
    resources: [],
  });

  const store = await openIndexedDbStore("version-2", aliPoint);
  const query = { below: Infinity, filter: { kind: "grant" } } as const;
  const totals = { count: 20_000, pointsIn: 200_000, pointsOut: 0 };
  expect(await store.readEntryTotals("a", query)).toEqual(totals);
  expect(await store.readReceipt("a", "k")).toEqual({
    ...RECEIPT,
    request: digestOf("k", RECEIPT.request),
  });
  expect(await store.readEntriesFrom("a", 1, Infinity)).toEqual(
    entries.map((entry) => ({ ...entry, source: "import" })),
  );
});

describe("a database of version 4", () => {
  const open = async (name: string) => {
    await createDatabase(name, 4, version4);
    return openIndexedDbStore(name, aliPoint);
  };

  it("has every entry under today's names, and their wallet", async () => {
    const store = await open("version-4-entries");
    const entries = await store.readEntriesFrom("a", 1, Infinity);
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 259 }, (_, n) => n + 1));
    expect(entries[0]).toMatchObject({ kind: "grant", source: "import", points: 100 });
    for (const [seq, total, released] of [
      [3, 20, 40],
      [257, 10, 20],
    ] as const) {
      const entry = entries[seq - 1];
      expect(entry).toMatchObject({ partial: { total, released: [{ points: released }] } });
      expect(entry).not.toHaveProperty("smaller");
    }
    expect(entries[258]).toMatchObject({ source: "import", subject: { words: "Late" } });
    const wallet = await store.readWallet("a");
    expect(wallet).toEqual(replay(entries, aliPoint));
    expect(wallet).toMatchObject({ balance: 2_570, holds: [{ of: 258 }], pending: [{ of: 5 }] });
  });

  it("is searched, and knows what could be spent before each entry", async () => {
    const store = await open("version-4-search");
    const find = async (filter: StoredEntryFilter) =>
      (await store.readEntries("a", { below: Infinity, limit: 9, filter })).map(({ seq }) => seq);
    expect(await find({ text: { words: "o1", items: [] } })).toEqual([4, 3, 2]);
    expect(await find({ kind: "capture" })).toEqual([257, 3]);
    expect(await find({ lot: 1 as Seq })).toEqual([258, 256, 2, 1]);
    const query = { below: Infinity, filter: { kind: "grant" } } as const;
    const totals = { count: 252, pointsIn: 2_605, pointsOut: 0 };
    expect(await store.readEntryTotals("a", query)).toEqual(totals);
    expect(await store.readExpiryTotalsBefore("a", 257)).toMatchObject({
      rows: [{ points: 2_560 }],
      held: [{ of: 256, rows: [{ points: 30 }] }],
    });
    expect((await store.readExpiryTotalsBefore("a", 258))?.rows).toMatchObject([{ points: 2_580 }]);
  });

  it("has every resource under today's name", async () => {
    const store = await open("version-4-resources");
    expect(await store.readResource("session")).toEqual({ memberId: "a" });
    expect(await store.readResource("member:a")).toMatchObject({ id: "a", clock: null });
    expect(await store.readResource("stock:delivery-coupon")).toEqual({
      redeemed: 3,
      codesGiven: 0,
    });
    expect(await store.readResource("award:yuan-10")).toBe(1);
    expect(await store.readResource("raised:library")).toBe(5);
    expect(await store.readResource("certificates")).toBe(1);
    expect(await store.readResource("top-up-lock:a")).toEqual({ failures: 1, until: 0 });
    expect(await store.readResource("task:a:sign-in")).toEqual({ period: 20_542, inARow: 1 });
    expect(await store.listResources("purchase:a:")).toMatchObject([{ offerId: "hotel" }]);
    expect(await store.readResource("draw:a:1")).toMatchObject({ roll: 948_775 });
    expect(await store.readResource("next-draw:a")).toMatchObject({ number: 2 });
    expect(await store.readResource("spend:a:2")).toEqual({
      state: "captured",
      refundedFen: 10,
      refundedPoints: 10,
      followUps: [3, 4],
      partial: { total: 20, released: [{ lotId: 1, expiresAt: 1_869_667_200_000, points: 40 }] },
    });
    expect(await store.readResource("spend:a:256")).toMatchObject({ followUps: [257] });
    const db = await openDB("version-4-resources");
    const names = await db.getAllKeys("resources");
    expect(names).toHaveLength(13);
    expect(names).not.toContainEqual(
      expect.stringMatching(/^(use:|lock:|taken|redeemed|awarded|raised$)/),
    );
    expect([...db.objectStoreNames]).toEqual([...STORE_NAMES].toSorted());
    db.close();
  });

  it("has the fields of today's contract in its receipts", async () => {
    const store = await open("version-4-receipts");
    expect((await store.readReceipt("a", "purchase"))?.body).toEqual({
      entries: [{ seq: 5, kind: "pending", source: "rebate", pendingPoints: 400 }],
    });
  });

  it("answers a stored operation again, and goes on from what became of a spend", async () => {
    const store = await open("version-4-service");
    const service = createTestService(store, instant(1_774_843_200_000));
    const response = await service.send(`/api/operations/${keyOf(3)}`);
    expect(await response.json()).toMatchObject({ answer: version4Receipt.body });
    const refunded = await service.asPartner(routes.refundPartnerPayment, "a-2", { fen: 10 }, 4);
    expect(refunded.entries).toMatchObject([{ kind: "refund", points: 10, of: "a-2" }]);
    const captured = await service.asPartner(routes.capturePartnerPayment, "a-258", {}, 5);
    expect(captured.wallet).toMatchObject({ held: 0, spendable: 2_580 });
  });
});

describe("a database of version 5", () => {
  const open = async (name: string) => {
    await createDatabase(name, 5, version5);
    return openIndexedDbStore(name, aliPoint);
  };

  it("has its ledgers, receipts and resources as they were, and a count for each thing", async () => {
    const store = await open("version-5");
    for (const memberId of ["a", "import-b"]) {
      expect(await store.readEntriesFrom(memberId, 1, Infinity)).toEqual(version5Ledger);
      expect(await store.readWallet(memberId)).toEqual(replay(version5Ledger, aliPoint));
    }
    expect((await store.readReceipt("a", "k"))?.request).toBe("digest");
    expect(await store.readResource("stock:cup")).toEqual({ redeemed: 2, codesGiven: 0 });
    expect(await store.readResource("award:yuan-10")).toBe(1);
    expect(await store.readResource("raised:library")).toBe(5);
    expect(await store.readResource("certificates")).toBe(1);
    const db = await openDB("version-5");
    const names = await db.getAllKeys("resources");
    expect(names).not.toContainEqual(expect.stringMatching(/^(redeemed|awarded|raised$)/));
    const rewards = IDBKeyRange.bound("reward:", "reward;");
    expect(await db.getAllKeys("resources", rewards)).toEqual(["reward:a:2"]);
    db.close();
  });

  it("mends a stock that the end of an imported hold has raised above its units", async () => {
    const store = await open("version-5-mended");
    expect(await store.readResource("stock:delivery-coupon")).toEqual({
      redeemed: 0,
      codesGiven: 0,
    });
  });

  it("returns the unit of a redemption on hold that is cancelled, but none of an imported one", async () => {
    const store = await open("version-5-cancelled");
    const service = createTestService(store, instant(version5Time + 1));
    const left = async () =>
      (await service.ask(routes.listProducts)).items.find(({ id }) => id === "cup")?.stock;
    expect(await left()).toBe(23);
    for (const [memberId, stock] of [
      ["import-b", 23],
      ["a", 24],
    ] as const) {
      await service.signIn(memberId);
      const cancel = json({}, { "Idempotency-Key": keyOf(1) });
      await service.ask(routes.cancelRedemption, { id: `${memberId}-2`, ...cancel });
      expect(await left()).toBe(stock);
    }
  });
});

it("calls a cash prize of version 6 by its name, and leaves the other draws as they were", async () => {
  const draw = (pays: string) => ({ number: 1, pays, prizeId: "yuan-10" });
  const receipt = (pays: string) => ({ ...RECEIPT, body: { draw: draw(pays), operation: {} } });
  await createDatabase("version-6", 6, {
    ledgers: [],
    tail: [],
    pages: [],
    pageIndexes: [],
    snapshots: [],
    receipts: [
      [["a", "k"], receipt("yuan")],
      [["a", "l"], receipt("points")],
      [["a", "m"], RECEIPT],
    ],
    resources: [
      ["draw:a:1", draw("yuan")],
      ["draw:a:2", draw("nothing")],
      ["next-draw:a", { number: 3, secret: "s" }],
    ],
  });
  const store = await openIndexedDbStore("version-6", aliPoint);
  expect(await store.readResource("draw:a:1")).toEqual(draw("cash"));
  expect(await store.readResource("draw:a:2")).toEqual(draw("nothing"));
  expect(await store.readReceipt("a", "k")).toEqual(receipt("cash"));
  expect(await store.readReceipt("a", "l")).toEqual(receipt("points"));
  expect(await store.readReceipt("a", "m")).toEqual(RECEIPT);
});

it("finds words of version 5 whatever their width, case and accents, and leaves full captures out", async () => {
  const { entries } = grantsAfter(undefined, 300, "Ｃafé");
  const capture = { ...entries[0], kind: "capture", of: 1, seq: 2 } as unknown as Entry;
  const page = entries.slice(0, 256).with(1, capture);
  await createDatabase("version-5-search", 5, {
    ledgers: [["a", { ledgerId: "ledger-a", lastSeq: 300, snapshotSeq: 0 }]],
    tail: entries.slice(256).map((entry) => [["ledger-a", entry.seq], entry]),
    pages: [
      [
        ["ledger-a", 0],
        {
          entries: page.map((entry) => JSON.stringify(entry)),
          searchKeys: "grant\t\tｃafé\ncapture\t\tｃafé",
          keyNumbers: Uint8Array.from(page, ({ kind }) => (kind === "capture" ? 1 : 0)),
        },
      ],
    ],
    pageIndexes: [
      [
        ["ledger-a", 0],
        {
          times: [[NOW, NOW]],
          searchKeys: "grant\t\tｃafé\ncapture\t\tｃafé",
          pageBits: BigUint64Array.of(1n, 1n),
          counts: Uint32Array.of(255, 1),
          points: Float64Array.of(2_550, 0),
          lotRanges: Uint32Array.of(0, 1, 256),
        },
      ],
    ],
    snapshots: [],
    receipts: [],
    resources: [],
  });
  const store = await openIndexedDbStore("version-5-search", aliPoint);
  const filter = { text: { words: "cafe", items: [] }, withoutFullCaptures: true };
  expect((await store.readEntryTotals("a", { below: Infinity, filter })).count).toBe(299);
  const found = await store.readEntries("a", { below: 4, limit: 9, filter });
  expect(found.map(({ seq }) => seq)).toEqual([3, 1]);
});

it("leaves a database of version 1 as it was if an entry cannot be upgraded", async () => {
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
