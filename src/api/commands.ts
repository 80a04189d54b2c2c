import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { Language } from "../contract/language.ts";
import { routes } from "../contract/routes.ts";
import { newerWallet, type WalletView } from "../contract/wallet.ts";
import { call } from "./connection.ts";
import { walletQuery } from "./queries.ts";
import { notifyOtherTabs } from "./other-tabs.ts";
import { queryKeys } from "./query-keys.ts";

/**
 * Signs in and resets the cache. `onSignedIn` runs before the cache reset, which unmounts the caller. A demo member
 * whose history is not complete yet is not signed in: the answer and the list of members tell the progress.
 */
export function useSignIn(language: Language, onSignedIn = () => {}) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ memberId }: { readonly memberId: string }) =>
      call(routes.signIn, { language, headers: JSON_BODY, body: JSON.stringify({ memberId }) }),
    onSuccess: ({ provisioning }) => {
      if (provisioning) return cache.invalidateQueries({ queryKey: queryKeys.demoMembers });
      onSignedIn();
      return changeMember(cache);
    },
  });
}

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.signOut),
    onSuccess: () => changeMember(cache),
  });
}

/** Makes a demo member from a file: JSON if its name ends so, otherwise CSV. */
export function useImportFile() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (file: File) =>
      call(routes.importFile, {
        headers: { "Content-Type": file.name.endsWith(".json") ? "application/json" : "text/csv" },
        body: file,
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: queryKeys.demoMembers }),
  });
}

export const JSON_BODY = { "Content-Type": "application/json" };

/** Shows the wallet of a receipt. An older read that is still in flight must not land on top of it. */
export async function showWallet(cache: QueryClient, wallet: WalletView) {
  await cache.cancelQueries(walletQuery);
  cache.setQueryData(walletQuery.queryKey, (cached) => newerWallet(cached, wallet));
  notifyOtherTabs("wallet");
}

/** Everything cached belongs to the member before. */
export async function changeMember(cache: QueryClient) {
  notifyOtherTabs("session");
  await cache.resetQueries();
}

/** The cache keeps the later of two wallets, so after a step back in time the cached one is dropped first. */
export async function refetchAfterClockChange(cache: QueryClient, isBack: boolean): Promise<void> {
  if (isBack) await cache.resetQueries(walletQuery);
  await cache.invalidateQueries();
}
