import { useEffect } from "react";
import { latestEntriesQuery } from "../api/entry-queries.ts";
import {
  lotsQuery,
  productsQuery,
  programmeQuery,
  sessionQuery,
  walletQuery,
} from "../api/queries.ts";
import { useLanguage } from "../state/language.ts";
import { usePreferences } from "../state/preferences.ts";
import { cache } from "./cache.ts";
import type { LazyPage } from "./demo-parts.ts";
import { lazyPages } from "./routes.tsx";

/** How long the first view has the network to itself. */
const DELAY_MS = 2_000;
/** A larger wallet may have thousands of lots, which are fetched when they are shown. */
const MANY_ENTRIES = 20_000;

/** Requests what the first view shows before anything is rendered, and the code of the page at this address. */
export function prefetchFirstView(demoPages: readonly LazyPage[] = []): void {
  void cache.prefetchQuery(sessionQuery(usePreferences.getState().language));
  void cache.prefetchQuery(walletQuery);
  void cache.prefetchQuery(programmeQuery);
  const [, section] = location.pathname.split("/");
  for (const { path, Page } of [...lazyPages, ...demoPages])
    if (path.split("/")[1] === section) Page.preload();
}

/** Loads the other pages and what they show, so that they open without a skeleton. */
export function usePrefetch(memberId: string | undefined): void {
  const language = useLanguage();

  useEffect(() => {
    if (memberId === undefined) return undefined;
    const timer = setTimeout(() => {
      const { seq } = cache.getQueryData(walletQuery.queryKey) ?? { seq: Infinity };
      if (seq <= MANY_ENTRIES) void cache.prefetchQuery(lotsQuery(language));
      void cache.prefetchQuery(productsQuery(language));
      void cache.prefetchInfiniteQuery(latestEntriesQuery(language));
      for (const { Page } of lazyPages) Page.preload();
    }, DELAY_MS);
    return () => clearTimeout(timer);
  }, [language, memberId]);
}
