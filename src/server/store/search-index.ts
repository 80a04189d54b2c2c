import type { CatalogItem, Entry, Subject } from "../../rules/ledger/entry.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import type { StoredEntryFilter } from "./store.ts";

type TextFilter = NonNullable<StoredEntryFilter["text"]>;

/**
 * Kind, catalog item and lower-case words of an entry, separated by tabs. Many entries share a key, so a search reads
 * a few keys instead of many entries.
 */
export function searchKeyOf({ kind, subject }: Entry): string {
  const item = "words" in subject ? "" : itemKey(subject);
  return `${kind}\t${item}\t${searchable(wordsOf(subject))}`;
}

/** Which of `keys`, one a line, match a filter's kind and text: their numbers, from 0. */
export function matchingKeys(keys: string, { kind, text }: StoredEntryFilter): number[] {
  const words = text && withoutSeparators(text.words);
  const items = new Set(text?.items.map(itemKey));
  if (kind !== undefined && !keys.includes(`${kind}\t`)) return [];
  if (words !== undefined && items.size === 0 && !keys.includes(words)) return [];
  const found: number[] = [];
  for (const [number, key] of splitKeys(keys).entries()) {
    if (kind !== undefined && !key.startsWith(`${kind}\t`)) continue;
    if (words === undefined || keyHasText(key, words, items)) found.push(number);
  }
  return found;
}

export function splitKeys(keys: string): string[] {
  return keys === "" ? [] : keys.split("\n");
}

/** For kind and text, agrees with `matchingKeys` on the entry's key. */
export function matchesFilter(
  entry: Entry,
  { kind, from, to, text, lot }: StoredEntryFilter,
): boolean {
  if (kind !== undefined && entry.kind !== kind) return false;
  if (from !== undefined && entry.at < from) return false;
  if (to !== undefined && entry.at >= to) return false;
  if (lot !== undefined && entry.seq !== lot && !takesFromLot(entry, lot)) return false;
  return text === undefined || hasText(entry.subject, text);
}

function takesFromLot(entry: Entry, lot: Seq): boolean {
  return "allocations" in entry && entry.allocations.some(({ lotId }) => lotId === lot);
}

function hasText(subject: Subject, { words, items }: TextFilter): boolean {
  if (searchable(wordsOf(subject)).includes(withoutSeparators(words))) return true;
  if ("words" in subject) return false;
  return items.some(({ kind, id }) => kind === subject.kind && id === subject.id);
}

function keyHasText(key: string, words: string, items: ReadonlySet<string>): boolean {
  const beforeWords = key.lastIndexOf("\t");
  if (key.includes(words, beforeWords + 1)) return true;
  return items.size > 0 && items.has(key.slice(key.indexOf("\t") + 1, beforeWords));
}

function wordsOf(subject: Subject): string {
  return "words" in subject ? subject.words : (subject.reference ?? "");
}

function itemKey({ kind, id }: CatalogItem): string {
  return withoutSeparators(`${kind}:${id}`);
}

function searchable(words: string): string {
  return withoutSeparators(words.toLowerCase());
}

/** Tabs separate the fields of a key, line feeds separate keys. */
function withoutSeparators(text: string): string {
  return text.replaceAll(/[\t\n]/g, " ");
}
