import type { WalletView } from "../../contract/wallet.ts";
import { lastMonthBefore, startOfMonth, type Instant, type Month } from "../../rules/calendar.ts";
import { plus, points, type Points } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";

/** The points that expire at the end of one month: in `soon` if that is by `soonUntil`, else in `later`. */
export type MonthBar = {
  /** Its first instant. */
  readonly start: Instant;
  readonly soon: Points;
  readonly later: Points;
};

const NONE = points(0);

/** Every month from the first to the last in which points expire, empty months included. */
export function monthBars(
  expiring: WalletView["expiring"],
  soonUntil: Instant,
  programme: Programme,
): MonthBar[] {
  const totals = new Map<Month, Points>();
  for (const { expiresAt, points: amount } of expiring) {
    const month = lastMonthBefore(expiresAt, programme);
    totals.set(month, plus(totals.get(month) ?? NONE, amount));
  }
  const [first, last] = [Math.min(...totals.keys()), Math.max(...totals.keys())];
  return Array.from({ length: totals.size === 0 ? 0 : last - first + 1 }, (_, index) => {
    const month = (first + index) as Month;
    const total = totals.get(month) ?? NONE;
    const isSoon = startOfMonth(month, 1, programme) <= soonUntil;
    return {
      start: startOfMonth(month, 0, programme),
      soon: isSoon ? total : NONE,
      later: isSoon ? NONE : total,
    };
  });
}

export type ExpiringRow = WalletView["expiring"][number];

/** Groups rows by the calendar year of their last valid second. */
export function byYear(rows: readonly ExpiringRow[], programme: Programme) {
  const years = new Map<number, ExpiringRow[]>();
  for (const row of rows) {
    const year = Math.floor(lastMonthBefore(row.expiresAt, programme) / 12);
    years.set(year, [...(years.get(year) ?? []), row]);
  }
  return [...years].map(([year, ofYear]) => ({ year, rows: ofYear }));
}
