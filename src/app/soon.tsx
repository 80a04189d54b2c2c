import { useSuspenseQueries } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { programmeQuery, walletQuery } from "../api/queries.ts";
import { useServiceTime } from "../api/service-time.ts";
import type { Instant } from "../rules/calendar.ts";
import { soonUntil } from "../rules/expiry/reminder.ts";

/** Hands down the end of the next programme month: what expires by then, a member is told of. */
export function Soon({ children }: { children: (soonUntil: Instant) => ReactNode }) {
  const [{ data: wallet }, { data: programme }] = useSuspenseQueries({
    queries: [walletQuery, programmeQuery],
  });
  const now = useServiceTime() ?? wallet.serverTime;
  return children(soonUntil(now, programme));
}
