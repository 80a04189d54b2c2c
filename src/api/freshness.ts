import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { etagOf } from "../contract/wallet.ts";
import { outbox } from "./browser.ts";
import { walletQuery } from "./queries.ts";
import { queryKeys } from "./query-keys.ts";
import { showAtOtherTime } from "./other-time.ts";
import { onOtherTab, notifyOtherTabs } from "./tabs.ts";

/** Keeps what is shown true: used once, at the root. */
export function useFreshness(): void {
  const cache = useQueryClient();
  const { data: wallet } = useQuery({ ...walletQuery, enabled: false });

  useEffect(
    () =>
      onOtherTab((change) => {
        if (change === "erased") location.replace("/");
        else if (change === "session") void cache.resetQueries();
        else if (change === "clock") void showAtOtherTime(cache, true);
        else void cache.invalidateQueries(walletQuery);
      }),
    [cache],
  );

  const state = wallet && etagOf(wallet);
  useEffect(() => {
    if (state !== undefined) void cache.invalidateQueries({ queryKey: queryKeys.ofWallet });
  }, [cache, state]);

  // At each answer: what had to wait for this member may have been parked since the last one.
  useEffect(() => {
    if (wallet === undefined) return undefined;
    const { memberId } = wallet;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    async function resume() {
      if ((await outbox.resume(memberId)) > 0) {
        notifyOtherTabs("wallet");
        await cache.invalidateQueries(walletQuery);
      } else if (!isGone && outbox.isLeft(memberId)) {
        timer = setTimeout(() => void resume(), AGAIN_MS);
      }
    }
    void resume();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [cache, wallet]);
}

/** A tab that is closed or killed holds what it was about a moment longer: whoever is left takes it up then. */
const AGAIN_MS = 1_000;
