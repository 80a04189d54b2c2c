import type { GrantToClawBack } from "../../rules/obtain/clawback.ts";
import type { Entry, PendingEntry } from "../../rules/ledger/entry.ts";
import { afterEntry, spendOf, type Spend } from "../../rules/spend/refund.ts";
import type { Seq } from "../../rules/ledger/seq.ts";

/** The ledger as far as it has been replayed, and what in it later rows may be about. */
export class ImportContext {
  readonly entries: Entry[] = [];
  readonly #uses = new Map<Seq, Spend>();
  readonly #takenBack = new Set<Seq>();
  /** A statement's number of an entry -> ours: where a row could not be applied, those behind it move up. */
  readonly #numbers = new Map<number, Seq>();

  add(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.entries.push(entry);
      if ("total" in entry) this.#uses.set(entry.seq, spendOf(entry));
      if (entry.kind === "clawback" && entry.owed >= 0) this.#takenBack.add(entry.of);
      const use = "of" in entry && entry.of !== null ? this.#uses.get(entry.of) : undefined;
      if (use) this.#uses.set(use.entry.seq, afterEntry(use, entry));
    }
  }

  /** Remembers which entry a row of a statement became. */
  name(number: number, seq: Seq): void {
    this.#numbers.set(number, seq);
  }

  /** The use, the promise or the grant to take back that a statement calls `number`. */
  use(number: number | undefined): Spend | undefined {
    const seq = this.#seqOf(number);
    return seq && this.#uses.get(seq);
  }

  promise(number: number | undefined): (PendingEntry & Entry) | undefined {
    const entry = this.#entry(number);
    return entry?.kind === "pending" ? entry : undefined;
  }

  grant(
    number: number | undefined,
  ): { readonly of: Seq; readonly grant: GrantToClawBack } | undefined {
    const entry = this.#entry(number);
    if (entry?.kind !== "grant" || entry.of === undefined) return undefined;
    const { seq: lotId, subject, points: granted, expiresAt, of } = entry;
    const clawedBack = this.#takenBack.has(lotId);
    return { of, grant: { lotId, subject, points: granted, expiresAt, clawedBack } };
  }

  #entry(number: number | undefined): Entry | undefined {
    const seq = this.#seqOf(number);
    return seq && this.entries[seq - 1];
  }

  #seqOf(number: number | undefined): Seq | undefined {
    return number === undefined ? undefined : this.#numbers.get(number);
  }
}
