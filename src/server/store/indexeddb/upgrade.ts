import type { IDBPDatabase, IDBPTransaction } from "idb";
import type { Entry } from "../../../rules/ledger/entry.ts";
import { digestOf } from "../../digest.ts";
import { addPages, appendToLedger } from "./pages.ts";
import {
  keyRange,
  newLedgerHead,
  PAGES_PER_INDEX,
  STORE_NAMES,
  type Schema,
  type WriteTransaction,
} from "./schema.ts";
import { splitCounts, storeRewardsOfHolds, type Counts } from "./upgrade-counts.ts";

/** What versions 1 to 4 had under other names, or in another shape. */
type OldSchema = {
  heads: { key: string; value: { ledger: string; seq: number } };
  blocks: { key: [ledgerId: string, number: number]; value: unknown };
  tail: { key: IDBValidKey; value: OldEntry };
  /** Version 1 had a thousand entries a page, by member. */
  pages: { key: [owner: string, page: number]; value: readonly OldEntry[] };
  /** In version 1 only: the wallets of all members. */
  wallets: { key: string; value: unknown };
  receipts: { key: IDBValidKey; value: unknown };
  resources: { key: string; value: unknown };
};
type OldTransaction = IDBPTransaction<OldSchema, (keyof OldSchema)[], "versionchange">;

type OldEntry = { readonly seq: number; readonly source?: string; readonly smaller?: unknown };

/** Turns a database of version `from` into today's. Awaits only requests of the transaction. */
export async function upgrade(
  database: IDBPDatabase<Schema>,
  from: number,
  transaction: WriteTransaction,
): Promise<void> {
  const old = transaction as unknown as OldTransaction;
  if (from > 1 && from < 5) {
    old.objectStore("heads").name = "ledgers";
    old.objectStore("blocks").name = "pageIndexes";
  }
  for (const name of STORE_NAMES) {
    if (!database.objectStoreNames.contains(name)) database.createObjectStore(name);
  }
  if (from === 0) return;
  if (from === 1) await upgradeVersion1(old, transaction);
  else if (from < 5) await upgradeLedgers(old, transaction);
  else if (from === 5) await indexPagesAnew(transaction, (entry) => entry);
  if (from < 5) {
    await upgradeReceipts(transaction, from);
    await renameResources(old);
  }
  if (from < 6) {
    await splitCounts(transaction);
    await storeRewardsOfHolds(transaction);
  }
  await renameCashPrizes(old);
}

/** Rewrites heads, pages and tails, and builds the page indexes anew. Drops snapshots: wallets are replayed. */
async function upgradeLedgers(old: OldTransaction, transaction: WriteTransaction): Promise<void> {
  await transaction.objectStore("snapshots").clear();
  const heads = transaction.objectStore("ledgers");
  for (let cursor = await heads.openCursor(); cursor; cursor = await cursor.continue()) {
    const { ledger, seq } = cursor.value as unknown as OldSchema["heads"]["value"];
    await cursor.update({ ledgerId: ledger, lastSeq: seq, snapshotSeq: 0 });
  }
  await indexPagesAnew(transaction, upgradeEntry);
  const tail = old.objectStore("tail");
  for (let cursor = await tail.openCursor(); cursor; cursor = await cursor.continue()) {
    await cursor.update(upgradeEntry(cursor.value));
  }
}

/** Up to version 5, search keys were in lower case only, and did not tell full captures from others. */
async function indexPagesAnew(
  transaction: WriteTransaction,
  upgradeOld: (entry: OldEntry) => OldEntry,
): Promise<void> {
  for (const [ledgerId, index] of await transaction.objectStore("pageIndexes").getAllKeys()) {
    const first = index * PAGES_PER_INDEX;
    const range = keyRange(ledgerId, first, first + PAGES_PER_INDEX - 1);
    const pages = await transaction.objectStore("pages").getAll(range);
    const entries = pages.map((page) =>
      page.entries.map((json) => upgradeOld(JSON.parse(json) as OldEntry) as Entry),
    );
    await addPages(transaction, ledgerId, first, entries);
  }
}

/** Up to version 4, points of an imported file came from a "statement", and a partial capture was a "smaller" one. */
function upgradeEntry(entry: OldEntry): Entry {
  if (entry.source === "statement") return { ...entry, source: "import" } as OldEntry as Entry;
  if (entry.smaller === undefined) return entry as Entry;
  const { smaller, ...others } = entry;
  return { ...others, partial: smaller } as OldEntry as Entry;
}

/** Up to version 3, a receipt had the whole request. */
async function upgradeReceipts(transaction: WriteTransaction, from: number): Promise<void> {
  const receipts = transaction.objectStore("receipts");
  for (let cursor = await receipts.openCursor(); cursor; cursor = await cursor.continue()) {
    const { request, body } = cursor.value;
    await cursor.update({
      ...cursor.value,
      request: from < 4 ? digestOf(cursor.primaryKey[1], request) : request,
      body: upgradeBody(body as OldBody),
    });
  }
}

