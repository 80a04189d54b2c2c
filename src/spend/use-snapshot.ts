import { useSuspenseQueries } from "@tanstack/react-query";
import { lotsQuery, programmeQuery, walletQuery } from "../api/queries.ts";
import { useLanguage } from "../state/language.ts";
import type { Snapshot } from "./preview-spend.ts";

/** Suspends until both are loaded. */
export function useWalletAndProgramme(): Omit<Snapshot, "lots"> {
  const [{ data: wallet }, { data: programme }] = useSuspenseQueries({
    queries: [walletQuery, programmeQuery],
  });
  return { wallet, programme };
}

/** Suspends until there is something to show. */
export function useSnapshot(): Snapshot {
  const [{ data: wallet }, { data: lots }, { data: programme }] = useSuspenseQueries({
    queries: [walletQuery, lotsQuery(useLanguage()), programmeQuery],
  });
  return { wallet, lots: lots.items, programme };
}
