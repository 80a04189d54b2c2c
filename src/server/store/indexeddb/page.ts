import type { Page } from "./layout.ts";
import type { Entry } from "../../../rules/ledger/entry.ts";
import { totalsAfter, type ExpiryTotals } from "../../../rules/ledger/totals.ts";
import type { StoredEntryFilter } from "../store.ts";
import { linesAbout, topicOf } from "../search-index.ts";

/** Of at most 256 entries: a line's number is a byte. `before`: what can be spent before the first, where that is known. */
export function pageOfEntries(entries: readonly Entry[], before: ExpiryTotals | undefined): Page {
  const lines = new Map<string, number>();
  const numbers = Uint8Array.from(entries, (entry) => {
    const line = topicOf(entry);
    const number = lines.get(line) ?? lines.size;
    lines.set(line, number);
    return number;
  });
  return {
    entries: entries.map((entry) => JSON.stringify(entry)),
    topics: [...lines.keys()].join("\n"),
    topicOf: numbers,
    ...(before && { after: totalsAfter(before, entries) }),
  };
}

/** Those that a filter's kind and text fit. */
export function entriesAbout(page: Page, filter: StoredEntryFilter): Entry[] {
  if (filter.kind === undefined && filter.text === undefined) return page.entries.map(readEntry);
  const lines = new Set(linesAbout(page.topics, filter));
  return page.entries.filter((_, place) => lines.has(page.topicOf[place] ?? 0)).map(readEntry);
}

export function readEntry(json: string): Entry {
  return JSON.parse(json) as Entry;
}
