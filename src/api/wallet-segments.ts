import type { EntryDetail } from "../contract/entry.ts";
import type { ExpiringPoints, WalletView } from "../contract/wallet.ts";
import { lastMonthBefore, monthOf, type Instant, type Month } from "../rules/calendar.ts";
import { points, plus, minus, type Points } from "../rules/points.ts";
import type { Programme } from "../rules/programme.ts";
import { soonUntil } from "../rules/expiry/reminder.ts";

/**
 * A segment of the strip that shows a wallet. Every strip is made in this file, so that all look alike:
 *
 * - the wallet: `walletSegments(wallet, programme)`
 * - a spend: `markSpent(walletSegments(…), points)`
 * - granted or refunded points: `addNew(segments, points, expiresAt, programme)`
 * - what a refund forfeits: `addLost(segments, lost, programme)`
 * - a later day, if nothing is done until then: `markLostAt(segments, at, programme)`
 * - an entry: `entrySegments(entry, programme)`
 * - what a hold returned to its lots, all or some: `releaseSegments(release, spend, programme)`
 * - best use: `planSegments(steps, lost, programme)`
 */
export type WalletSegment = {
  readonly key: string;
  readonly state: "later" | "soon" | "held" | "pending" | "new" | "back" | "lost";
  /** 1 or more. */
  readonly points: Points;
  /** How many of them the spend takes. */
  readonly taken: Points;
  /** The last programme month in which they can be spent. Held and pending points have none. */
  readonly month?: Month;
};

/** A step of the plan, with the points that it saves from expiring. */
type PlanStep = { readonly saves: readonly ExpiringPoints[] };

const NONE = points(0);

/**
 * One segment for each month of spendable points, first to expire first. Held points stand before them, because their
 * lots would be spent first if they were free; pending points stand after them.
 */
export function walletSegments(
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
    ...unspendable("held", held),
    ...sumByMonth(expiring, programme).map(({ expiresAt, ...rest }): WalletSegment => ({
      ...rest,
      state: expiresAt <= soon ? "soon" : "later",
      taken: NONE,
    })),
    ...unspendable("pending", pending),
  ];
}

/** Marks the points that a spend of `amount` takes: from the left, and at most what can be spent. */
export function markSpent(segments: readonly WalletSegment[], amount: Points): WalletSegment[] {
  let due = amount;
  return segments.map((segment) => {
    if (!canBeSpent(segment)) return segment;
    const taken = points(Math.min(due, segment.points));
    due = minus(due, taken);
    return { ...segment, taken };
  });
}

/** Adds new points at the right end of the spendable ones. `amount` is 1 or more. */
export function addNew(
  segments: readonly WalletSegment[],
  amount: Points,
  expiresAt: Instant,
  programme: Programme,
): WalletSegment[] {
  const month = lastMonthBefore(expiresAt, programme);
  const end = segments.findIndex(({ state }) => state === "pending");
  const added = { key: `new-${month}`, state: "new", points: amount, taken: NONE, month } as const;
  return segments.toSpliced(end === -1 ? segments.length : end, 0, added);
}

/** Adds forfeited points at the left end. They may be in any order. */
export function addLost(
  segments: readonly WalletSegment[],
  lost: readonly ExpiringPoints[],
  programme: Programme,
): WalletSegment[] {
  return [...lostSegments(sortByExpiry(lost), programme), ...segments];
}

/** Marks as lost what can no longer be spent at `at`, if nothing is done. */
export function markLostAt(
  segments: readonly WalletSegment[],
  at: Instant,
  programme: Programme,
): WalletSegment[] {
  const now = monthOf(at, programme);
  return segments.map((segment) =>
    canBeSpent(segment) && (segment.month ?? now) < now ? { ...segment, state: "lost" } : segment,
  );
}

/**
 * The wallet just before an entry, with the points that the entry took marked, and those that it granted or lost added.
 * If the service no longer knows the wallet before it, only these points. Empty for an entry without lots.
 */
export function entrySegments(entry: EntryDetail, programme: Programme): WalletSegment[] {
  const { id, kind, at, allocations, released = [], forfeited = [], lots, before } = entry;
  if (released.length > 0)
    return releaseSegments(entry, { allocations: released, lots }, programme);
  const taken = withExpiry(allocations, lots);
  const granted = allocations.length === 0 ? lots.find((lot) => lot.id === id) : undefined;
  if (taken.length === 0 && forfeited.length === 0 && !granted) return [];
  const wallet = { ...spendable(before ?? sortByExpiry(taken)), serverTime: at };
  const marked = markTaken(walletSegments(wallet, programme), taken, kind === "expiry", programme);
  const segments = granted ? addNew(marked, granted.granted, granted.expiresAt, programme) : marked;
  return addLost(segments, withExpiry(forfeited, lots), programme);
}

