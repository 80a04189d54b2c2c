import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { routes } from "../contract/routes.ts";
import type { WalletView } from "../contract/wallet.ts";
import { call } from "./browser.ts";
import type { Language } from "./client.ts";
import { newer } from "./newer.ts";
import { walletQuery } from "./queries.ts";
import { queryKeys } from "./query-keys.ts";
import { notifyOtherTabs } from "./tabs.ts";

/**
 * Signs in and forgets what the last member was shown. `onSignedIn` comes before: with the member the
 * screen goes that asked, and what it still wanted with it. A member who is still being made is not signed in: the answer
 * says so, and the list of members how far it is. A sample member's life is written in the language of who opens it first.
 */
export function useSignIn(language: Language, onSignedIn = () => {}) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ memberId }: { readonly memberId: string }) =>
      call(routes.signIn, { language, headers: JSON_BODY, body: JSON.stringify({ memberId }) }),
    onSuccess: ({ making }) => {
      if (making) return cache.invalidateQueries({ queryKey: queryKeys.demoMembers });
      onSignedIn();
      return otherMember(cache);
    },
  });
}

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.signOut),
    onSuccess: () => otherMember(cache),
  });
}

/** Makes a member of a statement: CSV, or JSON where its name says so. */
export function useImportFile() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (statement: File) =>
      call(routes.importFile, {
        headers: {
          "Content-Type": statement.name.endsWith(".json") ? "application/json" : "text/csv",
        },
        body: statement,
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: queryKeys.demoMembers }),
  });
}

const JSON_BODY = { "Content-Type": "application/json" };

/** Shows the wallet that a command's answer brings. An older read that is still under way must not overwrite it. */
export async function showWallet(cache: QueryClient, wallet: WalletView) {
  await cache.cancelQueries(walletQuery);
  cache.setQueryData(walletQuery.queryKey, (seen) => newer(seen, wallet));
  notifyOtherTabs("wallet");
}

async function otherMember(cache: QueryClient) {
  notifyOtherTabs("session");
  await cache.resetQueries();
}
