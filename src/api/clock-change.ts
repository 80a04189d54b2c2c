import type { QueryClient } from "@tanstack/react-query";
import { walletQuery } from "./queries.ts";

/** The cache keeps the later of two wallets, so after a step back in time the cached one is dropped first. */
export async function refetchAfterClockChange(cache: QueryClient, isBack: boolean): Promise<void> {
  if (isBack) await cache.resetQueries(walletQuery);
  await cache.invalidateQueries();
}
