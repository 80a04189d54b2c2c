import { assert } from "../../../rules/assertion.ts";
import type { Programme } from "../../../rules/programme.ts";
import { replay } from "../../../rules/ledger/fold.ts";
import { emptyWallet, type Wallet } from "../../../rules/ledger/wallet.ts";
import {
  ask,
  BLOCK,
  PAGE,
  type Head,
  type Reading,
  type Snapshot,
  type Writing,
} from "./layout.ts";
import { readRange } from "./pages.ts";

/** A ledger's wallet. */
export type KnownWallet = { readonly ledger: string; readonly wallet: Wallet };

/**
 * Raise it with every change of what a wallet is made of inside: a snapshot of another shape is passed over,
 * and the ledger folded instead. (indexeddb.test.ts holds on to the shape that the number stands for.)
 */
const SHAPE = 2;

/** Entries are folded by so many at a time, so that a long ledger is never held whole. */
const STRETCH = PAGE * BLOCK;

/**
 * The wallets that this page knows. A ledger's entries never change, so a wallet of it stays true for the entry
 * that it goes up to; whoever wrote entries since, another tab perhaps, only they are folded in.
 */
export class Wallets {
  readonly #programme: Programme;
  readonly #byLedger = new Map<string, Wallet>();

  constructor(programme: Programme) {
    this.#programme = programme;
  }

  /** The wallet as of the head, within the head's transaction. */
  async read(transaction: Reading, head: Head): Promise<KnownWallet> {
    let wallet = this.#known(head) ?? (await readSnapshot(transaction, head)) ?? emptyWallet;
    while (wallet.seq < head.seq) {
      const entries = await readRange(transaction, head, wallet.seq + 1, wallet.seq + STRETCH);
      assert(entries.length > 0, () => `no entry ${wallet.seq + 1} in ledger ${head.ledger}`);
      wallet = replay(entries, this.#programme, wallet);
    }
    return { ledger: head.ledger, wallet };
  }

  /** To be called only once the entries behind the wallet are durable. */
  remember(known: KnownWallet | undefined): void {
    if (known) this.#byLedger.set(known.ledger, known.wallet);
  }

  forgetAll(): void {
    this.#byLedger.clear();
  }

  /** A wallet that goes further than its ledger is not used: what it came of has been lost. */
  #known({ ledger, seq }: Head): Wallet | undefined {
    const wallet = this.#byLedger.get(ledger);
    return wallet && wallet.seq <= seq ? wallet : undefined;
  }
}

/** Moves the head to the wallet's last entry. Where the ledger has grown by a tenth, the wallet is written down too. */
export function putHead(transaction: Writing, memberId: string, head: Head, wallet: Wallet): void {
  const { seq } = wallet;
  const isDue = seq - head.snapshot >= Math.max(1_000, seq / 10);
  if (isDue) ask(transaction.objectStore("snapshots").put(snapshotOf(wallet), head.ledger));
  const moved = { ...head, seq, snapshot: isDue ? seq : head.snapshot };
  ask(transaction.objectStore("heads").put(moved, memberId));
}

/** Of a queue's lots only those that live: the array also has spent ones, and later versions'. */
function snapshotOf(wallet: Wallet): Snapshot {
  const lots = wallet.expiring.map(({ queue }) => queue.lots.slice(queue.start, queue.end));
  const expiring = wallet.expiring.map((row, index) => {
    const end = lots[index]?.length ?? 0;
    return { ...row, queue: { ...row.queue, lots: [], start: 0, end } };
  });
  return {
    shape: SHAPE,
    wallet: { ...wallet, expiring },
    lots: lots.map((ofRow) => JSON.stringify(ofRow)),
  };
}

async function readSnapshot(transaction: Reading, { ledger, seq }: Head) {
  const kept = await transaction.objectStore("snapshots").get(ledger);
  if (kept?.shape !== SHAPE || kept.wallet.seq > seq) return undefined;
  const expiring = kept.wallet.expiring.map((row, index) => {
    const lots = JSON.parse(kept.lots[index] ?? "[]") as typeof row.queue.lots;
    return { ...row, queue: { ...row.queue, lots } };
  });
  return { ...kept.wallet, expiring };
}
