import { assert } from "../../../rules/assertion.ts";
import { balanceChange, type Entry } from "../../../rules/ledger/entry.ts";
import { addTotals, entryTotalsOf, noEntryTotals } from "../entry-totals.ts";
import { asksForKeys, matchingKeys, searchKeyOf, splitKeys } from "../search-index.ts";
import type { EntryTotals, StoredEntryFilter } from "../store.ts";
import { PAGES_PER_INDEX, type PageIndex } from "./schema.ts";

/** Lots at most this far apart share a range: lots are numbered as entries, and many entries make no lot. */
const MAX_GAP = 64;

const emptyIndex: PageIndex = {
  times: [],
  searchKeys: "",
  pageBits: new BigUint64Array(),
  counts: new Uint32Array(),
  points: new Float64Array(),
  lotRanges: new Uint32Array(),
};

/** `lastPage` saves setting a page's bit for each of its entries. */
type IndexedKey = { pageBits: bigint; lastPage: number; count: number; points: number };

/** The index `before` with more pages. */
export function indexPages(
  before: PageIndex = emptyIndex,
  pages: readonly (readonly Entry[])[],
): PageIndex {
  const keys = new Map(
    splitKeys(before.searchKeys).map((key, number) => [key, keyAt(before, number)]),
  );
  const times = [...before.times];
  const lotRanges = [...before.lotRanges];
  for (const entries of pages) {
    const page = times.length;
    for (const entry of entries) addEntry(keys, page, entry);
    for (const [first, last] of rangesOf(entries.flatMap(lotsIn))) {
      lotRanges.push(page, first, last);
    }
    const [first, last] = [entries[0], entries.at(-1)];
    assert(first !== undefined && last !== undefined, () => "a page without entries");
    times.push([first.at, last.at]);
  }
  const all = [...keys.values()];
  return {
    times,
    searchKeys: [...keys.keys()].join("\n"),
    pageBits: BigUint64Array.from(all, (key) => key.pageBits),
    counts: Uint32Array.from(all, (key) => key.count),
    points: Float64Array.from(all, (key) => key.points),
    lotRanges: Uint32Array.from(lotRanges),
  };
}

function keyAt({ pageBits, counts, points }: PageIndex, number: number): IndexedKey {
  return {
    pageBits: pageBits[number] ?? 0n,
    lastPage: -1,
    count: counts[number] ?? 0,
    points: points[number] ?? 0,
  };
}

function addEntry(keys: Map<string, IndexedKey>, page: number, entry: Entry): void {
  const name = searchKeyOf(entry);
  const key = keys.get(name) ?? { pageBits: 0n, lastPage: -1, count: 0, points: 0 };
  if (key.count === 0) keys.set(name, key);
  if (key.lastPage !== page) key.pageBits |= bitOf(page);
  key.lastPage = page;
  key.count += 1;
  key.points += balanceChange(entry);
}

/** `undefined` if the pages themselves must be read. */
export function totalsInIndex(
  index: PageIndex,
  filter: StoredEntryFilter,
): EntryTotals | undefined {
  const { from = -Infinity, to = Infinity, lot } = filter;
  const first = index.times[0]?.[0] ?? 0;
  const last = index.times.at(-1)?.[1] ?? 0;
  if (last < from || first >= to) return noEntryTotals;
  if (first < from || last >= to || lot !== undefined) return undefined;
  const { searchKeys, counts, points } = index;
  const keys = matchingKeys(searchKeys, filter);
  return addTotals(keys.map((key) => entryTotalsOf(counts[key] ?? 0, points[key] ?? 0)));
}

/** The pages that may have a matching entry, newest first, as their numbers in this index. No other page has one. */
export function candidatePages(index: PageIndex, filter: StoredEntryFilter): number[] {
  const pages = pagesByKey(index, filter) & pagesByLot(index, filter);
  const found: number[] = [];
  if (pages === 0n) return found;
  for (let page = index.times.length - 1; page >= 0; page--) {
    if (pages & bitOf(page) && overlapsTime(index, page, filter)) found.push(page);
  }
  return found;
}

const bitOf = (page: number) => 1n << BigInt(page);
const ALL_PAGES = bitOf(PAGES_PER_INDEX) - 1n;

function pagesByKey({ searchKeys, pageBits }: PageIndex, filter: StoredEntryFilter): bigint {
  if (!asksForKeys(filter)) return ALL_PAGES;
  let pages = 0n;
  for (const key of matchingKeys(searchKeys, filter)) pages |= pageBits[key] ?? 0n;
  return pages;
}

function pagesByLot({ lotRanges }: PageIndex, { lot }: StoredEntryFilter): bigint {
  if (lot === undefined) return ALL_PAGES;
  let pages = 0n;
  for (let range = 0; range < lotRanges.length; range += 3) {
    const [page = 0, first = 0, last = 0] = lotRanges.subarray(range, range + 3);
    if (first <= lot && lot <= last) pages |= bitOf(page);
  }
  return pages;
}

function overlapsTime(
  { times }: PageIndex,
  page: number,
  { from, to }: StoredEntryFilter,
): boolean {
  const [first, last] = times[page] ?? [];
  const isBefore = from !== undefined && last !== undefined && last < from;
  const isAfter = to !== undefined && first !== undefined && first >= to;
  return !isBefore && !isAfter;
}

/** The entry's own number is that of the lot it may have made. */
function lotsIn(entry: Entry): number[] {
  const taken = "allocations" in entry ? entry.allocations.map(({ lotId }) => lotId) : [];
  return [entry.seq, ...taken];
}

function rangesOf(lots: readonly number[]): [first: number, last: number][] {
  const ranges: [number, number][] = [];
  for (const lot of Uint32Array.from(lots).toSorted()) {
    const range = ranges.at(-1);
    if (range && lot - range[1] <= MAX_GAP) range[1] = lot;
    else ranges.push([lot, lot]);
  }
  return ranges;
}
