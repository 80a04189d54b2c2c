import type { Entry } from "../../../rules/ledger/entry.ts";
import { totalsAfter, type ExpiryTotals } from "../../../rules/ledger/totals.ts";
import { matchingKeys, searchKeyOf } from "../search-index.ts";
import type { StoredEntryFilter } from "../store.ts";
import type { Page } from "./schema.ts";

/** At most 256 entries: a key number is a byte. `before`: the totals before the first entry, if they are known. */
export function createPage(entries: readonly Entry[], before: ExpiryTotals | undefined): Page {
  const numbers = new Map<string, number>();
  const keyNumbers = Uint8Array.from(entries, (entry) => {
    const key = searchKeyOf(entry);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return {
    entries: entries.map((entry) => JSON.stringify(entry)),
    searchKeys: [...numbers.keys()].join("\n"),
    keyNumbers,
    ...(before && { totals: totalsAfter(before, entries) }),
  };
}

/** The entries that match a filter's kind and text. */
export function entriesMatchingKey(page: Page, filter: StoredEntryFilter): Entry[] {
  if (filter.kind === undefined && filter.text === undefined) return page.entries.map(parseEntry);
  const numbers = new Set(matchingKeys(page.searchKeys, filter));
  return page.entries
    .filter((_, index) => numbers.has(page.keyNumbers[index] ?? 0))
    .map(parseEntry);
}

export function parseEntry(json: string): Entry {
  return JSON.parse(json) as Entry;
}
