import { instant, lastMonthBefore, monthOf, startOfMonth, type Instant } from "../calendar.ts";
import type { Programme } from "../programme.ts";

const DAY = 86_400_000;

/** Points that expire at this instant or before expire soon, as seen from `at`. */
export function soonUntil(at: Instant, programme: Programme): Instant {
  return startOfMonth(monthOf(at, programme), programme.expiringSoonMonths, programme);
}

/** Of rows of what is left at some instant, those that expire by `until`, which `soonUntil` says. */
export function expiringBy<Row extends { readonly expiresAt: Instant }>(
  rows: readonly Row[],
  until: Instant,
): Row[] {
  const end = instant(until);
  return rows.filter(({ expiresAt }) => expiresAt <= end);
}

/** When the notice of an expiry is made: on the notice day of the month before the points' last month. */
export function noticeAt(expiresAt: Instant, programme: Programme): Instant {
  const before = startOfMonth(lastMonthBefore(expiresAt, programme), -1, programme);
  return instant(before + (programme.noticeDay - 1) * DAY);
}
