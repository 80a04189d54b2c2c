import type * as z from "zod/mini";
import type { statement } from "../../contract/statement.ts";
import type { Allocation } from "../../rules/ledger/allocation.ts";
import { fail } from "../../rules/assertion.ts";
import type { Instant } from "../../rules/calendar.ts";
import { balanceChange, type Entry, type SpendEntry } from "../../rules/ledger/entry.ts";
import { replay } from "../../rules/ledger/fold.ts";
import { sum } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import { emptyWallet, allocateInOrder, type Wallet } from "../../rules/ledger/wallet.ts";
import { entryOf, type ParsedEntry } from "./statement-entry.ts";

/** The entry `seq` contradicts those before it. */
export class BrokenLedger extends Error {
  override name = "BrokenLedger";
  readonly seq: number;

  constructor(seq: number, cause: unknown) {
    super(`entry ${seq}`, { cause });
    this.seq = seq;
  }
}

/**
 * Folds a statement in JSON into a wallet, chunk by chunk. Each entry is on a line of its
 * own. Only the expiries of lots are kept in memory, so a million entries need little.
 */
export class Replay {
  readonly #programme: Programme;
  readonly #expiries: Instant[] = [];
  #wallet: Wallet = emptyWallet;
  /** The beginning of an incomplete line. */
  #begun = "";
  #memberId: string | undefined;
  #isWhole = false;

  constructor(programme: Programme) {
    this.#programme = programme;
  }

  /** The wallet of the entries read so far. */
  get wallet(): Wallet {
    return this.#wallet;
  }

  /** Known once the statement's first line is read. */
  get memberId(): string | undefined {
    return this.#memberId;
  }

  /** Whether the statement's end has been read. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  read(text: string): void {
    const lines = (this.#begun + text).split("\n");
    this.#begun = lines.pop() ?? "";
    for (const line of lines) {
      if (line.endsWith("[")) this.#memberId = memberIn(line);
      else if (line.startsWith("]")) this.#isWhole = true;
      else this.#enter(line);
    }
  }

  #enter(line: string): void {
    try {
      const stated = JSON.parse(line.endsWith(",") ? line.slice(0, -1) : line) as ParsedEntry;
      const entry = entryOf(stated, (lot) => this.#expiries[lot] ?? fail(`no lot ${lot}`));
      checkEntry(this.#wallet, entry);
      this.#wallet = replay([entry], this.#programme, this.#wallet);
      if ("expiresAt" in entry) this.#expiries[entry.seq] = entry.expiresAt;
    } catch (fault) {
      throw new BrokenLedger(this.#wallet.seq + 1, fault);
    }
  }
}

/** The statement's first line ends with the opening of the list of entries. */
function memberIn(head: string): string {
  return (JSON.parse(`${head}]}`) as z.input<typeof statement>).member.id;
}

/**
 * Checks what folding ignores: the balance after the entry, that a spend takes first-to-expire first, and
 * that nothing expires too early.
 */
function checkEntry(wallet: Wallet, entry: Entry): void {
  const after = wallet.balance + balanceChange(entry);
  if (entry.balanceAfter !== after) fail(`${entry.balanceAfter}, not ${after}, after it`);
  if ("total" in entry) checkSpendOrder(wallet, entry);
  if (entry.kind === "expiry" && entry.at < entry.allocations[0].expiresAt) fail("before its time");
}

function checkSpendOrder(wallet: Wallet, { allocations, at }: SpendEntry & Entry): void {
  const due = allocateInOrder(wallet, sum(allocations), at);
  const isDue = ({ lotId, points }: Allocation, index: number) =>
    due[index]?.lotId === lotId && due[index].points === points;
  if (due.length !== allocations.length || !allocations.every(isDue)) fail("others expire first");
}
