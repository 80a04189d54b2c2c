import type { QueryClient } from "@tanstack/react-query";
import { walletQuery } from "./queries.ts";

/** Of two views of a wallet the later is shown: where time has gone back, the one before has to be forgotten first. */
export async function showAtOtherTime(cache: QueryClient, isBack: boolean): Promise<void> {
  if (isBack) await cache.resetQueries(walletQuery);
  await cache.invalidateQueries();
}
