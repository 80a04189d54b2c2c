import { instant } from "../../rules/calendar.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import { titleOf } from "../../catalog/catalog.ts";
import { balancesOf, fixedAccounts, type Posting } from "./accounts.ts";
import { createBookkeeper } from "./bookkeeper.ts";
import { dateAfter, dateOf, onOneLine } from "./plain-text.ts";
import type { Statement, StatementWriter } from "./stream.ts";

/** One transaction an entry, and balance assertions at the end. */
export function beancountWriter(statement: Statement): StatementWriter {
  const { member, language, wallet, programme, catalog } = statement;
  const book = createBookkeeper();
  const begin = dateOf(instant(0), programme);
  const end = dateAfter(statement);
  return {
    head: [
      `option "title" ${quoted(member.name)}`,
      'option "operating_currency" "POINT"',
      `${begin} commodity POINT`,
      ...fixedAccounts.map((name) => `${begin} open ${name} POINT`),
      "",
    ].join("\n"),
    entry(entry) {
      const { opened, postings } = book(entry);
      const date = dateOf(entry.at, programme);
      return [
        ...opened.map((name) => `\n${date} open ${name} POINT`),
        `\n${date} * ${quoted(titleOf(entry.subject, language, catalog))}`,
        ...metadataOf(entry).map(([key, value]) => `\n  ${key}: ${value}`),
        ...postings.map((posting) => `\n  ${textOf(posting)}`),
        "\n",
      ].join("");
    },
    *tail() {
      for (const balance of balancesOf(wallet)) yield `\n${end} balance ${textOf(balance)}`;
      yield "\n";
    },
  };
}

function metadataOf(entry: Entry): [key: string, value: string][] {
  const { seq, kind, at } = entry;
  const all: [string, string][] = [
    ["entry", String(seq)],
    ["kind", quoted(kind)],
    ["at", instantOf(at)],
  ];
  if ("of" in entry && entry.of !== null) all.push(["of", String(entry.of)]);
  if ("expiresAt" in entry) all.push(["expires", instantOf(entry.expiresAt)]);
  return all;
}

const instantOf = (at: number) => quoted(new Date(at).toISOString());
const textOf = ({ account, points }: Posting) => `${account}  ${points} POINT`;

function quoted(words: string): string {
  return `"${onOneLine(words).replaceAll(/["\\]/g, "\\$&")}"`;
}
