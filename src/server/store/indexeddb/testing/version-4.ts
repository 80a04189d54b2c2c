import { openDB, type IDBPDatabase } from "idb";

const PAID_AT = 1_774_843_200_000;
const HELD_UNTIL = PAID_AT + 15 * 60_000;
const expiresAt = 1_869_667_200_000;

const order = (reference: string) => ({ kind: "merchant", id: "plumtree", reference });
const ofLot1 = (points: number) => [{ lotId: 1, expiresAt, points }];

/** Entries 1 to 5, and 256 to 259. */
const first = [
  {
    kind: "grant",
    source: "statement",
    points: 100,
    subject: { words: "Bank" },
    expiresAt,
    seq: 1,
    at: PAID_AT,
    balanceAfter: 100,
  },
  {
    kind: "payment",
    subject: order("o1"),
    allocations: ofLot1(60),
    total: 500,
    heldUntil: HELD_UNTIL,
    seq: 2,
    at: PAID_AT,
    balanceAfter: 40,
  },
  {
    kind: "capture",
    subject: order("o1"),
    of: 2,
    smaller: { total: 20, released: ofLot1(40) },
    seq: 3,
    at: PAID_AT,
    balanceAfter: 80,
  },
  {
    kind: "refund",
    subject: order("o1"),
    of: 2,
    fen: 10,
    points: 10,
    forfeited: [],
    expiresAt,
    seq: 4,
    at: PAID_AT,
    balanceAfter: 90,
  },
  {
    kind: "pending",
    source: "rebate",
    subject: { kind: "offer", id: "hotel" },
    points: 400,
    creditAt: null,
    seq: 5,
    at: PAID_AT,
    balanceAfter: 90,
  },
];
const signIns = Array.from({ length: 250 }, (_, index) => ({
  kind: "grant",
  source: "statement",
  points: 10,
  subject: { words: "Sign-in" },
  expiresAt,
  seq: 6 + index,
  at: PAID_AT,
  balanceAfter: 100 + 10 * index,
}));
const heldAtPageEnd = {
  kind: "payment",
  subject: order("o2"),
  allocations: ofLot1(30),
  total: 500,
  heldUntil: HELD_UNTIL,
  seq: 256,
  at: PAID_AT,
  balanceAfter: 2_560,
};
const tail = [
  {
    kind: "capture",
    subject: order("o2"),
    of: 256,
    smaller: { total: 10, released: ofLot1(20) },
    seq: 257,
    at: PAID_AT,
    balanceAfter: 2_580,
  },
  {
    kind: "payment",
    subject: order("o3"),
    allocations: ofLot1(15),
    total: 500,
    heldUntil: HELD_UNTIL,
    seq: 258,
    at: PAID_AT,
    balanceAfter: 2_565,
  },
  {
    kind: "grant",
    source: "statement",
    points: 5,
    subject: { words: "Late" },
    expiresAt,
    seq: 259,
    at: PAID_AT,
    balanceAfter: 2_570,
  },
];
const searchKeys = [
  "grant\t\tbank",
  "payment\tmerchant:plumtree\to1",
  "capture\tmerchant:plumtree\to1",
  "refund\tmerchant:plumtree\to1",
  "pending\toffer:hotel\t",
  "grant\t\tsign-in",
  "payment\tmerchant:plumtree\to2",
].join("\n");

/** The answer to a capture, under its key. */
export const version4Receipt = {
  status: 201,
  headers: { "Content-Type": "application/json", ETag: '"a-3"' },
  body: {
    operation: { key: "00000000-0000-4000-8000-000000000003" },
    entries: [
      {
        seq: 3,
        id: "a-3",
        kind: "capture",
        at: "2026-03-30T04:00:00.000Z",
        points: 40,
        balanceAfter: 80,
        title: "Plumtree Shopping",
        subject: order("o1"),
        of: "a-2",
        allocations: [],
        fen: 20,
        released: [{ lotId: "a-1", points: 40 }],
      },
    ],
    wallet: {
      memberId: "a",
      serverTime: "2026-03-30T04:00:00.000Z",
      seq: 3,
      spendable: 80,
      held: 0,
      pending: 0,
      owed: 0,
      worthFen: 80,
      mayUse: true,
      missing: 0,
      expiring: [{ points: 80, expiresAt: "2029-03-31T16:00:00.000Z" }],
      nextRedemptionAt: "2026-03-30T04:00:00.000Z",
      changesAt: "2029-03-31T16:00:00.000Z",
      lifetime: { granted: 100, spent: 20, expired: 0, clawedBack: 0 },
    },
  },
  request: "3b918b4501f3317a9b86d3486208e9fcaae57ce1bbdc37a33fac9a4714748315",
};

