import type { Entry, CatalogItem, Subject } from "../../rules/ledger/entry.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import type { StoredEntryFilter } from "./store.ts";

/**
 * What an entry is about, as a line of text: its kind, its item of the catalogue, and its words in lower case. Many
 * entries share one, so that a search reads a few lines in place of many entries.
 */
export function topicOf({ kind, subject }: Entry): string {
  const item = "words" in subject ? "" : itemOf(subject);
  const words = "words" in subject ? subject.words : (subject.reference ?? "");
  return `${kind}\t${item}\t${plain(words.toLowerCase())}`;
}

/** The numbers, from 0, of the lines that a filter's kind and text fit: all lines that an entry of the filter's can have. */
export function linesAbout(topics: string, { kind, text }: StoredEntryFilter): number[] {
  const words = text && plain(text.words);
  const items = new Set(text?.items.map(itemOf));
  if (kind !== undefined && !topics.includes(`${kind}\t`)) return [];
  if (words !== undefined && items.size === 0 && !topics.includes(words)) return [];
  const found: number[] = [];
  for (const [number, line] of linesOf(topics).entries()) {
    if (kind !== undefined && !line.startsWith(`${kind}\t`)) continue;
    if (words === undefined || fits(line, words, items)) found.push(number);
  }
  return found;
}

export function linesOf(topics: string): string[] {
  return topics === "" ? [] : topics.split("\n");
}

/** Whether the filter fits. `linesAbout` finds the same entries by their index. */
export function matches(entry: Entry, { kind, from, to, text, lot }: StoredEntryFilter): boolean {
  if (kind !== undefined && entry.kind !== kind) return false;
  if (from !== undefined && entry.at < from) return false;
  if (to !== undefined && entry.at >= to) return false;
  if (lot !== undefined && entry.seq !== lot && !takesFrom(entry, lot)) return false;
  return text === undefined || isAbout(entry.subject, text);
}

function takesFrom(entry: Entry, lot: Seq): boolean {
  return "allocations" in entry && entry.allocations.some(({ lotId }) => lotId === lot);
}

/** Whether an entry about this has the text of a filter: just what its line tells, too. */
function isAbout(subject: Subject, { words, items }: NonNullable<StoredEntryFilter["text"]>) {
  const own = "words" in subject ? subject.words : (subject.reference ?? "");
  if (plain(own.toLowerCase()).includes(plain(words))) return true;
  return (
    !("words" in subject) &&
    items.some(({ kind, id }) => kind === subject.kind && id === subject.id)
  );
}

function fits(line: string, words: string, items: ReadonlySet<string>): boolean {
  const beforeWords = line.lastIndexOf("\t");
  if (line.includes(words, beforeWords + 1)) return true;
  return items.size > 0 && items.has(line.slice(line.indexOf("\t") + 1, beforeWords));
}

function itemOf({ kind, id }: CatalogItem): string {
  return plain(`${kind}:${id}`);
}

/** Without what parts the lines and their fields. Words and what is sought in them are made so alike. */
function plain(text: string): string {
  return text.replaceAll(/[\t\n]/g, " ");
}
