import type { Entry } from "../../../rules/ledger/entry.ts";
import { emptyWallet } from "../../../rules/ledger/wallet.ts";
import { writeResources } from "./commit.ts";
import type { Connection } from "./connection.ts";
import { BLOCK, newHead, PAGE, placesFrom, type Writing } from "./layout.ts";
import { addPages, append, pagesIn } from "./pages.ts";
import { StoreUnavailable, type ResourceWrite, type LedgerPart } from "../store.ts";
import { putHead, type KnownWallet } from "./wallets.ts";

/** So many pages are written in one transaction: a part of a block, so that the page answers in between. */
const PAGES_AT_ONCE = BLOCK / 8;
const AT_ONCE = PAGE * PAGES_AT_ONCE;

/**
 * Writes a ledger under its new name, some pages at a time, and at the end the member's head, which makes it the
 * member's. Until then nobody finds it. One that fails takes away what it wrote; what is left of one that never came to
 * its end is swept away by the next.
 */
export async function loadLedger(
  connection: Connection,
  memberId: string,
  parts: AsyncIterable<LedgerPart> | Iterable<LedgerPart>,
): Promise<KnownWallet | undefined> {
  const { ledger } = newHead();
  await connection.write(sweep);
  try {
    const rest = await writePages(connection, ledger, parts);
    return await connection.write((transaction) => finish(transaction, memberId, ledger, rest));
  } catch (fault) {
    // Where even this finds no space, the next load sweeps.
    await connection.write((transaction) => forget(transaction, ledger)).catch(() => undefined);
    throw fault;
  }
}

/** What was not enough for a page, and all that is written at the end. */
type Rest = Required<LedgerPart> & { readonly pages: number };

async function writePages(
  connection: Connection,
  ledger: string,
  parts: AsyncIterable<LedgerPart> | Iterable<LedgerPart>,
): Promise<Rest> {
  const resources: ResourceWrite[] = [];
  let wallet = emptyWallet;
  let waiting: Entry[] = [];
  let written = 0;
  for await (const part of parts) {
    wallet = part.wallet;
    for (const entry of part.entries) waiting.push(entry);
    for (const kept of part.resources ?? []) resources.push(kept);
    for (; waiting.length >= AT_ONCE; waiting = waiting.slice(AT_ONCE)) {
      const first = written;
      const pages = pagesIn(waiting.slice(0, AT_ONCE));
      await connection.write((transaction) => addPages(transaction, ledger, first, pages));
      written += PAGES_AT_ONCE;
    }
  }
  return { wallet, entries: waiting, resources, pages: written };
}

async function finish(
  transaction: Writing,
  memberId: string,
  ledger: string,
  { wallet, entries, resources, pages }: Rest,
): Promise<KnownWallet | undefined> {
  const [already, written] = await Promise.all([
    transaction.objectStore("heads").count(memberId),
    transaction.objectStore("pages").count(allOf(ledger)),
  ]);
  if (already > 0) return forget(transaction, ledger);
  if (written !== pages) throw new StoreUnavailable("another tab's load swept this one away");
  const head = { ledger, seq: pages * PAGE, snapshot: 0 };
  putHead(transaction, memberId, head, wallet);
  await append(transaction, head, entries);
  await writeResources(transaction, resources);
  return { ledger, wallet };
}

/** Deletes the blocks and pages of ledgers that are nobody's. */
async function sweep(transaction: Writing): Promise<void> {
  const heads = await transaction.objectStore("heads").getAll();
  const used = new Set(heads.map(({ ledger }) => ledger));
  let cursor = await transaction.objectStore("blocks").openKeyCursor();
  while (cursor) {
    const [ledger] = cursor.key;
    if (!used.has(ledger)) await forget(transaction, ledger);
    cursor = await cursor.continue([ledger, Infinity]);
  }
}

async function forget(transaction: Writing, ledger: string): Promise<undefined> {
  await Promise.all([
    transaction.objectStore("pages").delete(allOf(ledger)),
    transaction.objectStore("blocks").delete(allOf(ledger)),
  ]);
}

const allOf = (ledger: string) => placesFrom(ledger, 0, Infinity);
