import type { Entry } from "../../rules/entry.ts";
import { emptyWallet } from "../../rules/wallet.ts";
import { writeResources } from "./commit.ts";
import type { Connection } from "./connection.ts";
import { BLOCK, newHead, PAGE, placesFrom, type Writing } from "./layout.ts";
import { addPages, append, pagesIn } from "./pages.ts";
import { StoreUnavailable, type Kept, type Part } from "./store.ts";
import { putHead, type Known } from "./wallets.ts";

/** So many entries are written in one transaction: a whole block, which depends on no other. */
const AT_ONCE = PAGE * BLOCK;

/**
 * Writes a ledger under its new name, block by block, and at the end the member's head, which makes it the
 * member's. Until then nobody finds it; a load that never came to its end is swept away by the next.
 */
export async function loadLedger(
  connection: Connection,
  memberId: string,
  parts: AsyncIterable<Part> | Iterable<Part>,
  resources: readonly Kept[],
): Promise<Known | undefined> {
  const { ledger } = newHead();
  await connection.write(sweep);
  let wallet = emptyWallet;
  let waiting: Entry[] = [];
  let blocks = 0;
  for await (const part of parts) {
    wallet = part.wallet;
    for (const entry of part.entries) waiting.push(entry);
    for (; waiting.length >= AT_ONCE; waiting = waiting.slice(AT_ONCE)) {
      const pages = pagesIn(waiting.slice(0, AT_ONCE));
      const first = blocks * BLOCK;
      await connection.write((transaction) => addPages(transaction, ledger, first, pages));
      blocks += 1;
    }
  }
  return connection.write(async (transaction) => {
    const [already, written] = await Promise.all([
      transaction.objectStore("heads").count(memberId),
      transaction.objectStore("blocks").count(allOf(ledger)),
    ]);
    if (already > 0) return forget(transaction, ledger);
    if (written !== blocks) throw new StoreUnavailable("another tab's load swept this one away");
    const head = { ledger, seq: blocks * AT_ONCE, snapshot: 0 };
    await Promise.all([
      append(transaction, head, waiting),
      putHead(transaction, memberId, head, wallet),
      writeResources(transaction, resources),
    ]);
    return { ledger, wallet };
  });
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
