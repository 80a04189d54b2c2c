import { assert } from "../../../rules/assertion.ts";
import { replay } from "../../../rules/ledger/fold.ts";
import { emptyWallet, type Wallet } from "../../../rules/ledger/wallet.ts";
import type { Programme } from "../../../rules/programme.ts";
import { readRange } from "./pages.ts";
import {
  PAGE_SIZE,
  PAGES_PER_INDEX,
  queueWrites,
  type LedgerHead,
  type ReadTransaction,
  type WalletSnapshot,
  type WriteTransaction,
} from "./schema.ts";

export type LedgerWallet = { readonly ledgerId: string; readonly wallet: Wallet };

/**
 * Raise it when the fields of a wallet change: snapshots of another version are ignored, and the ledger is replayed.
 * indexeddb-store.test.ts lists the fields of this version.
 */
const SNAPSHOT_VERSION = 3;

/** Limits how much of a long ledger is in memory at once. */
const ENTRIES_PER_READ = PAGE_SIZE * PAGES_PER_INDEX;

/**
 * The wallets that this page has read. Entries never change, so a cached wallet stays right up to its last entry; what
 * this or another tab has appended since is replayed on top.
 */
export class WalletCache {
  readonly #programme: Programme;
  readonly #byLedger = new Map<string, Wallet>();

  constructor(programme: Programme) {
    this.#programme = programme;
  }

  /** `head` must be read in the same transaction. */
  async read(transaction: ReadTransaction, head: LedgerHead): Promise<LedgerWallet> {
    const { ledgerId, lastSeq } = head;
    let wallet = this.#cached(head) ?? (await readSnapshot(transaction, head)) ?? emptyWallet;
    while (wallet.seq < lastSeq) {
      const { seq } = wallet;
      const entries = await readRange(transaction, head, seq + 1, seq + ENTRIES_PER_READ);
      assert(entries.length > 0, () => `no entry ${seq + 1} in ledger ${ledgerId}`);
      wallet = replay(entries, this.#programme, wallet);
    }
    return { ledgerId, wallet };
  }

  /** Call it only when the wallet's entries are durable. */
  remember(read: LedgerWallet | undefined): void {
    if (read) this.#byLedger.set(read.ledgerId, read.wallet);
  }

  clear(): void {
    this.#byLedger.clear();
  }

  /** A wallet beyond the ledger's last entry is ignored: those entries were lost. */
  #cached({ ledgerId, lastSeq }: LedgerHead): Wallet | undefined {
    const wallet = this.#byLedger.get(ledgerId);
    return wallet && wallet.seq <= lastSeq ? wallet : undefined;
  }
}

/** Moves the head to the wallet's last entry. Writes a snapshot when the ledger has grown by a tenth since the last. */
export function writeHead(
  transaction: WriteTransaction,
  memberId: string,
  head: LedgerHead,
  wallet: Wallet,
): void {
  const { ledgerId, snapshotSeq } = head;
  const lastSeq = wallet.seq;
  const isDue = lastSeq - snapshotSeq >= Math.max(1_000, lastSeq / 10);
  if (isDue) {
    queueWrites(transaction.objectStore("snapshots").put(createSnapshot(wallet), ledgerId));
  }
  const moved = { ledgerId, lastSeq, snapshotSeq: isDue ? lastSeq : snapshotSeq };
  queueWrites(transaction.objectStore("ledgers").put(moved, memberId));
}

/** Has only the lots between `start` and `end` of each queue: its array also has spent ones, and lots of later wallets. */
function createSnapshot(wallet: Wallet): WalletSnapshot {
  const lots = wallet.expiring.map(({ queue }) => queue.lots.slice(queue.start, queue.end));
  const expiring = wallet.expiring.map((row, index) => {
    const end = lots[index]?.length ?? 0;
    return { ...row, queue: { ...row.queue, lots: [], start: 0, end } };
  });
  return {
    version: SNAPSHOT_VERSION,
    wallet: { ...wallet, expiring },
    lots: lots.map((ofRow) => JSON.stringify(ofRow)),
  };
}

async function readSnapshot(
  transaction: ReadTransaction,
  { ledgerId, lastSeq }: LedgerHead,
): Promise<Wallet | undefined> {
  const snapshot = await transaction.objectStore("snapshots").get(ledgerId);
  if (snapshot?.version !== SNAPSHOT_VERSION || snapshot.wallet.seq > lastSeq) return undefined;
  const expiring = snapshot.wallet.expiring.map((row, index) => {
    const lots = JSON.parse(snapshot.lots[index] ?? "[]") as typeof row.queue.lots;
    return { ...row, queue: { ...row.queue, lots } };
  });
  return { ...snapshot.wallet, expiring };
}
