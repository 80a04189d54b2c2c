import type { Entry } from "../../rules/ledger/entry.ts";
import { titleOf } from "../../catalog/catalog.ts";
import { balancesOf, fixedAccounts, type Posting } from "./accounts.ts";
import { createBookkeeper } from "./bookkeeper.ts";
import { dateAfter, dateOf, onOneLine } from "./plain-text.ts";
import type { Account, Writer } from "./writer.ts";

/** A transaction an entry, with the wallet's balances asserted in the end: subaccounts included, hence `=*`. */
export function hledgerWriter(context: Account): Writer {
  const { member, language, wallet, programme, catalog } = context;
  const book = createBookkeeper();
  return {
    head: [
      `; ${onOneLine(member.name)}`,
      "commodity 1. POINT",
      ...fixedAccounts.map((account) => `account ${account}`),
      "",
    ].join("\n"),
    entry(entry) {
      const { opened, postings } = book(entry);
      const words = described(titleOf(entry.subject, language, catalog));
      return [
        ...opened.map((account) => `\naccount ${account}`),
        // The state and the code come first, so that words which look like them are words.
        `\n${dateOf(entry.at, programme)} * (${entry.seq}) ${words}  ; ${tagsOf(entry)}`,
        ...postings.map((posting) => `\n    ${textOf(posting)}`),
        "\n",
      ].join("");
    },
    *tail() {
      yield `\n${dateAfter(context)} * The wallet's balances`;
      for (const { account, points } of balancesOf(wallet)) {
        yield `\n    ${textOf({ account, points: 0 })} =* ${points} POINT`;
      }
      yield "\n";
    },
  };
}

function tagsOf(entry: Entry): string {
  const of = "of" in entry && entry.of !== null ? `, of: ${entry.of}` : "";
  const expires =
    "expiresAt" in entry ? `, expires: ${new Date(entry.expiresAt).toISOString()}` : "";
  return `kind: ${entry.kind}, at: ${new Date(entry.at).toISOString()}${of}${expires}`;
}

const textOf = ({ account, points }: Posting) => `${account}  ${points} POINT`;

/** A description has no quotes: what begins a comment is written as its wide twin. */
function described(words: string): string {
  return onOneLine(words).replaceAll(";", "；");
}
