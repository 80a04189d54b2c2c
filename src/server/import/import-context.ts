import type { Entry, PendingEntry } from "../../rules/ledger/entry.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import type { GrantToClawBack } from "../../rules/obtain/clawback.ts";
import { afterEntry, spendOf, type Spend } from "../../rules/spend/refund.ts";

/** The entries that the rows so far have made, and what later rows may refer to. */
export class ImportContext {
  readonly entries: Entry[] = [];
  readonly #spends = new Map<Seq, Spend>();
  readonly #clawedBack = new Set<Seq>();
  /** Our number of each entry, by its number in the file: they differ after a row that was not applied. */
  readonly #numbers = new Map<number, Seq>();

  add(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.entries.push(entry);
      if ("total" in entry) this.#spends.set(entry.seq, spendOf(entry));
      if (entry.kind === "clawback" && entry.owed >= 0) this.#clawedBack.add(entry.of);
      const spend = "of" in entry && entry.of !== null ? this.#spends.get(entry.of) : undefined;
      if (spend) this.#spends.set(spend.entry.seq, afterEntry(spend, entry));
    }
  }

  assignNumber(inFile: number, seq: Seq): void {
    this.#numbers.set(inFile, seq);
  }

  /** This and the next two take a number in the file, and answer `undefined` if it names no such entry. */
  spend(inFile: number | undefined): Spend | undefined {
    const seq = this.#seqOf(inFile);
    return seq && this.#spends.get(seq);
  }

  pending(inFile: number | undefined): (PendingEntry & Entry) | undefined {
    const entry = this.#entry(inFile);
    return entry?.kind === "pending" ? entry : undefined;
  }

  /** A confirmed purchase's grant. */
  creditedPurchase(
    inFile: number | undefined,
  ): { readonly of: Seq; readonly grant: GrantToClawBack } | undefined {
    const entry = this.#entry(inFile);
    if (entry?.kind !== "grant" || entry.of === undefined) return undefined;
    const { seq: lotId, subject, points, expiresAt, of } = entry;
    const clawedBack = this.#clawedBack.has(lotId);
    return { of, grant: { lotId, subject, points, expiresAt, clawedBack } };
  }

  #entry(inFile: number | undefined): Entry | undefined {
    const seq = this.#seqOf(inFile);
    return seq && this.entries[seq - 1];
  }

  #seqOf(inFile: number | undefined): Seq | undefined {
    return inFile === undefined ? undefined : this.#numbers.get(inFile);
  }
}
