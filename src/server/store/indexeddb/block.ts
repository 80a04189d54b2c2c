import { assert } from "../../../rules/assertion.ts";
import { balanceChange, type Entry } from "../../../rules/ledger/entry.ts";
import { BLOCK, type Block } from "./layout.ts";
import type { StoredEntryFilter, EntrySums } from "../store.ts";
import { NONE, sumOf, tallyOf } from "../entry-totals.ts";
import { linesAbout, linesOf, topicOf } from "../search-index.ts";

/** Lots that are this far apart are still one run: lots are numbered as entries, which need not all be lots. */
const GAP = 64;

const EMPTY: Block = {
  times: [],
  topics: "",
  pagesOf: new BigUint64Array(),
  counts: new Uint32Array(),
  points: new Float64Array(),
  lots: new Uint32Array(),
};

/** A line as it is put together; `last` is the last page that has it. */
type Line = { pages: bigint; last: number; count: number; points: number };

/** A block with more pages. */
export function withPages(before: Block = EMPTY, pages: readonly (readonly Entry[])[]): Block {
  const lines = new Map(
    linesOf(before.topics).map((topic, index) => [topic, lineOf(before, index)]),
  );
  const times = [...before.times];
  const lots = [...before.lots];
  for (const entries of pages) {
    const page = times.length;
    for (const entry of entries) note(lines, page, entry);
    for (const [first, last] of runsOf(entries.flatMap(lotsOf))) lots.push(page, first, last);
    const [first, last] = [entries[0], entries.at(-1)];
    assert(first !== undefined && last !== undefined, () => "a page without entries");
    times.push([first.at, last.at]);
  }
  const noted = [...lines.values()];
  return {
    times,
    topics: [...lines.keys()].join("\n"),
    pagesOf: BigUint64Array.from(noted, (line) => line.pages),
    counts: Uint32Array.from(noted, (line) => line.count),
    points: Float64Array.from(noted, (line) => line.points),
    lots: Uint32Array.from(lots),
  };
}

function lineOf({ pagesOf, counts, points }: Block, index: number): Line {
  const pages = pagesOf[index] ?? 0n;
  return { pages, last: -1, count: counts[index] ?? 0, points: points[index] ?? 0 };
}

function note(lines: Map<string, Line>, page: number, entry: Entry): void {
  const topic = topicOf(entry);
  const line = lines.get(topic) ?? { pages: 0n, last: -1, count: 0, points: 0 };
  if (line.count === 0) lines.set(topic, line);
  if (line.last !== page) line.pages |= bitOf(page);
  line.last = page;
  line.count += 1;
  line.points += balanceChange(entry);
}

/** The entries of the filter's that the block has; `undefined` where only the entries themselves tell. */
export function tallyIn(block: Block, filter: StoredEntryFilter): EntrySums | undefined {
  const { from = -Infinity, to = Infinity, lot } = filter;
  const first = block.times[0]?.[0] ?? 0;
  const last = block.times.at(-1)?.[1] ?? 0;
  if (last < from || first >= to) return NONE;
  if (first < from || last >= to || lot !== undefined) return undefined;
  const lines = linesAbout(block.topics, filter);
  return sumOf(lines.map((line) => tallyOf(block.counts[line] ?? 0, block.points[line] ?? 0)));
}

/** The places in the block of pages that may have an entry of the filter's, the newest first. No other page has one. */
export function pagesFor(block: Block, filter: StoredEntryFilter): number[] {
  const pages = pagesAbout(block, filter) & pagesTouching(block, filter);
  const found: number[] = [];
  if (pages === 0n) return found;
  for (let page = block.times.length - 1; page >= 0; page--) {
    if (pages & bitOf(page) && happenedIn(block, page, filter)) found.push(page);
  }
  return found;
}

const bitOf = (page: number) => 1n << BigInt(page);
const ALL_PAGES = bitOf(BLOCK) - 1n;

function pagesAbout({ topics, pagesOf }: Block, filter: StoredEntryFilter): bigint {
  if (filter.kind === undefined && filter.text === undefined) return ALL_PAGES;
  let pages = 0n;
  for (const line of linesAbout(topics, filter)) pages |= pagesOf[line] ?? 0n;
  return pages;
}

function pagesTouching({ lots }: Block, { lot }: StoredEntryFilter): bigint {
  if (lot === undefined) return ALL_PAGES;
  let pages = 0n;
  for (let run = 0; run < lots.length; run += 3) {
    const [page = 0, first = 0, last = 0] = lots.subarray(run, run + 3);
    if (first <= lot && lot <= last) pages |= bitOf(page);
  }
  return pages;
}

function happenedIn({ times }: Block, page: number, { from, to }: StoredEntryFilter): boolean {
  const [first, last] = times[page] ?? [];
  const isBefore = from !== undefined && last !== undefined && last < from;
  const isAfter = to !== undefined && first !== undefined && first >= to;
  return !isBefore && !isAfter;
}

/** An entry's own number stands for the lot that it may have made. */
function lotsOf(entry: Entry): number[] {
  const taken = "allocations" in entry ? entry.allocations.map(({ lotId }) => lotId) : [];
  return [entry.seq, ...taken];
}

function runsOf(lots: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const lot of Uint32Array.from(lots).toSorted()) {
    const run = runs.at(-1);
    if (run && lot - run[1] <= GAP) run[1] = lot;
    else runs.push([lot, lot]);
  }
  return runs;
}
