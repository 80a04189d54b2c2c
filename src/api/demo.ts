import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { routes } from "../contract/routes.ts";
import type { Faults } from "../contract/demo.ts";
import { instant, type Instant } from "../rules/calendar.ts";
import { call } from "./browser.ts";
import { showAtOtherTime } from "./other-time.ts";
import { queryKeys } from "./query-keys.ts";
import { notifyOtherTabs } from "./tabs.ts";

const JSON_BODY = { "Content-Type": "application/json" };

/** The signed-in member's clock. */
export const demoClockQuery = queryOptions({
  queryKey: queryKeys.demoClock,
  queryFn: ({ signal }) => call(routes.readDemoClock, { signal }),
});

export const faultsQuery = queryOptions({
  queryKey: queryKeys.demoFaults,
  queryFn: ({ signal }) => call(routes.readDemoFaults, { signal }),
});

/** What becomes of a clock: another time, made of the one that it shows, or another pace. `null`: the device's own time. */
type ClockChange = {
  readonly to?: (shown: Instant) => Instant;
  readonly running?: boolean;
} | null;

/** Changes the member's clock, and shows everything as of then. */
export function useSetClock() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (change: ClockChange) => {
      const clock = await call(routes.readDemoClock);
      const device = instant(Date.now());
      const shown = clock.now ?? device;
      const { to = () => shown, running = clock.running } = change ?? { to: () => device };
      const now = to(shown);
      const at = new Date(now).toISOString();
      const body = JSON.stringify(change === null ? { now: null } : { now: at, running });
      await call(routes.setDemoClock, { headers: JSON_BODY, body });
      return { isBack: now < shown };
    },
    onSuccess: async ({ isBack }) => {
      notifyOtherTabs("clock");
      await showAtOtherTime(cache, isBack);
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

/** Forgets every wallet; the demo members are made anew when they are next signed in. */
export function useResetDemo() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.resetDemo),
    onSuccess: async () => {
      notifyOtherTabs("session");
      await cache.resetQueries();
    },
  });
}
