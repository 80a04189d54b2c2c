import type { EntryDetail } from "../contract/entry.ts";
import type { WalletView } from "../contract/wallet.ts";
import { lastMonthBefore, monthOf, type Instant, type Month } from "../rules/calendar.ts";
import { points, plus, minus, type Points } from "../rules/points.ts";
import type { Programme } from "../rules/programme.ts";
import { soonUntil } from "../rules/expiry/reminder.ts";

/**
 * A stretch of the picture of a wallet, in the shape that the strip draws. Whatever shows a wallet makes its
 * picture here, so that it is the same one everywhere:
 *
 * - the wallet itself: `segmentsOf(wallet, programme)`
 * - a use of so many points: `withTaken(segmentsOf(…), points)`
 * - points that come, a refund's or a grant's: `withNew(segments, points, expiresAt, programme)`
 * - what a refund forfeits: `withLost(segments, parts, programme)`
 * - a later day, if nothing is done until then: `lostBy(segments, at, programme)`
 * - what an entry did, at its time: `segmentsOfEntry(entry, programme)`
 * - what came back to its lots when a hold was released, in whole or in part: `segmentsOfRelease(release, use, programme)`
 * - what a plan saves, and what is lost all the same: `segmentsOfPlan(steps, lost, programme)`
 */
export type WalletSegment = {
  readonly key: string;
  readonly state: "later" | "soon" | "held" | "pending" | "new" | "back" | "lost";
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
export function withSpent(segments: readonly WalletSegment[], amount: Points): WalletSegment[] {
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
  const month = lastMonthBefore(expiresAt, programme);
  const end = segments.findIndex(({ state }) => state === "pending");
  const come = { key: `new-${month}`, state: "new", points: amount, taken: NONE, month } as const;
  return segments.toSpliced(end === -1 ? segments.length : end, 0, come);
}

/** Adds points that do not come back since their lots have expired, at the left end. Parts may stand in any order. */
export function withLost(
  segments: readonly WalletSegment[],
  parts: readonly Part[],
  programme: Programme,
): WalletSegment[] {
  const lost = byMonth(inOrder(parts), programme).map(({ month, points: amount }) =>
    lostIn(month, amount),
  );
  return [...lost, ...segments];
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

/**
 * The wallet just before an entry, with what that took marked, or what it brought or lost added; where the service
 * no longer knows the wallet, only that. Nothing for an entry that has to do with no lots.
 */
export function segmentsOfEntry(entry: EntryDetail, programme: Programme): WalletSegment[] {
  const { id, kind, at, allocations, released = [], forfeited = [], lots, before } = entry;
  if (released.length > 0)
    return segmentsOfRelease(entry, { allocations: released, lots }, programme);
  const took = dated(allocations, lots);
  const made = allocations.length === 0 ? lots.find((lot) => lot.id === id) : undefined;
  if (took.length === 0 && forfeited.length === 0 && !made) return [];
  const expiring = [...(before ?? inOrder(took))];
  const then = segmentsOf({ expiring, held: NONE, pending: NONE, serverTime: at }, programme);
  const marked = markedIn(then, took, kind === "expiry", programme);
  const more = made ? withNew(marked, made.granted, made.expiresAt, programme) : marked;
  return withLost(more, dated(forfeited, lots), programme);
}

/** The wallet just before held points went back to the lots that the use had taken them from, and these points. */
export function segmentsOfRelease(
  { at, before = [] }: Pick<EntryDetail, "at" | "before">,
  use: Pick<EntryDetail, "allocations" | "lots">,
  programme: Programme,
): WalletSegment[] {
  const wallet = { expiring: [...before], held: NONE, pending: NONE, serverTime: at };
  const back = byMonth(inOrder(dated(use.allocations, use.lots)), programme);
  return [
    ...back.map(({ month, points: amount }): WalletSegment => ({
      key: `back-${month}`,
      state: "back",
      points: amount,
      taken: NONE,
      month,
    })),
    ...segmentsOf(wallet, programme),
    // Sorting keeps the order of those that have one month.
  ].toSorted((a, b) => (a.month ?? 0) - (b.month ?? 0));
}

/** Parts under the expiry of their lots. */
function dated(parts: EntryDetail["allocations"], lots: EntryDetail["lots"]): Part[] {
  const expiries = new Map(lots.map((lot) => [lot.id, lot.expiresAt]));
  return parts.flatMap(({ lotId, points: part }) => {
    const expiresAt = expiries.get(lotId);
    return expiresAt === undefined ? [] : [{ expiresAt, points: part }];
  });
}

/** Marks parts of the months in which they are: as lost, or as taken. */
function markedIn(
  segments: readonly WalletSegment[],
  parts: readonly Part[],
  areLost: boolean,
  programme: Programme,
): WalletSegment[] {
  const months = new Map(
    byMonth(inOrder(parts), programme).map(({ month, points: amount }) => [month, amount]),
  );
  return segments.flatMap((segment) => {
    const amount = segment.month === undefined ? undefined : months.get(segment.month);
    if (segment.month === undefined || amount === undefined) return [segment];
    if (!areLost) return [{ ...segment, taken: amount }];
    const rest = minus(segment.points, amount);
    return [lostIn(segment.month, amount), ...(rest > 0 ? [{ ...segment, points: rest }] : [])];
  });
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
  const gone = byMonth(lost, programme).map(({ month, points: amount }) => lostIn(month, amount));
  // Sorting keeps the order of those that have one month.
  return [...taken, ...gone].toSorted((a, b) => (a.month ?? 0) - (b.month ?? 0));
}

function lostIn(month: Month, amount: Points): WalletSegment {
  return { key: `lost-${month}`, state: "lost", points: amount, taken: NONE, month };
}

function inOrder(parts: readonly Part[]): Part[] {
  return parts.toSorted((a, b) => a.expiresAt - b.expiresAt);
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
    const month = lastMonthBefore(expiresAt, programme);
    const sum = plus(months.get(month)?.points ?? NONE, amount);
    months.set(month, { key: String(month), month, points: sum, expiresAt });
  }
  return [...months.values()];
}
