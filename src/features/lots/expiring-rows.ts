import type { WalletView } from "../../contract/wallet.ts";
import { lastMonthBefore } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";

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
