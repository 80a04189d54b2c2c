import type { Language } from "../../contract/language.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";
import type { Terms } from "../ports.ts";

/** Whose statement it is, and of when: what a format is told before the first entry. */
export type Account = {
  readonly member: { readonly id: string; readonly name: string };
  readonly language: Language;
  /** Settled up to `now`; the statement ends with its last entry, whatever is entered meanwhile. */
  readonly wallet: Wallet;
  readonly now: Instant;
} & Terms;

/** Writes one statement down, in three parts. It remembers no entry but those that are still open. */
export type Writer = {
  readonly head: string;
  /** The ledger's entries are handed in once each, in their order. */
  entry(entry: Entry): string;
  tail(): Iterable<string>;
};
