import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Language } from "../contract/language.ts";
import type { Faults, ImportQuery } from "../contract/demo.ts";
import { demoRoutes } from "../contract/demo-routes.ts";
import { instant, type Instant } from "../rules/calendar.ts";
import { changeMember, refetchAfterClockChange } from "./commands.ts";
import { call } from "./connection.ts";
import { queryKeys } from "./query-keys.ts";
import { notifyOtherTabs } from "./other-tabs.ts";

const MEMBERS = ["demo", "members"];
/** The service looks at the file itself. */
const FILE_BODY = { "Content-Type": "application/octet-stream" };
const JSON_BODY = { "Content-Type": "application/json" };

/** Refetched while a member is being provisioned, to show the progress. */
export const demoMembersQuery = (language: Language) =>
  queryOptions({
    queryKey: [...MEMBERS, language],
    queryFn: ({ signal }) => call(demoRoutes.listDemoMembers, { language, signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ provisioning }) => provisioning) ? 250 : false,
  });

/**
 * Signs in and resets the cache. `onSignedIn` runs before the cache reset, which unmounts the caller. A demo member
 * whose history is not complete yet is not signed in: the answer and the list of members tell the progress.
 */
export function useSignIn(language: Language, onSignedIn = () => {}) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ memberId }: { readonly memberId: string }) =>
      call(demoRoutes.signIn, { language, headers: JSON_BODY, body: JSON.stringify({ memberId }) }),
    onSuccess: ({ provisioning }) => {
      if (provisioning) return cache.invalidateQueries({ queryKey: MEMBERS });
      onSignedIn();
      return changeMember(cache);
    },
  });
}

/** A file, with what the member corrected. */
type FileToImport = { readonly file: File; readonly query: ImportQuery };

/** Tells what an import would make. */
export function usePreviewFile(language: Language) {
  return useMutation({
    mutationFn: ({ file, query }: FileToImport) =>
      call(demoRoutes.previewFile, {
        query,
        language,
        headers: FILE_BODY,
        body: file,
        isLong: true,
      }),
  });
}

/** Makes a demo member from a file; one under a key, however often it is sent. */
export function useImportFile() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ file, query, key }: FileToImport & { readonly key: string }) =>
      call(demoRoutes.importFile, {
        query,
        headers: { ...FILE_BODY, "Idempotency-Key": key },
        body: file,
        isLong: true,
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: MEMBERS }),
  });
}

type Renamed = { readonly memberId: string; readonly name: string };

/** Renames an imported wallet. */
export function useRenameWallet() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ memberId, name }: Renamed) =>
      call(demoRoutes.renameDemoMember, {
        id: memberId,
        headers: JSON_BODY,
        body: JSON.stringify({ name }),
      }),
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: MEMBERS }),
        cache.invalidateQueries({ queryKey: queryKeys.session }),
      ]),
  });
}

/** Deletes an imported wallet. Its member is signed out. */
export function useRemoveWallet() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (memberId: string) => call(demoRoutes.removeDemoMember, { id: memberId }),
    onSuccess: () => changeMember(cache),
  });
}

/** The signed-in member's clock. */
export const demoClockQuery = queryOptions({
  queryKey: ["demo", "clock"],
  queryFn: ({ signal }) => call(demoRoutes.readDemoClock, { signal }),
});

export const faultsQuery = queryOptions({
  queryKey: ["demo", "faults"],
  queryFn: ({ signal }) => call(demoRoutes.readDemoFaults, { signal }),
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
      const clock = await call(demoRoutes.readDemoClock);
      const device = instant(Date.now());
      const before = clock.now ?? device;
      const { to = () => before, running = clock.running } = change ?? { to: () => device };
      const after = to(before);
      const now = new Date(after).toISOString();
      const body = JSON.stringify(change === null ? { now: null } : { now, running });
      await call(demoRoutes.setDemoClock, { headers: JSON_BODY, body });
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
      call(demoRoutes.setDemoFaults, { headers: JSON_BODY, body: JSON.stringify(faults) }),
    onSuccess: (faults) => cache.setQueryData(faultsQuery.queryKey, faults),
  });
}

/** Deletes every wallet. The demo members are made anew at their next sign-in. */
export function useResetDemo() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call(demoRoutes.resetDemo),
    onSuccess: () => changeMember(cache),
  });
}