/** Every record of a database of version 4, as that version wrote it: by object store, with its key. */
export const version4: Record<string, readonly (readonly [key: IDBValidKey, value: unknown])[]> = {
  heads: [["a", { ledger: "ledger-a", seq: 259, snapshot: 256 }]],
  tail: tail.map((entry) => [["ledger-a", entry.seq], entry]),
  pages: [
    [
      ["ledger-a", 0],
      {
        entries: [...first, ...signIns, heldAtPageEnd].map((entry) => JSON.stringify(entry)),
        topics: searchKeys,
        topicOf: Uint8Array.from([0, 1, 2, 3, 4, ...signIns.map(() => 5), 6]),
        after: {
          rows: [{ expiresAt, points: 2_560 }],
          held: [{ of: 256, parts: [{ expiresAt, points: 30 }] }],
        },
      },
    ],
  ],
  blocks: [
    [
      ["ledger-a", 0],
      {
        times: [[PAID_AT, PAID_AT]],
        topics: searchKeys,
        pagesOf: new BigUint64Array(7).fill(1n),
        counts: Uint32Array.from([1, 1, 1, 1, 1, 250, 1]),
        points: Float64Array.from([100, -60, 40, 10, 0, 2_500, -30]),
        lots: Uint32Array.from([0, 1, 256]),
      },
    ],
  ],
  snapshots: [["ledger-a", { shape: 1, wallet: { seq: 256, balance: 7, expiring: [] }, lots: [] }]],
  receipts: [
    [["a", version4Receipt.body.operation.key], version4Receipt],
    [
      ["a", "purchase"],
      {
        ...version4Receipt,
        body: { entries: [{ seq: 5, kind: "pending", source: "rebate", promised: 400 }] },
      },
    ],
  ],
  resources: [
    ["session", { memberId: "a" }],
    ["member:a", { id: "a", madeAt: PAID_AT, clock: null }],
    ["certificates", 1],
    ["raised", { library: 5 }],
    ["awarded", { "yuan-10": 1 }],
    ["taken", { "delivery-coupon": 3 }],
    ["lock:a", { failures: 1, until: 0 }],
    ["task:a:sign-in", { period: 20_542, inARow: 1 }],
    [
      "purchase:a:5",
      { of: 5, offerId: "hotel", total: 20_000, points: 400, at: PAID_AT, state: "pending" },
    ],
    [
      "use:a:2",
      {
        state: "captured",
        refunded: 10,
        settled: 10,
        after: [3, 4],
        smaller: { total: 20, released: ofLot1(40) },
      },
    ],
    [
      "use:a:256",
      {
        state: "captured",
        refunded: 0,
        settled: 0,
        after: [257],
        smaller: { total: 10, released: ofLot1(20) },
      },
    ],
    [
      "draw:a:1",
      {
        number: 1,
        secret: "01".repeat(32),
        seq: 5,
        at: PAID_AT,
        memberSeed: "00",
        roll: 948_775,
        prizeId: "nothing",
        pays: "nothing",
      },
    ],
    ["next-draw:a", { number: 2, secret: "02".repeat(32) }],
  ],
};

/** Creates a database with these records. */
export async function createDatabase(
  name: string,
  version: number,
  records: Record<string, readonly (readonly [key: IDBValidKey, value: unknown])[]>,
): Promise<void> {
  const db: IDBPDatabase = await openDB(name, version, {
    upgrade(created) {
      for (const store of Object.keys(records)) created.createObjectStore(store);
    },
  });
  for (const [store, all] of Object.entries(records)) {
    for (const [key, value] of all) await db.put(store, value, key);
  }
  db.close();
}
