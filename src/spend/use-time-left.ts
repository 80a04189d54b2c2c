import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { walletQuery } from "../api/queries.ts";

/** Milliseconds until `until`, at least 0, by the service's clock as of its last answer. Updates each second. */
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
