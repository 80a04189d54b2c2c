import type { Language } from "../contract/language.ts";
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type QueryClient,
} from "@tanstack/react-query";
import type * as z from "zod/mini";
import type { DrawView } from "../contract/draw.ts";
import type { EntryView } from "../contract/entry.ts";
import type { EntryKind } from "../rules/ledger/entry.ts";
import { routes, type Route } from "../contract/routes.ts";
import type { WalletView } from "../contract/wallet.ts";
import { assert } from "../rules/assertion.ts";
import { call } from "./connection.ts";
import { ApiProblem } from "./client.ts";
import { newerWallet } from "./newer-wallet.ts";
import { queryKeys } from "./query-keys.ts";

/** A query without parameters, for a route whose answer depends on the language. */
function inLanguage<Answer extends z.ZodMiniType>(key: readonly string[], route: Route<Answer>) {
  return (language: Language) =>
    queryOptions({
      queryKey: [...key, language],
      queryFn: ({ signal }) => call(route, { language, signal }),
    });
}

/** Who is signed in; `null` when nobody is. */
export const sessionQuery = (language: Language) =>
  queryOptions({
    queryKey: [...queryKeys.session, language],
    queryFn: ({ signal }) =>
      call(routes.readSession, { language, signal }).catch((fault: unknown) => {
        if (fault instanceof ApiProblem && fault.problem.code === "signed-out") return null;
        throw fault;
      }),
    // The same member under another name: nothing is unknown while it is asked for in another language.
    placeholderData: keepPreviousData,
  });

/** While one is being made, the list tells how far it is. */
export const demoMembersQuery = (language: Language) =>
  queryOptions({
    queryKey: [...queryKeys.demoMembers, language],
    queryFn: ({ signal }) => call(routes.listDemoMembers, { language, signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ provisioning }) => provisioning) ? 250 : false,
  });

export const programmeQuery = queryOptions({
  queryKey: queryKeys.programme,
  queryFn: ({ signal }) => call(routes.readProgramme, { signal }),
  staleTime: Infinity,
});

export const walletQuery = queryOptions({
  queryKey: queryKeys.wallet,
  queryFn: ({ signal }) => call(routes.readWallet, { signal }),
  structuralSharing: (seen, answer) =>
    newerWallet(seen as WalletView | undefined, answer as WalletView),
  refetchInterval: ({ state }) => msUntilDue(state.data),
});

export const lotsQuery = inLanguage(queryKeys.lots, routes.listLots);
export const productsQuery = inLanguage(queryKeys.products, routes.listProducts);
export const merchantsQuery = inLanguage(queryKeys.merchants, routes.listMerchants);

/** Every way to obtain points, as it stands for the member. */
export const offersQuery = inLanguage(queryKeys.offers, routes.listOffers);
export const purchasesQuery = inLanguage(queryKeys.purchases, routes.listPurchases);

/** Points that are promised and outside the balance. */
export const pendingQuery = inLanguage(queryKeys.pending, routes.listPending);

/** Uses whose cash is still to be paid. */
export const holdsQuery = inLanguage(queryKeys.holds, routes.listHolds);

/** The public-welfare projects, with what has been given to each. */
export const projectsQuery = inLanguage(queryKeys.projects, routes.listProjects);

/** The member's donations, newest first. */
export const donationsQuery = inLanguage(queryKeys.donations, routes.listDonations);

/** The donation of a certificate's number; `null` where the member has no such certificate. */
export const certificateQuery = (language: Language, number: string) =>
  queryOptions({
    // Not the list's key: a donation made after the list was read would be missing.
    queryKey: [...queryKeys.certificate, language, number],
    queryFn: async ({ signal }) => {
      const { items } = await call(routes.listDonations, { language, signal });
      return items.find(({ certificate }) => certificate === number) ?? null;
    },
  });

/** The next draw, with its odds and what its secret was committed to. */
export const nextDrawQuery = inLanguage(queryKeys.nextDraw, routes.readNextDraw);

/** Every draw of the member, newest first: they are counted together against their odds. */
export const drawsQuery = (language: Language) =>
  queryOptions({
    queryKey: [...queryKeys.draws, language],
    queryFn: ({ client, queryKey, signal }) =>
      everyDraw(client.getQueryData<readonly DrawView[]>(queryKey) ?? [], language, signal),
  });

