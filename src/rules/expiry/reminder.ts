import {
  dayOf,
  instant,
  lastMonthBefore,
  monthOf,
  startOfDay,
  startOfMonth,
  type Instant,
} from "../calendar.ts";
import type { Programme } from "../programme.ts";

/** Points that expire at this instant or before expire soon, as seen from `at`. */
export function soonUntil(at: Instant, programme: Programme): Instant {
  return startOfMonth(monthOf(at, programme), programme.expiringSoonMonths, programme);
}

/** The rows that expire at `until` or before. */
export function expiringBy<Row extends { readonly expiresAt: Instant }>(
  rows: readonly Row[],
  until: Instant,
): Row[] {
  const end = instant(until);
  return rows.filter(({ expiresAt }) => expiresAt <= end);
}

/** When the notice for an expiry is made: on the notice day of the month before the last month of the points. */
export function noticeAt(expiresAt: Instant, programme: Programme): Instant {
  const before = startOfMonth(lastMonthBefore(expiresAt, programme), -1, programme);
  return startOfDay(dayOf(before, programme), programme.noticeDay - 1, programme);
}
