import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { etagOf } from "../contract/wallet.ts";
import { refetchAfterClockChange } from "./commands.ts";
import { outbox } from "./connection.ts";
import { notifyOtherTabs, onOtherTab } from "./other-tabs.ts";
import { walletQuery } from "./queries.ts";
import { queryKeys } from "./query-keys.ts";

/** A closed tab releases its locks a moment later. */
const RESUME_AGAIN_MS = 1_000;

/**
 * Refetches what another tab, the clock or a resumed operation has changed. Called once, at the root. `onErased`: another
 * tab has erased the data of this browser.
 */
export function useCacheSync(onErased: () => void): void {
  const cache = useQueryClient();
  const { data: wallet } = useQuery({ ...walletQuery, enabled: false });

  useEffect(
    () =>
      onOtherTab((change) => {
        if (change === "erased") onErased();
        else if (change === "session") void cache.resetQueries();
        else if (change === "clock") void refetchAfterClockChange(cache, true);
        else {
          void cache.invalidateQueries(walletQuery);
          // A partner's order, parcel or report changes no wallet.
          if (change === "partner") void cache.invalidateQueries({ queryKey: queryKeys.ofWallet });
        }
      }),
    [cache, onErased],
  );

  const etag = wallet && etagOf(wallet);
  useEffect(() => {
    if (etag !== undefined) void cache.invalidateQueries({ queryKey: queryKeys.ofWallet });
  }, [cache, etag]);

  // At each answer, since an operation may have begun to wait for this member after the last one.
  useEffect(() => {
    if (wallet === undefined) return undefined;
    const { memberId } = wallet;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isUnmounted = false;
    async function resume() {
      if ((await outbox.resume(memberId)) > 0) {
        notifyOtherTabs("wallet");
        await cache.invalidateQueries(walletQuery);
      } else if (!isUnmounted && outbox.hasUnfinished(memberId)) {
        timer = setTimeout(() => void resume(), RESUME_AGAIN_MS);
      }
    }
    void resume();
    return () => {
      isUnmounted = true;
      clearTimeout(timer);
    };
  }, [cache, wallet]);
}
