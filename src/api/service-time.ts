import { useQuery } from "@tanstack/react-query";
import type { Instant } from "../rules/calendar.ts";
import { walletQuery } from "./queries.ts";

/**
 * The service's time as of its last answer, the only clock that counts. The wallet is asked for anew at each
 * instant at which what a reader sees would change, so that between two answers nothing depends on it.
 */
export function useServiceTime(): Instant | undefined {
  return useQuery({ ...walletQuery, enabled: false }).data?.serverTime;
}
