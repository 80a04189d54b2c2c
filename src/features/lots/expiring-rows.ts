import { worthOf, type Programme } from "../../rules/programme.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { WalletView } from "../../contract/wallet.ts";

export type ExpiringRow = WalletView["expiring"][number];

/** Parts what expires into what expires by `soonUntil` and what expires after it. */
export function partBy(soonUntil: Instant, rows: readonly ExpiringRow[]) {
  return {
    soon: rows.filter(({ expiresAt }) => expiresAt <= soonUntil),
    later: rows.filter(({ expiresAt }) => expiresAt > soonUntil),
  };
}

/** Rows by the calendar year of their last second, in their order. */
export function byYear(rows: readonly ExpiringRow[], { zoneOffset }: Programme) {
  const years = new Map<number, ExpiringRow[]>();
  for (const row of rows) {
    const year = new Date(row.expiresAt - 1 + zoneOffset).getUTCFullYear();
    years.set(year, [...(years.get(year) ?? []), row]);
  }
  return [...years].map(([year, ofYear]) => ({ year, rows: ofYear }));
}

export function worthOfRow(row: ExpiringRow, programme: Programme) {
  return worthOf(row.points, programme);
}
