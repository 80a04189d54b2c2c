import type { ExpiringPoints } from "../contract/wallet.ts";
import type { Instant } from "../rules/calendar.ts";
import { plus, points, type Points } from "../rules/points.ts";

/** Adds up allocations by date, in their order. */
export function byExpiry(allocations: readonly ExpiringPoints[]): readonly ExpiringPoints[] {
  const dates = new Map<Instant, Points>();
  for (const { expiresAt, points: taken } of allocations) {
    dates.set(expiresAt, plus(dates.get(expiresAt) ?? points(0), taken));
  }
  return Array.from(dates, ([expiresAt, sum]) => ({ expiresAt, points: sum }));
}
