import type { WalletView } from "../contract/wallet.ts";
import { monthOf, type Instant, type Month } from "../rules/calendar.ts";
import { points, plus, minus, type Points } from "../rules/points.ts";
import type { Programme } from "../rules/programme.ts";
import { soonUntil } from "../rules/reminder.ts";

/**
 * A stretch of the picture of a wallet, in the shape that the strip draws. Whatever shows a wallet makes its
 * picture here, so that it is the same one everywhere:
 *
 * - the wallet itself: `segmentsOf(wallet, programme)`
 * - a use of so many points: `withTaken(segmentsOf(…), points)`
 * - points that come, a refund's or a grant's: `withNew(segments, points, expiresAt, programme)`
 * - what a refund forfeits: `withLost(segments, points, expiresAt, programme)`
 * - a later day, if nothing is done until then: `lostBy(segments, at, programme)`
 * - what an entry took: `segmentsOfParts(parts, programme)`
 * - what a plan saves, and what is lost all the same: `segmentsOfPlan(steps, lost, programme)`
 */
export type WalletSegment = {
  readonly key: string;
  readonly state: "later" | "soon" | "held" | "pending" | "new" | "lost";
  /** 1 or more. */
  readonly points: Points;
  /** So many of them pay. */
  readonly taken: Points;
  /** The last programme month in which they can be spent. What is held or pending has none. */
  readonly month?: Month;
  /** The step of a plan that takes them, from 1. */
  readonly step?: number;
};

type Part = { readonly points: Points; readonly expiresAt: Instant };

/** A step of a plan, numbered from 1: what it keeps from expiring. */
type Step = { readonly number: number; readonly saves: readonly Part[] };

const NONE = points(0);

/**
 * What can be spent, a segment a month, the first to expire first. Before it what is held, since its lots would
 * be spent first if they were free; after it what is pending.
 */
export function segmentsOf(
  {
    expiring,
    held,
    pending,
    serverTime,
  }: Pick<WalletView, "expiring" | "held" | "pending" | "serverTime">,
  programme: Programme,
): WalletSegment[] {
  const soon = soonUntil(serverTime, programme);
  return [
    ...outside("held", held),
    ...byMonth(expiring, programme).map(({ expiresAt, ...rest }): WalletSegment => ({
      ...rest,
      state: expiresAt <= soon ? "soon" : "later",
      taken: NONE,
    })),
    ...outside("pending", pending),
  ];
}

/** Marks what pays for a use of `amount`: from the left, and at most what can be spent. */
export function withTaken(segments: readonly WalletSegment[], amount: Points): WalletSegment[] {
  let due = amount;
  return segments.map((segment) => {
    if (!canBeSpent(segment)) return segment;
    const taken = points(Math.min(due, segment.points));
    due = minus(due, taken);
    return { ...segment, taken };
  });
}

/** Adds points that come, at the right end of what can be spent. `amount` is 1 or more. */
export function withNew(
  segments: readonly WalletSegment[],
  amount: Points,
  expiresAt: Instant,
  programme: Programme,
): WalletSegment[] {
  const month = lastMonth(expiresAt, programme);
  const end = segments.findIndex(({ state }) => state === "pending");
  const come = { key: `new-${month}`, state: "new", points: amount, taken: NONE, month } as const;
  return segments.toSpliced(end === -1 ? segments.length : end, 0, come);
}

/** Adds points that do not come back since their lot has expired, at the left end. `amount` is 1 or more. */
export function withLost(
  segments: readonly WalletSegment[],
  amount: Points,
  expiresAt: Instant,
  programme: Programme,
): WalletSegment[] {
  const month = lastMonth(expiresAt, programme);
  return [{ key: `lost-${month}`, state: "lost", points: amount, taken: NONE, month }, ...segments];
}

/** Shows as lost what can no longer be spent at `at`, if nothing is done. */
export function lostBy(
  segments: readonly WalletSegment[],
  at: Instant,
  programme: Programme,
): WalletSegment[] {
  const now = monthOf(at, programme);
  return segments.map((segment) =>
    canBeSpent(segment) && (segment.month ?? now) < now ? { ...segment, state: "lost" } : segment,
  );
}

/** What an entry took, month by month, all of it marked as paying. Parts may stand in any order. */
export function segmentsOfParts(parts: readonly Part[], programme: Programme): WalletSegment[] {
  const inOrder = parts.toSorted((a, b) => a.expiresAt - b.expiresAt);
  return byMonth(inOrder, programme).map(({ key, points: taken, month }) => ({
    key,
    state: "later",
    points: taken,
    taken,
    month,
  }));
}

/** Of what expires soon, month by month: what each step takes, step by step, and then what is lost. */
export function segmentsOfPlan(
  steps: readonly Step[],
  lost: readonly Part[],
  programme: Programme,
): WalletSegment[] {
  const taken = steps.flatMap(({ number: step, saves }) =>
    byMonth(saves, programme).map(({ month, points: amount }): WalletSegment => ({
      key: `${month}-${step}`,
      state: "soon",
      points: amount,
      taken: amount,
      month,
      step,
    })),
  );
  const gone = byMonth(lost, programme).map(({ month, points: amount }): WalletSegment => ({
    key: `${month}-lost`,
    state: "lost",
    points: amount,
    taken: NONE,
    month,
  }));
  // Sorting keeps the order of those that have one month.
  return [...taken, ...gone].toSorted((a, b) => (a.month ?? 0) - (b.month ?? 0));
}

function canBeSpent({ state }: WalletSegment): boolean {
  return state === "soon" || state === "later";
}

function outside(state: "held" | "pending", amount: Points): WalletSegment[] {
  return amount === 0 ? [] : [{ key: state, state, points: amount, taken: NONE }];
}

/** Parts in the order of their expiry; those with one last month together, under the later of their expiries. */
function byMonth(parts: readonly Part[], programme: Programme) {
  const months = new Map<
    Month,
    { key: string; month: Month; points: Points; expiresAt: Instant }
  >();
  for (const { points: amount, expiresAt } of parts) {
    const month = lastMonth(expiresAt, programme);
    const sum = plus(months.get(month)?.points ?? NONE, amount);
    months.set(month, { key: String(month), month, points: sum, expiresAt });
  }
  return [...months.values()];
}

function lastMonth(expiresAt: Instant, programme: Programme): Month {
  return monthOf((expiresAt - 1) as Instant, programme);
}