/** The wallet just before a release, with the points that it returned to the lots of the spend. */
export function releaseSegments(
  { at, before = [] }: Pick<EntryDetail, "at" | "before">,
  spend: Pick<EntryDetail, "allocations" | "lots">,
  programme: Programme,
): WalletSegment[] {
  const returned = sortByExpiry(withExpiry(spend.allocations, spend.lots));
  return [
    ...sumByMonth(returned, programme).map(({ month, points: amount }): WalletSegment => ({
      key: `back-${month}`,
      state: "back",
      points: amount,
      taken: NONE,
      month,
    })),
    ...walletSegments({ ...spendable(before), serverTime: at }, programme),
    // The sort is stable: within a month, returned points come first.
  ].toSorted((a, b) => (a.month ?? 0) - (b.month ?? 0));
}

const spendable = (expiring: readonly ExpiringPoints[]) => ({
  expiring: [...expiring],
  held: NONE,
  pending: NONE,
});

function withExpiry(
  allocations: EntryDetail["allocations"],
  lots: EntryDetail["lots"],
): ExpiringPoints[] {
  const expiries = new Map(lots.map((lot) => [lot.id, lot.expiresAt]));
  return allocations.flatMap(({ lotId, points: amount }) => {
    const expiresAt = expiries.get(lotId);
    return expiresAt === undefined ? [] : [{ expiresAt, points: amount }];
  });
}

/** Marks points in the segments of their months, as taken or as lost. */
function markTaken(
  segments: readonly WalletSegment[],
  taken: readonly ExpiringPoints[],
  areLost: boolean,
  programme: Programme,
): WalletSegment[] {
  const months = new Map(
    sumByMonth(sortByExpiry(taken), programme).map(({ month, points: amount }) => [month, amount]),
  );
  return segments.flatMap((segment) => {
    const amount = segment.month === undefined ? undefined : months.get(segment.month);
    if (segment.month === undefined || amount === undefined) return [segment];
    if (!areLost) return [{ ...segment, taken: amount }];
    const rest = minus(segment.points, amount);
    return [
      lostSegment(segment.month, amount),
      ...(rest > 0 ? [{ ...segment, points: rest }] : []),
    ];
  });
}

/** The points that expire soon, by month: first what the steps take, then what is lost. */
export function planSegments(
  steps: readonly PlanStep[],
  lost: readonly ExpiringPoints[],
  programme: Programme,
): WalletSegment[] {
  const saved = sortByExpiry(steps.flatMap(({ saves }) => saves));
  const taken = sumByMonth(saved, programme).map(
    ({ key, month, points: amount }): WalletSegment => ({
      key,
      state: "soon",
      points: amount,
      taken: amount,
      month,
    }),
  );
  // The sort is stable: within a month, what is taken comes first.
  return [...taken, ...lostSegments(lost, programme)].toSorted(
    (a, b) => (a.month ?? 0) - (b.month ?? 0),
  );
}

function lostSegments(lost: readonly ExpiringPoints[], programme: Programme): WalletSegment[] {
  return sumByMonth(lost, programme).map(({ month, points: amount }) => lostSegment(month, amount));
}

function lostSegment(month: Month, amount: Points): WalletSegment {
  return { key: `lost-${month}`, state: "lost", points: amount, taken: NONE, month };
}

function sortByExpiry(expiring: readonly ExpiringPoints[]): ExpiringPoints[] {
  return expiring.toSorted((a, b) => a.expiresAt - b.expiresAt);
}

function canBeSpent({ state }: WalletSegment): boolean {
  return state === "soon" || state === "later";
}

function unspendable(state: "held" | "pending", amount: Points): WalletSegment[] {
  return amount === 0 ? [] : [{ key: state, state, points: amount, taken: NONE }];
}

/** Sums points by their last month. `expiring` is sorted by expiry; a sum has the latest expiry of its month. */
function sumByMonth(expiring: readonly ExpiringPoints[], programme: Programme) {
  const months = new Map<
    Month,
    { key: string; month: Month; points: Points; expiresAt: Instant }
  >();
  for (const { points: amount, expiresAt } of expiring) {
    const month = lastMonthBefore(expiresAt, programme);
    const sum = plus(months.get(month)?.points ?? NONE, amount);
    months.set(month, { key: String(month), month, points: sum, expiresAt });
  }
  return [...months.values()];
}
