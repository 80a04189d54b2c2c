import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import {
  entriesQuery,
  lotsQuery,
  productsQuery,
  programmeQuery,
  walletQuery,
} from "../api/queries.ts";
import { useLanguage } from "../state/language.ts";

/** When the first view has long been there. */
const QUIET_MS = 2_000;

/**
 * Asks for the wallet while it is still being found out whose it is, and for what the other screens show
 * when the first has long been there: what is at hand when it is wanted needs no skeleton.
 */
export function useAhead(memberId: string | undefined): void {
  const cache = useQueryClient();
  const language = useLanguage();

  useEffect(() => {
    void cache.prefetchQuery(walletQuery);
    void cache.prefetchQuery(programmeQuery);
  }, [cache]);

  useEffect(() => {
    if (memberId === undefined) return undefined;
    const timer = setTimeout(() => {
      void cache.prefetchQuery(lotsQuery(language));
      void cache.prefetchQuery(productsQuery(language));
      void cache.prefetchInfiniteQuery(entriesQuery(language, {}));
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [cache, language, memberId]);
}
