import type { Entry } from "../../../rules/ledger/entry.ts";
import { totalsAfter, type ExpiryTotals } from "../../../rules/ledger/totals.ts";
import { asksForKeys, matchesFilter, matchingKeys, searchKeyOf } from "../search-index.ts";
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

/** The entries whose keys match a filter, as JSON. */
function matchingJson(page: Page, filter: StoredEntryFilter): readonly string[] {
  if (!asksForKeys(filter)) return page.entries;
  const numbers = new Set(matchingKeys(page.searchKeys, filter));
  return page.entries.filter((_, index) => numbers.has(page.keyNumbers[index] ?? 0));
}

/** The entries of a page that match a filter, oldest first. */
export function matchesInPage(page: Page, filter: StoredEntryFilter): Entry[] {
  const entries = matchingJson(page, filter).map(parseEntry);
  return entries.filter((entry) => matchesFilter(entry, filter));
}

/** How many entries of a page match a filter. Parses them only for times and lots, which keys do not have. */
export function countMatches(page: Page, filter: StoredEntryFilter): number {
  const { from, to, lot } = filter;
  const isInKeys = from === undefined && to === undefined && lot === undefined;
  return isInKeys ? matchingJson(page, filter).length : matchesInPage(page, filter).length;
}

export function parseEntry(json: string): Entry {
  return JSON.parse(json) as Entry;
}
