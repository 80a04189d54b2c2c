import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { routes } from "../contract/routes.ts";
import { newerWallet, type WalletView } from "../contract/wallet.ts";
import { call } from "./connection.ts";
import { walletQuery } from "./queries.ts";
import { notifyOtherTabs } from "./other-tabs.ts";

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.signOut),
    onSuccess: () => changeMember(cache),
  });
}

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
