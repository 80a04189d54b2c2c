import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type * as z from "zod/mini";
import type { DrawView } from "../contract/draw.ts";
import type { Language } from "../contract/language.ts";
import { routes, type Route } from "../contract/routes.ts";
import { newerWallet, type WalletView } from "../contract/wallet.ts";
import { ApiProblem } from "./client.ts";
import { call } from "./connection.ts";
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
      call(routes.readSession, { language, signal }).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.problem.code === "signed-out") return null;
        throw error;
      }),
    // The same member under another name: shown until the answer in the new language arrives.
    placeholderData: keepPreviousData,
  });

export const programmeQuery = queryOptions({
  queryKey: queryKeys.programme,
  queryFn: ({ signal }) => call(routes.readProgramme, { signal }),
  staleTime: Infinity,
});

export const walletQuery = queryOptions({
  queryKey: queryKeys.wallet,
  queryFn: ({ signal }) => call(routes.readWallet, { signal }),
  structuralSharing: (cached, answer) =>
    newerWallet(cached as WalletView | undefined, answer as WalletView),
  refetchInterval: ({ state }) => msUntilDue(state.data),
});

export const lotsQuery = inLanguage(queryKeys.lots, routes.listLots);
export const productsQuery = inLanguage(queryKeys.products, routes.listProducts);
export const ordersQuery = inLanguage(queryKeys.orders, routes.listOrders);

/** One order, also one that no member has paid yet. */
export const orderQuery = (language: Language, id: string) =>
  queryOptions({
    queryKey: [...queryKeys.order, language, id],
    queryFn: ({ signal }) => call(routes.readOrder, { id, language, signal }),
  });

/** Read again whenever it is shown: a partner's report changes a task, and no wallet. */
export const offersQuery = (language: Language) =>
  queryOptions({ ...inLanguage(queryKeys.offers, routes.listOffers)(language), staleTime: 0 });
export const purchasesQuery = inLanguage(queryKeys.purchases, routes.listPurchases);
export const pendingQuery = inLanguage(queryKeys.pending, routes.listPending);
/** Spends whose cash is still to be paid. */
export const holdsQuery = inLanguage(queryKeys.holds, routes.listHolds);
/** What redemptions and prizes gave, newest first. */
export const rewardsQuery = inLanguage(queryKeys.rewards, routes.listRewards);

export const rewardQuery = (language: Language, id: string) =>
  queryOptions({
    queryKey: [...queryKeys.reward, language, id],
    queryFn: ({ signal }) => call(routes.readReward, { language, signal, id }),
  });

export const projectsQuery = inLanguage(queryKeys.projects, routes.listProjects);
export const donationsQuery = inLanguage(queryKeys.donations, routes.listDonations);

/** The donation with this certificate number; `null` if the member has none. */
export const certificateQuery = (language: Language, number: string) =>
  queryOptions({
    // Not the list's key: a donation made after the list was read would be missing.
    queryKey: [...queryKeys.certificate, language, number],
    queryFn: async ({ signal }) => {
      const { items } = await call(routes.listDonations, { language, signal });
      return items.find(({ certificate }) => certificate === number) ?? null;
    },
  });
export const nextDrawQuery = inLanguage(queryKeys.nextDraw, routes.readNextDraw);

/** All draws of the member, newest first. */
export const drawsQuery = (language: Language) =>
  queryOptions({
    queryKey: [...queryKeys.draws, language],
    queryFn: ({ client, queryKey, signal }) =>
      readAllDraws(client.getQueryData<readonly DrawView[]>(queryKey) ?? [], language, signal),
  });

/** Reads pages up to the newest known draw: draws never change, so the older ones are known too. */
async function readAllDraws(known: readonly DrawView[], language: Language, signal: AbortSignal) {
  const draws: DrawView[] = [];
  let cursor: string | undefined;
  do {
    const query = { cursor, limit: "200" };
    const page = await call(routes.listDraws, { language, signal, query });
    // After a reset of the demo another draw may have this id.
    const end = page.items.findIndex(
      ({ id, secret }) => id === known[0]?.id && secret === known[0].secret,
    );
    if (end >= 0) return [...draws, ...page.items.slice(0, end), ...known];
    draws.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return draws;
}

const MAX_TIMER_MS = 2 ** 31 - 1;
/** A little later than the instant, so that the service's clock has reached it. */
const SLACK_MS = 5;

/** Milliseconds until time alone changes the wallet or a new day allows more redemptions; `false` if neither is ahead. */
function msUntilDue(wallet: WalletView | undefined): number | false {
  if (wallet === undefined) return false;
  const { serverTime, changesAt, redeemedToday } = wallet;
  const due = [redeemedToday?.until, changesAt]
    .filter((at) => at !== undefined && at > serverTime)
    .map((at) => Number(at) - serverTime + SLACK_MS);
  return due.length === 0 ? false : Math.max(1_000, Math.min(MAX_TIMER_MS, ...due));
}
