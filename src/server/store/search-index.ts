import { foldText } from "../../contract/fold-text.ts";
import {
  balanceChange,
  type CatalogItem,
  type Entry,
  type Subject,
  type Words,
} from "../../rules/ledger/entry.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import type { CheckIns, StoredEntryFilter } from "./store.ts";

type TextFilter = NonNullable<StoredEntryFilter["text"]>;

/** The kind, in search keys, of captures that return no points. */
const FULL_CAPTURE = "full-capture";

/**
 * Kind, catalog item and folded words of an entry, separated by tabs. Many entries share a key, so a search reads a few
 * keys instead of many entries.
 */
export function searchKeyOf(entry: Entry): string {
  const { kind, subject } = entry;
  const item = "words" in subject ? "" : itemKey(subject);
  return `${isFullCapture(entry) ? FULL_CAPTURE : kind}\t${item}\t${searchable(subject)}`;
}

function isFullCapture(entry: Entry): boolean {
  return entry.kind === "capture" && balanceChange(entry) === 0;
}

/** Whether keys say all that a filter asks for, apart from times and lots. */
export function asksForKeys({ kind, text, withoutFullCaptures, checkIns }: StoredEntryFilter) {
  return Boolean(kind ?? text ?? withoutFullCaptures ?? checkIns);
}

/** Which of `keys`, one a line, match a filter apart from its times and lot: their numbers, from 0. */
export function matchingKeys(keys: string, filter: StoredEntryFilter): number[] {
  const { kind, text, withoutFullCaptures = false, checkIns } = filter;
  const words = text && withoutSeparators(text.words);
  const items = new Set(text?.items.map(itemKey));
  const isCheckInKey = checkIns && checkInMatcher(checkIns);
  if (kind !== undefined && !keys.includes(`${kind}\t`)) return [];
  if (words !== undefined && items.size === 0 && !keys.includes(words)) return [];
  const found: number[] = [];
  for (const [number, key] of splitKeys(keys).entries()) {
    const isFull = key.startsWith(`${FULL_CAPTURE}\t`);
    if (withoutFullCaptures && isFull) continue;
    if (kind !== undefined && !key.startsWith(`${kind}\t`) && !(isFull && kind === "capture")) {
      continue;
    }
    if (isCheckInKey?.(key) !== checkIns?.only) continue;
    if (words === undefined || keyHasText(key, words, items)) found.push(number);
  }
  return found;
}

export function splitKeys(keys: string): string[] {
  return keys === "" ? [] : keys.split("\n");
}

/** Apart from times and lots, agrees with `matchingKeys` on the entry's key. */
export function matchesFilter(
  entry: Entry,
  { kind, from, to, text, lot, withoutFullCaptures = false, checkIns }: StoredEntryFilter,
): boolean {
  if (kind !== undefined && entry.kind !== kind) return false;
  if (from !== undefined && entry.at < from) return false;
  if (to !== undefined && entry.at >= to) return false;
  if (lot !== undefined && entry.seq !== lot && !takesFromLot(entry, lot)) return false;
  if (withoutFullCaptures && isFullCapture(entry)) return false;
  if (checkIns && isCheckIn(entry, checkIns) !== checkIns.only) return false;
  return text === undefined || hasText(entry.subject, text);
}

function takesFromLot(entry: Entry, lot: Seq): boolean {
  return "allocations" in entry && entry.allocations.some(({ lotId }) => lotId === lot);
}

/** The entries that a check-in makes: its points are granted and may expire. */
const CHECK_IN_KINDS = ["grant", "expiry"] as const;

function checkInMatcher({ items, titles }: CheckIns): (key: string) => boolean {
  const begins = CHECK_IN_KINDS.flatMap((kind) =>
    items.map((item) => `${kind}\t${itemKey(item)}\t`),
  );
  const keys = new Set(
    CHECK_IN_KINDS.flatMap((kind) =>
      titles.map((title) => `${kind}\t\t${withoutSeparators(title)}`),
    ),
  );
  return (key) => keys.has(key) || begins.some((begin) => key.startsWith(begin));
}

function isCheckIn({ kind, subject }: Entry, { items, titles }: CheckIns): boolean {
  if (!CHECK_IN_KINDS.some((each) => each === kind)) return false;
  if (!("words" in subject)) return isAbout(subject, items);
  return titles.some((title) => withoutSeparators(title) === searchable(subject));
}

function hasText(subject: Subject, { words, items }: TextFilter): boolean {
  if (searchable(subject).includes(withoutSeparators(words))) return true;
  return isAbout(subject, items);
}

function isAbout(subject: Subject, items: readonly CatalogItem[]): boolean {
  if ("words" in subject) return false;
  return items.some(({ kind, id }) => kind === subject.kind && id === subject.id);
}

function keyHasText(key: string, words: string, items: ReadonlySet<string>): boolean {
  const beforeWords = key.lastIndexOf("\t");
  if (key.includes(words, beforeWords + 1)) return true;
  return items.size > 0 && items.has(key.slice(key.indexOf("\t") + 1, beforeWords));
}

/** What a search reads of words: all languages, folded. */
export function foldWords(words: Words): string {
  return foldText(typeof words === "string" ? words : `${words.en} ${words["zh-CN"]}`);
}

function itemKey({ kind, id }: CatalogItem): string {
  return withoutSeparators(`${kind}:${id}`);
}

/** The words, or the item's number. */
function searchable(subject: Subject): string {
  if ("words" in subject) return withoutSeparators(foldWords(subject.words));
  const { reference = "", item = "" } = subject;
  return withoutSeparators(`${foldText(reference)} ${foldWords(item)}`.trim());
}

/** Tabs separate the fields of a key, line feeds separate keys. */
function withoutSeparators(text: string): string {
  return text.replaceAll(/[\t\n]/g, " ");
}
