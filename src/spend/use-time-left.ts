import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { walletQuery } from "../api/queries.ts";

/** Milliseconds from the service's present to `until`, 0 at the least: its last answer's time, run on since. Shown anew each second. */
export function useTimeLeft(until: number): number {
  const { data: wallet, dataUpdatedAt } = useQuery({ ...walletQuery, enabled: false });
  const [device, setDevice] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setDevice(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (wallet === undefined) return 0;
  const now = wallet.serverTime + Math.max(0, device - dataUpdatedAt);
  return Math.max(0, until - now);
}
