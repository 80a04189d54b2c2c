import type { Entry } from "../../rules/ledger/entry.ts";
import { titleOf } from "../../catalog/catalog.ts";
import { balancesOf, fixedAccounts, type Posting } from "./accounts.ts";
import { createBookkeeper } from "./bookkeeper.ts";
import { dateAfter, dateOf, onOneLine } from "./plain-text.ts";
import type { Statement, StatementWriter } from "./stream.ts";

/** One transaction an entry, and balance assertions at the end. `=*` includes subaccounts. */
export function hledgerWriter(statement: Statement): StatementWriter {
  const { member, language, wallet, programme, catalog } = statement;
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
      const words = descriptionOf(titleOf(entry.subject, language, catalog));
      return [
        ...opened.map((account) => `\naccount ${account}`),
        // State and code stand before the words, which may look like a state or a code.
        `\n${dateOf(entry.at, programme)} * (${entry.seq}) ${words}  ; ${tagsOf(entry)}`,
        ...postings.map((posting) => `\n    ${textOf(posting)}`),
        "\n",
      ].join("");
    },
    *tail() {
      yield `\n${dateAfter(statement)} * The wallet's balances`;
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

/** `;` begins a comment and cannot be quoted. */
function descriptionOf(words: string): string {
  return onOneLine(words).replaceAll(";", "；");
}
