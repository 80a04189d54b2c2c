import { useTranslations } from "use-intl";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { walletQuery } from "../api/queries.ts";

/** The time left of a hold, as "14:59". Screen readers announce only the last minute. */
export function TimeLeft({ until, className = "" }: { until: number; className?: string }) {
  const t = useTranslations("holds");
  const seconds = Math.ceil(useTimeLeft(until) / 1_000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <>
      <span role="timer" className={`figures ${className}`}>
        {text}
      </span>
      <span aria-live="polite" className="sr-only">
        {seconds > 0 && seconds <= 60 && t("lastMinute")}
      </span>
    </>
  );
}

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
