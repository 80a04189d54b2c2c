import type { EntryDetail, EntryView, SpendView } from "../contract/entry.ts";
import { fen, points, plus, type Points } from "../rules/points.ts";
import type { ExpiringPoints } from "../contract/wallet.ts";
import type { Instant } from "../rules/calendar.ts";

/** The points and total of a spend, reduced by a partial capture. */
export function capturedAmounts({ points: taken, fen: total }: EntryDetail, spend: SpendView) {
  const capture = captureOf(spend);
  const back = points(capture?.points ?? 0);
  return { points: points(-taken - back), total: capture?.fen ?? total ?? fen(0), back };
}

function captureOf({ followUps }: SpendView): EntryView | undefined {
  return followUps.find(({ kind }) => kind === "capture");
}

/** Adds up allocations by date, in their order. */
export function byExpiry(allocations: readonly ExpiringPoints[]): readonly ExpiringPoints[] {
  const dates = new Map<Instant, Points>();
  for (const { expiresAt, points: taken } of allocations) {
    dates.set(expiresAt, plus(dates.get(expiresAt) ?? points(0), taken));
  }
  return Array.from(dates, ([expiresAt, sum]) => ({ expiresAt, points: sum }));
}
