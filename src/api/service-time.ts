import { useQuery } from "@tanstack/react-query";
import type { Instant } from "../rules/calendar.ts";
import { walletQuery } from "./queries.ts";

/**
 * The service's time as of its last answer. The wallet is refetched at each instant that changes what is shown, so
 * nothing needs a time between two answers.
 */
export function useServiceTime(): Instant | undefined {
  return useQuery({ ...walletQuery, enabled: false }).data?.serverTime;
}
