import { infiniteQueryOptions, queryOptions, type QueryClient } from "@tanstack/react-query";
import type { EntryView, Fold } from "../contract/entry.ts";
import type { Language } from "../contract/language.ts";
import { routes } from "../contract/routes.ts";
import { assert } from "../rules/assertion.ts";
import type { EntryKind } from "../rules/ledger/entry.ts";
import { call } from "./connection.ts";
import { queryKeys } from "./query-keys.ts";

/** Instants are RFC 3339, as in the address. */
export type ActivityFilter = {
  readonly kind?: EntryKind | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly q?: string | undefined;
  /** The id of a lot: the entries that made it or took from it. */
  readonly lot?: string | undefined;
  readonly fold?: Fold | undefined;
};

export const entriesQuery = (language: Language, filter: ActivityFilter) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.entries, language, filter],
    queryFn: ({ signal, pageParam }) =>
      call(routes.listEntries, { language, signal, query: { ...filter, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  });

/** What the list shows at first, without any filter. */
export const latestEntriesQuery = (language: Language) =>
  entriesQuery(language, { fold: "check-ins" });

/** How many entries are searched at once for what happened without the member. */
const SEARCHED = 200;

/** Pages of entries, newest first, of which the messages are made. */
export const messageEntriesQuery = (language: Language) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.messages, language],
    queryFn: ({ signal, pageParam }) =>
      call(routes.listEntries, {
        language,
        signal,
        query: { cursor: pageParam, limit: `${SEARCHED}` },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  });

/** The filtered history when `lastSeq` was its last entry: it never changes. */
export type LedgerSnapshot = {
  readonly memberId: string;
  readonly lastSeq: number;
  readonly language: Language;
  readonly filter: ActivityFilter;
};

export const ENTRIES_PER_PAGE = 50;
/** Pages that are scrolled past quickly are not fetched. */
const PASSING_MS = 60;
/** Pages out of view are dropped after a while: there may be a million entries. */
const PASSED_MS = 30_000;

export const totalsQuery = ({ memberId, lastSeq, language, filter }: LedgerSnapshot) =>
  queryOptions({
    queryKey: [...queryKeys.totals, memberId, lastSeq, language, filter],
    queryFn: ({ signal }) =>
      call(routes.readTotals, { language, signal, query: { ...filter, below: `${lastSeq + 1}` } }),
    staleTime: Infinity,
  });

/** The check-ins of a month that the list folds; `from` and `to` are its ends. */
export const checkInsQuery = (ledger: LedgerSnapshot, month: MonthRange) =>
  queryOptions({
    ...totalsQuery({ ...ledger, filter: { ...ledger.filter, ...month } }),
    queryFn: async ({ signal }) => {
      await waitUnlessScrolledPast(signal);
      const { lastSeq, language, filter } = ledger;
      const query = { ...filter, ...month, below: `${lastSeq + 1}` };
      return call(routes.readTotals, { language, signal, query });
    },
    enabled: ledger.filter.fold === "check-ins",
  });

type MonthRange = Required<Pick<ActivityFilter, "from" | "to">>;

/** The totals together with the page that the list opens at, in one request. */
export const firstPageQuery = (ledger: LedgerSnapshot, page: number) =>
  queryOptions({
    ...totalsQuery(ledger),
    queryFn: async ({ client, signal }) => {
      const { language, filter } = ledger;
      const query = { ...filter, ...pageQueryOf(ledger, page), totals: "true" };
      const { items, totals } = await call(routes.listEntries, { language, signal, query });
      assert(totals !== undefined, () => "a page without the requested totals");
      client.setQueryData(pageKey(ledger, page), items);
      return totals;
    },
  });

/** Page `page`, from 0, newest first. */
export const entryPageQuery = (ledger: LedgerSnapshot, page: number) =>
  queryOptions({
    queryKey: pageKey(ledger, page),
    queryFn: async ({ client, signal }) => {
      const { language, filter } = ledger;
      const lastNewer = lastEntryOf(client, ledger, page - 1);
      const isAlone = page > 0 && !lastNewer && !lastEntryOf(client, ledger, page + 1);
      if (isAlone) await waitUnlessScrolledPast(signal);
      // Below a known entry the service need not count entries to skip.
      const from = lastNewer
        ? { below: `${lastNewer.seq}`, limit: `${ENTRIES_PER_PAGE}` }
        : pageQueryOf(ledger, page);
      const query = { ...filter, ...from };
      return (await call(routes.listEntries, { language, signal, query })).items;
    },
    staleTime: Infinity,
    gcTime: PASSED_MS,
  });

const pageQueryOf = ({ lastSeq }: LedgerSnapshot, page: number) => ({
  below: `${lastSeq + 1}`,
  skip: page > 0 ? `${page * ENTRIES_PER_PAGE}` : undefined,
  limit: `${ENTRIES_PER_PAGE}`,
});

const pageKey = ({ memberId, lastSeq, language, filter }: LedgerSnapshot, page: number) => [
  ...queryKeys.entryPage,
  memberId,
  lastSeq,
  language,
  filter,
  page,
];

function lastEntryOf(cache: QueryClient, ledger: LedgerSnapshot, page: number) {
  return cache.getQueryData<EntryView[]>(pageKey(ledger, page))?.at(-1);
}

/** Rejects if the page is out of view by then. */
async function waitUnlessScrolledPast(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, PASSING_MS));
  signal.throwIfAborted();
}

export const entryQuery = (language: Language, id: string) =>
  queryOptions({
    queryKey: [...queryKeys.entry, language, id],
    queryFn: ({ signal }) => call(routes.readEntry, { language, signal, id }),
  });
