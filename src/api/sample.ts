import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { routes } from "../contract/routes.ts";
import type { Faults } from "../contract/sample.ts";
import { instant, type Instant } from "../rules/calendar.ts";
import { call } from "./browser.ts";
import { showAtOtherTime } from "./other-time.ts";
import { tellOtherTabs } from "./tabs.ts";

const JSON_BODY = { "Content-Type": "application/json" };

/** The signed-in member's clock. */
export const sampleClockQuery = queryOptions({
  queryKey: ["sample-clock"],
  queryFn: ({ signal }) => call(routes.readSampleClock, { signal }),
});

export const faultsQuery = queryOptions({
  queryKey: ["sample-faults"],
  queryFn: ({ signal }) => call(routes.readSampleFaults, { signal }),
});

/** What a clock is set to; `null` is the device's time. */
export type ClockSetting = { readonly now: Instant; readonly running: boolean } | null;

/** Sets the member's clock to what `set` makes of the time that it shows, and shows everything as of then. */
export function useSetClock() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (set: (shown: NonNullable<ClockSetting>) => ClockSetting) => {
      const { now, running } = await call(routes.readSampleClock);
      const shown = { now: now ?? instant(Date.now()), running };
      const next = set(shown);
      const body = JSON.stringify(
        next === null ? { now: null } : { ...next, now: new Date(next.now).toISOString() },
      );
      await call(routes.setSampleClock, { headers: JSON_BODY, body });
      return { isBack: (next?.now ?? Date.now()) < shown.now };
    },
    onSuccess: async ({ isBack }) => {
      tellOtherTabs("clock");
      await showAtOtherTime(cache, isBack);
    },
  });
}

export function useSetFaults() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (faults: Faults) =>
      call(routes.setSampleFaults, { headers: JSON_BODY, body: JSON.stringify(faults) }),
    onSuccess: (faults) => cache.setQueryData(faultsQuery.queryKey, faults),
  });
}

/** Forgets every wallet; the sample members are made anew when they are next signed in. */
export function useResetSamples() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.resetSamples),
    onSuccess: async () => {
      tellOtherTabs("session");
      await cache.resetQueries();
    },
  });
}
