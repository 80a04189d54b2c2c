import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Faults } from "../contract/demo.ts";
import { routes } from "../contract/routes.ts";
import { instant, type Instant } from "../rules/calendar.ts";
import { changeMember, JSON_BODY, refetchAfterClockChange } from "./commands.ts";
import { call } from "./connection.ts";
import { notifyOtherTabs } from "./other-tabs.ts";
import { queryKeys } from "./query-keys.ts";

/** The signed-in member's clock. */
export const demoClockQuery = queryOptions({
  queryKey: queryKeys.demoClock,
  queryFn: ({ signal }) => call(routes.readDemoClock, { signal }),
});

export const faultsQuery = queryOptions({
  queryKey: queryKeys.demoFaults,
  queryFn: ({ signal }) => call(routes.readDemoFaults, { signal }),
});

/** `to` computes the new time from the present one; `null` sets the device's own time. */
type ClockChange = {
  readonly to?: (now: Instant) => Instant;
  readonly running?: boolean;
} | null;

/** Changes the member's clock and refetches everything. */
export function useSetClock() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (change: ClockChange) => {
      const clock = await call(routes.readDemoClock);
      const device = instant(Date.now());
      const before = clock.now ?? device;
      const { to = () => before, running = clock.running } = change ?? { to: () => device };
      const after = to(before);
      const now = new Date(after).toISOString();
      const body = JSON.stringify(change === null ? { now: null } : { now, running });
      await call(routes.setDemoClock, { headers: JSON_BODY, body });
      return { isBack: after < before };
    },
    onSuccess: async ({ isBack }) => {
      notifyOtherTabs("clock");
      await refetchAfterClockChange(cache, isBack);
    },
  });
}

export function useSetFaults() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (faults: Faults) =>
      call(routes.setDemoFaults, { headers: JSON_BODY, body: JSON.stringify(faults) }),
    onSuccess: (faults) => cache.setQueryData(faultsQuery.queryKey, faults),
  });
}

/** Deletes every wallet. The demo members are made anew at their next sign-in. */
export function useResetDemo() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.resetDemo),
    onSuccess: () => changeMember(cache),
  });
}
