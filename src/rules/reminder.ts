import { monthOf, startOfMonth, type Instant } from "./calendar.ts";
import type { Programme } from "./programme.ts";
import type { Expiring } from "./expiring.ts";
import type { Wallet } from "./wallet.ts";

const DAY = 86_400_000;

/** What expires in the programme's month of `at` or in the next: each expiry with its points, first to expire first. */
export function expiringSoon(
  wallet: Wallet,
  at: Instant,
  programme: Programme,
): Pick<Expiring, "expiresAt" | "points">[] {
  const end = soonUntil(at, programme);
  return wallet.expiring
    .filter(({ expiresAt }) => at < expiresAt && expiresAt <= end)
    .map(({ expiresAt, points }) => ({ expiresAt, points }));
}

/** The first instant after the month that follows that of `at`: what expires by then expires soon. */
export function soonUntil(at: Instant, programme: Programme): Instant {
  return startOfMonth(monthOf(at, programme), 2, programme);
}

/** When the notice of an expiry is made: on the notice day of the month before the points' last month. */
export function noticeAt(expiresAt: Instant, programme: Programme): Instant {
  const lastMonth = monthOf((expiresAt - 1) as Instant, programme);
  const before = startOfMonth(lastMonth, -1, programme);
  return (before + (programme.noticeDay - 1) * DAY) as Instant;
}
