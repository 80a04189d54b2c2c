import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { etagOf } from "../contract/wallet.ts";
import { outbox } from "./browser.ts";
import { walletQuery } from "./queries.ts";
import { showAtOtherTime } from "./other-time.ts";
import { onOtherTab, tellOtherTabs } from "./tabs.ts";

/** What goes with the wallet: when it has changed, by whatever cause, these may have too. */
const ALONG = [
  "lots",
  "entries",
  "entry",
  "holds",
  "products",
  "offers",
  "purchases",
  "pending",
  "projects",
  "donations",
  "draws",
  "next-draw",
];

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
        else void cache.invalidateQueries({ queryKey: ["wallet"] });
      }),
    [cache],
  );

  const state = wallet && etagOf(wallet);
  useEffect(() => {
    if (state === undefined) return;
    for (const key of ALONG) {
      void cache.invalidateQueries({ queryKey: [key] });
    }
  }, [cache, state]);

  // At each answer: what had to wait for this member may have been parked since the last one.
  useEffect(() => {
    if (wallet === undefined) return;
    void outbox.resume(wallet.memberId).then((settled) => {
      if (settled === 0) return undefined;
      tellOtherTabs("wallet");
      return cache.invalidateQueries({ queryKey: ["wallet"] });
    });
  }, [cache, wallet]);
}
