import type { IDBPDatabase, IDBPTransaction } from "idb";
import type { Entry } from "../../../rules/ledger/entry.ts";
import { digestOf } from "../../digest.ts";
import { withPages } from "./block.ts";
import { BLOCK, NAMES, newHead, placesFrom, type Schema, type Writing } from "./layout.ts";
import { readEntry } from "./page.ts";
import { append } from "./pages.ts";
import type { Counts } from "../store.ts";

/**
 * What version 1 had: whole wallets, each ledger in pages of a thousand entries by member, subjects that
 * could be products only, and for each product how many are left.
 */
type Old = {
  wallets: { key: string; value: unknown };
  pages: { key: [memberId: string, page: number]; value: readonly Entry[] };
  receipts: { key: IDBValidKey; value: unknown };
  resources: { key: string; value: unknown };
};
type FromOld = IDBPTransaction<Old, (keyof Old)[], "versionchange">;

/** How many there were of each product at the beginning. */
const STOCK = {
  "phone-credit": 500,
  "delivery-coupon": 800,
  towel: 12,
  "supermarket-card": 3,
  "shopping-voucher": 0,
};

/** Makes the database what it is now out of what it was. Awaits nothing but the transaction's own requests. */
export async function upgrade(
  database: IDBPDatabase<Schema>,
  from: number,
  transaction: Writing,
): Promise<void> {
  for (const name of NAMES) {
    if (!database.objectStoreNames.contains(name)) database.createObjectStore(name);
  }
  if (from > 0 && from < 4) await digestRequests(transaction);
  if (from === 2) await countBlocks(transaction);
  if (from !== 1) return;
  const old = transaction as unknown as FromOld;
  for (const memberId of await old.objectStore("wallets").getAllKeys()) {
    await moveLedger(old, transaction, memberId);
  }
  const receipts = old.objectStore("receipts");
  for (let kept = await receipts.openCursor(); kept; kept = await kept.continue()) {
    await kept.update(withSubjects(kept.value));
  }
  await countTaken(old);
  old.db.deleteObjectStore("wallets");
}

/** Version 2 noted in its blocks what their pages are about, and did not count it. */
async function countBlocks(transaction: Writing): Promise<void> {
  const blocks = transaction.objectStore("blocks");
  for (const [ledger, block] of await blocks.getAllKeys()) {
    const all = placesFrom(ledger, block * BLOCK, block * BLOCK + BLOCK - 1);
    const pages = await transaction.objectStore("pages").getAll(all);
    const entries = pages.map((page) => page.entries.map(readEntry));
    await blocks.put(withPages(undefined, entries), [ledger, block]);
  }
}

/** Up to version 3 a receipt had the very request, and with it what nobody needs to keep. */
async function digestRequests(transaction: Writing): Promise<void> {
  const receipts = transaction.objectStore("receipts");
  for (let kept = await receipts.openCursor(); kept; kept = await kept.continue()) {
    const { request } = kept.value;
    await kept.update({ ...kept.value, request: digestOf(kept.primaryKey[1], request) });
  }
}

/** Wallets are not moved: they are what the entries make them. Old pages are named by the member, new ones by the ledger. */
async function moveLedger(old: FromOld, transaction: Writing, memberId: string): Promise<void> {
  const pages = old.objectStore("pages");
  const { ledger, snapshot } = newHead();
  let seq = 0;
  for (let page = 0; ; page++) {
    const entries = await pages.get([memberId, page]);
    if (!entries) break;
    await pages.delete([memberId, page]);
    await append(transaction, { ledger, seq, snapshot }, withSubjects(entries));
    seq += entries.length;
  }
  if (seq > 0) await transaction.objectStore("heads").put({ ledger, seq, snapshot }, memberId);
}

/** What was taken of each product, in one record instead of what is left in one each. */
async function countTaken(old: FromOld): Promise<void> {
  const resources = old.objectStore("resources");
  const taken: Record<string, number> = {};
  for (const [product, stock] of Object.entries(STOCK)) {
    const left = await resources.get(`stock:${product}`);
    await resources.delete(`stock:${product}`);
    if (typeof left === "number" && left < stock) taken[product] = stock - left;
  }
  await resources.put(taken satisfies Counts, "taken");
}

/** The same, with every subject that was `{ productId }` written as subjects are now. */
function withSubjects<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withSubjects) as Value;
  const fields = Object.entries(value);
  const [first] = fields;
  if (fields.length === 1 && first?.[0] === "productId") {
    return { kind: "product", id: first[1] as string } as Value;
  }
  return Object.fromEntries(fields.map(([name, held]) => [name, withSubjects(held)])) as Value;
}
