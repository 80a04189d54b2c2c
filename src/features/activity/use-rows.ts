import { useQueries } from "@tanstack/react-query";
import { ENTRIES_PER_PAGE, entryPageQuery, type LedgerSnapshot } from "../../api/entry-queries.ts";
import type { EntryView } from "../../contract/entry.ts";
import type { RowRange } from "./virtual-scroll.ts";

/** Number of rows around the rendered ones that are fetched too. */
const PREFETCHED_ROWS = 20;

export const pageOf = (row: number) => Math.floor(row / ENTRIES_PER_PAGE);

/** The entries of a stretch of rows and of one more row, -1 for none, by row; `undefined` while one is on its way. */
export function useRows(ledger: LedgerSnapshot, count: number, stretch: RowRange, other: number) {
  const numbers = pagesOf(stretch, count, other);
  const pages = useQueries({
    queries: numbers.map((page) => ({ ...entryPageQuery(ledger, page), throwOnError: true })),
    combine: (results) => results.map(({ data }) => data),
  });
  return (row: number): EntryView | undefined =>
    pages[numbers.indexOf(pageOf(row))]?.[row % ENTRIES_PER_PAGE];
}

function pagesOf({ start, end }: RowRange, count: number, other: number): number[] {
  const first = pageOf(Math.max(0, start - PREFETCHED_ROWS));
  const last = pageOf(Math.max(0, Math.min(count, end + PREFETCHED_ROWS) - 1));
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const page = pageOf(other);
  return other < 0 || pages.includes(page) ? pages : [...pages, page];
}