/** Page by page, until one comes that is known: a draw never changes, and what is before it is known too. */
async function everyDraw(known: readonly DrawView[], language: Language, signal: AbortSignal) {
  const draws: DrawView[] = [];
  let cursor: string | undefined;
  do {
    const query = { cursor, limit: "200" };
    const page = await call(routes.listDraws, { language, signal, query });
    const end = page.items.findIndex(({ id, secret }) => {
      const [newest] = known;
      return id === newest?.id && secret === newest.secret;
    });
    if (end >= 0) return [...draws, ...page.items.slice(0, end), ...known];
    draws.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return draws;
}

/** What the history shows: instants as RFC 3339, as they stand in the address. */
export type ActivityFilter = {
  readonly kind?: EntryKind | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly q?: string | undefined;
  /** A lot: what made it, and what took from it. */
  readonly lot?: string | undefined;
};

export const entriesQuery = (language: Language, filter: ActivityFilter) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.entries, language, filter],
    queryFn: ({ signal, pageParam }) =>
      call(routes.listEntries, { language, signal, query: { ...filter, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  });

/** A stretch of the history as it was when entry `lastSeq` was its last: it never changes. */
export type Ledger = {
  readonly memberId: string;
  readonly lastSeq: number;
  readonly language: Language;
  readonly filter: ActivityFilter;
};

/** So many entries are asked for at once. */
export const ENTRIES_A_PAGE = 50;
/** Whoever passes by at speed asks for nothing. */
const PASSING_MS = 60;
/** What has been scrolled past is let go after a while: there may be a million entries. */
const PASSED_MS = 30_000;

/** How many entries of a ledger there are, and what came and went with them. */
export const totalsQuery = ({ memberId, lastSeq, language, filter }: Ledger) =>
  queryOptions({
    queryKey: [...queryKeys.totals, memberId, lastSeq, language, filter],
    queryFn: ({ signal }) =>
      call(routes.readTotals, { language, signal, query: { ...filter, below: `${lastSeq + 1}` } }),
    staleTime: Infinity,
  });

/** The same, in one answer with the page that the list opens at. */
export const openingQuery = (ledger: Ledger, page: number) =>
  queryOptions({
    ...totalsQuery(ledger),
    queryFn: async ({ client, signal }) => {
      const { language, filter } = ledger;
      const query = { ...filter, ...pageFrom(ledger, page), totals: "true" };
      const { items, totals } = await call(routes.listEntries, { language, signal, query });
      assert(totals !== undefined, () => "a page without the totals that were asked for");
      client.setQueryData(pageKey(ledger, page), items);
      return totals;
    },
  });

/** Page `page` of a ledger, from 0, newest first. */
export const entryPageQuery = (ledger: Ledger, page: number) =>
  queryOptions({
    queryKey: pageKey(ledger, page),
    queryFn: async ({ client, signal }) => {
      const { language, filter } = ledger;
      const newer = lastOf(client, ledger, page - 1);
      if (page > 0 && !newer && !lastOf(client, ledger, page + 1)) await passBy(signal);
      // The service need not count what is behind a page that is known.
      const from = newer
        ? { below: `${newer.seq}`, limit: `${ENTRIES_A_PAGE}` }
        : pageFrom(ledger, page);
      const query = { ...filter, ...from };
      return (await call(routes.listEntries, { language, signal, query })).items;
    },
    staleTime: Infinity,
    gcTime: PASSED_MS,
  });

const pageFrom = ({ lastSeq }: Ledger, page: number) => ({
  below: `${lastSeq + 1}`,
  skip: page > 0 ? `${page * ENTRIES_A_PAGE}` : undefined,
  limit: `${ENTRIES_A_PAGE}`,
});

const pageKey = ({ memberId, lastSeq, language, filter }: Ledger, page: number) => [
  ...queryKeys.entryPage,
  memberId,
  lastSeq,
  language,
  filter,
  page,
];

function lastOf(cache: QueryClient, ledger: Ledger, page: number) {
  return cache.getQueryData<EntryView[]>(pageKey(ledger, page))?.at(-1);
}

/** Rejects where meanwhile nobody wants to know any more. */
async function passBy(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, PASSING_MS));
  signal.throwIfAborted();
}

export const entryQuery = (language: Language, id: string) =>
  queryOptions({
    queryKey: [...queryKeys.entry, language, id],
    queryFn: ({ signal }) => call(routes.readEntry, { language, signal, id }),
  });

const LONGEST_TIMER = 2 ** 31 - 1;
/** Just past the instant, so that the service's clock has reached it too. */
const SLACK = 5;

/** How long until the wallet changes by itself, or the next redemption is allowed. */
function msUntilDue(wallet: WalletView | undefined): number | false {
  if (wallet === undefined) return false;
  const { serverTime, changesAt, nextRedemptionAt } = wallet;
  const due = [nextRedemptionAt, changesAt]
    .filter((at) => at !== undefined && at > serverTime)
    .map((at) => Number(at) - serverTime + SLACK);
  return due.length === 0 ? false : Math.max(1_000, Math.min(LONGEST_TIMER, ...due));
}