type OldBody = { readonly entries?: readonly { readonly promised?: number }[] } | undefined;

/** Up to version 4, pending points were "promised". */
function upgradeBody(body: OldBody): unknown {
  if (body?.entries === undefined) return body;
  const entries = body.entries.map(({ promised, ...entry }) => ({
    ...entry,
    ...(promised !== undefined && { pendingPoints: promised }),
  }));
  return { ...body, entries };
}

/** Up to version 4, some resources had other names. */
async function renameResources(old: OldTransaction): Promise<void> {
  const resources = old.objectStore("resources");
  for (let cursor = await resources.openCursor(); cursor; cursor = await cursor.continue()) {
    const { key, value } = cursor;
    const name = key
      .replace(/^use:/, "spend:")
      .replace(/^lock:/, "top-up-lock:")
      .replace(/^taken$/, "redeemed");
    if (name === key) continue;
    await resources.put(name.startsWith("spend:") ? upgradeSpend(value as OldSpend) : value, name);
    await cursor.delete();
  }
}

type OldSpend = {
  readonly state: unknown;
  readonly refunded: unknown;
  readonly settled: unknown;
  readonly smaller?: unknown;
  readonly after: unknown;
};

function upgradeSpend({ state, refunded, settled, smaller, after }: OldSpend) {
  return {
    state,
    refundedFen: refunded,
    refundedPoints: settled,
    ...(smaller !== undefined && { partial: smaller }),
    followUps: after,
  };
}

type OldDraw = { readonly pays?: string };
type OldReceipt = { readonly body?: { readonly draw?: OldDraw } };

/** Up to version 6, a cash prize was one in "yuan". */
async function renameCashPrizes(old: OldTransaction): Promise<void> {
  const draws = IDBKeyRange.bound("draw:", "draw;");
  const resources = old.objectStore("resources");
  for (let cursor = await resources.openCursor(draws); cursor; cursor = await cursor.continue()) {
    const draw = cursor.value as OldDraw;
    if (draw.pays === "yuan") await cursor.update({ ...draw, pays: "cash" });
  }
  const receipts = old.objectStore("receipts");
  for (let cursor = await receipts.openCursor(); cursor; cursor = await cursor.continue()) {
    const receipt = cursor.value as OldReceipt;
    const draw = receipt.body?.draw;
    if (draw?.pays !== "yuan") continue;
    await cursor.update({ ...receipt, body: { ...receipt.body, draw: { ...draw, pays: "cash" } } });
  }
}

/** Version 1 had whole wallets, subjects that were products only, and for each product the stock that was left. */
async function upgradeVersion1(old: OldTransaction, transaction: WriteTransaction): Promise<void> {
  for (const memberId of await old.objectStore("wallets").getAllKeys()) {
    await moveLedger(old, transaction, memberId);
  }
  const receipts = old.objectStore("receipts");
  for (let cursor = await receipts.openCursor(); cursor; cursor = await cursor.continue()) {
    await cursor.update(withSubjects(cursor.value));
  }
  await countRedeemed(old);
  old.db.deleteObjectStore("wallets");
}

/** Drops the wallet: it is replayed. */
async function moveLedger(
  old: OldTransaction,
  transaction: WriteTransaction,
  memberId: string,
): Promise<void> {
  const pages = old.objectStore("pages");
  const { ledgerId, snapshotSeq } = newLedgerHead();
  let lastSeq = 0;
  for (let page = 0; ; page++) {
    const entries = await pages.get([memberId, page]);
    if (!entries) break;
    await pages.delete([memberId, page]);
    const head = { ledgerId, lastSeq, snapshotSeq };
    await appendToLedger(transaction, head, withSubjects(entries).map(upgradeEntry));
    lastSeq += entries.length;
  }
  if (lastSeq > 0) {
    await transaction.objectStore("ledgers").put({ ledgerId, lastSeq, snapshotSeq }, memberId);
  }
}

/** Each product's stock in version 1, before anything was redeemed. */
const STOCK = {
  "phone-credit": 500,
  "delivery-coupon": 800,
  towel: 12,
  "supermarket-card": 3,
  "shopping-voucher": 0,
};

async function countRedeemed(old: OldTransaction): Promise<void> {
  const resources = old.objectStore("resources");
  const redeemed: Record<string, number> = {};
  for (const [product, stock] of Object.entries(STOCK)) {
    const left = await resources.get(`stock:${product}`);
    await resources.delete(`stock:${product}`);
    if (typeof left === "number" && left < stock) redeemed[product] = stock - left;
  }
  await resources.put(redeemed satisfies Counts, "redeemed");
}

/** Replaces every `{ productId }` by a catalog item. */
function withSubjects<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withSubjects) as Value;
  const fields = Object.entries(value);
  const [first] = fields;
  if (fields.length === 1 && first?.[0] === "productId") {
    return { kind: "product", id: first[1] as string } as Value;
  }
  return Object.fromEntries(fields.map(([name, field]) => [name, withSubjects(field)])) as Value;
}
