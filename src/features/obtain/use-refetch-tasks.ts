import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { queryKeys } from "../../api/query-keys.ts";
import type { TaskOffer } from "../../contract/offer.ts";
import { useTimeLeft } from "../../spend/time-left.tsx";

/** Time alone changes the state of a claimed task, at the start of its next period. */
export function useRefetchWhenTasksStartAgain(offers: readonly TaskOffer[]): void {
  const cache = useQueryClient();
  const nextAt = Math.min(...offers.map((offer) => offer.nextAt ?? Infinity));
  const isDue = useTimeLeft(nextAt) === 0;
  useEffect(() => {
    if (isDue) void cache.invalidateQueries({ queryKey: queryKeys.offers });
  }, [cache, isDue]);
}
