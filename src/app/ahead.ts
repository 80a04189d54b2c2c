import { useEffect } from "react";
import {
  entriesQuery,
  lotsQuery,
  productsQuery,
  programmeQuery,
  sessionQuery,
  walletQuery,
} from "../api/queries.ts";
import { useLanguage } from "../state/language.ts";
import { usePreferences } from "../state/preferences.ts";
import { cache } from "./cache.ts";

/** When the first view has long been there. */
const QUIET_MS = 2_000;
/** A wallet of more entries may have thousands of lots: they are asked for when they are wanted. */
const MANY_ENTRIES = 20_000;

/** Asks who is signed in and, while that is still being found out, for the wallet: all before anything is drawn. */
export function askAhead(): void {
  void cache.prefetchQuery(sessionQuery(usePreferences.getState().language));
  void cache.prefetchQuery(walletQuery);
  void cache.prefetchQuery(programmeQuery);
}

/**
 * Asks for what the other screens show when the first has long been there: what is at hand when it is wanted
 * needs no skeleton.
 */
export function useAhead(memberId: string | undefined): void {
  const language = useLanguage();

  useEffect(() => {
    if (memberId === undefined) return undefined;
    const timer = setTimeout(() => {
      const { seq } = cache.getQueryData(walletQuery.queryKey) ?? { seq: Infinity };
      if (seq <= MANY_ENTRIES) void cache.prefetchQuery(lotsQuery(language));
      void cache.prefetchQuery(productsQuery(language));
      void cache.prefetchInfiniteQuery(entriesQuery(language, {}));
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [language, memberId]);
}
