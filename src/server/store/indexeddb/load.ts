import type { Entry } from "../../../rules/ledger/entry.ts";
import { emptyWallet } from "../../../rules/ledger/wallet.ts";
import type { ResourceWrite } from "../resources.ts";
import { StoreUnavailable, type LedgerChunk } from "../store.ts";
import { writeResources } from "./commit.ts";
import type { Connection } from "./connection.ts";
import { addPages, appendToLedger, splitIntoPages } from "./pages.ts";
import {
  keyRange,
  newLedgerHead,
  PAGE_SIZE,
  PAGES_PER_INDEX,
  type WriteTransaction,
} from "./schema.ts";
import { writeHead, type LedgerWallet } from "./wallet-cache.ts";

/** Pages in one transaction: few enough for the service to answer other requests in between. */
const PAGES_PER_WRITE = PAGES_PER_INDEX / 8;
const ENTRIES_PER_WRITE = PAGE_SIZE * PAGES_PER_WRITE;

type Chunks = AsyncIterable<LedgerChunk> | Iterable<LedgerChunk>;

/**
 * Writes a ledger under a new id, some pages at a time, and last the member's head, without which nobody finds the
 * ledger. After a failure it deletes what it wrote. What a closed tab left behind, the next load deletes.
 */
export async function loadLedger(
  connection: Connection,
  memberId: string,
  chunks: Chunks,
): Promise<LedgerWallet | undefined> {
  const { ledgerId } = newLedgerHead();
  await connection.write(deleteOrphans);
  try {
    const rest = await writePages(connection, ledgerId, chunks);
    return await connection.write((transaction) => finish(transaction, memberId, ledgerId, rest));
  } catch (error) {
    // If the storage is too full even to delete, the next load deletes it.
    await connection
      .write((transaction) => deleteLedger(transaction, ledgerId))
      .catch(() => undefined);
    throw error;
  }
}

/** The entries that do not fill a write, and the number of `pages` already written. */
type Remainder = Required<LedgerChunk> & { readonly pages: number };

async function writePages(
  connection: Connection,
  ledgerId: string,
  chunks: Chunks,
): Promise<Remainder> {
  const resources: ResourceWrite[] = [];
  let wallet = emptyWallet;
  let entries: Entry[] = [];
  let written = 0;
  for await (const chunk of chunks) {
    wallet = chunk.wallet;
    for (const entry of chunk.entries) entries.push(entry);
    for (const write of chunk.resources ?? []) resources.push(write);
    for (; entries.length >= ENTRIES_PER_WRITE; entries = entries.slice(ENTRIES_PER_WRITE)) {
      const first = written;
      const pages = splitIntoPages(entries.slice(0, ENTRIES_PER_WRITE));
      await connection.write((transaction) => addPages(transaction, ledgerId, first, pages));
      written += PAGES_PER_WRITE;
    }
  }
  return { wallet, entries, resources, pages: written };
}

async function finish(
  transaction: WriteTransaction,
  memberId: string,
  ledgerId: string,
  { wallet, entries, resources, pages }: Remainder,
): Promise<LedgerWallet | undefined> {
  const [ledgers, written] = await Promise.all([
    transaction.objectStore("ledgers").count(memberId),
    transaction.objectStore("pages").count(wholeLedger(ledgerId)),
  ]);
  if (ledgers > 0) return deleteLedger(transaction, ledgerId);
  if (written !== pages) throw new StoreUnavailable("another tab's load deleted the pages");
  const head = { ledgerId, lastSeq: pages * PAGE_SIZE, snapshotSeq: 0 };
  writeHead(transaction, memberId, head, wallet);
  await appendToLedger(transaction, head, entries);
  await writeResources(transaction, resources);
  return { ledgerId, wallet };
}

/** Deletes ledgers that no member has. */
async function deleteOrphans(transaction: WriteTransaction): Promise<void> {
  const heads = await transaction.objectStore("ledgers").getAll();
  const owned = new Set(heads.map(({ ledgerId }) => ledgerId));
  let cursor = await transaction.objectStore("pageIndexes").openKeyCursor();
  while (cursor) {
    const [ledgerId] = cursor.key;
    if (!owned.has(ledgerId)) await deleteLedger(transaction, ledgerId);
    cursor = await cursor.continue([ledgerId, Infinity]);
  }
}

async function deleteLedger(transaction: WriteTransaction, ledgerId: string): Promise<undefined> {
  await Promise.all([
    transaction.objectStore("pages").delete(wholeLedger(ledgerId)),
    transaction.objectStore("pageIndexes").delete(wholeLedger(ledgerId)),
  ]);
}

const wholeLedger = (ledgerId: string) => keyRange(ledgerId, 0, Infinity);
