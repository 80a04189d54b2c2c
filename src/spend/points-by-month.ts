import type { ExpiringPoints } from "../contract/wallet.ts";
import { instant, lastMonthBefore, type Instant, type Month } from "../rules/calendar.ts";
import type { Programme } from "../rules/programme.ts";

/** Points of the lots that expire in one month. */
export type MonthPoints = {
  readonly month: Month;
  /** The last instant at which some of them can be spent. */
  readonly lastAt: Instant;
  readonly points: number;
  /** All points that expired in this month just before, if that is known. */
  readonly before?: number;
};

/** Sums points by the month in which they expire, in order. `before`: what could be spent just before. */
export function pointsByMonth(
  taken: readonly ExpiringPoints[],
  before: readonly ExpiringPoints[] | undefined,
  programme: Programme,
): MonthPoints[] {
  const monthOf = ({ expiresAt }: ExpiringPoints) => lastMonthBefore(expiresAt, programme);
  const months = [...new Set(taken.map(monthOf))].toSorted((a, b) => a - b);
  return months.map((month) => {
    const ofMonth = taken.filter((each) => monthOf(each) === month);
    const had = before?.filter((each) => monthOf(each) === month);
    return {
      month,
      lastAt: instant(Math.max(...ofMonth.map(({ expiresAt }) => expiresAt)) - 1),
      points: total(ofMonth),
      ...(had && { before: total(had) }),
    };
  });
}

/** Several months as one. */
export function sumOfMonths(
  months: readonly MonthPoints[],
): Pick<MonthPoints, "points" | "before"> {
  const points = total(months);
  const isKnown = months.every(({ before }) => before !== undefined);
  return {
    points,
    ...(isKnown && { before: total(months.map(({ before = 0 }) => ({ points: before }))) }),
  };
}

function total(all: readonly { readonly points: number }[]): number {
  return all.reduce((sum, { points }) => sum + points, 0);
}
