import type { Allocation } from "./allocation.ts";
import { assert, fail } from "../assertion.ts";
import { lotOf, type Lot, type LotEntry } from "./lot.ts";
import { minus, plus, points, type Points } from "../points.ts";
import type { LotId } from "./seq.ts";

/** Points of one lot. */
export type LotPoints = { readonly lot: LotEntry; readonly points: Points };

/**
 * The lots of one expiry, in spending order, which is the order of their ids. All versions of a queue share one array
 * that only grows at its end; a version consists of the lots from `start` to `end`. A spend only moves `start`.
 */
export type LotQueue = {
  readonly lots: readonly LotEntry[];
  /** Index of the first lot that has points left. */
  readonly start: number;
  /** Index after the last lot of this version; later versions may have more. */
  readonly end: number;
  /** Points already taken from the lot at `start`. */
  readonly takenFromFirst: Points;
  /** Points that holds returned to lots before `start`, in spending order. They are spent first. */
  readonly returned: ReturnedPoints | null;
  /** Points that clawbacks took from lots after `start`. */
  readonly clawedBack: ReadonlyMap<LotId, Points>;
};

type ReturnedPoints = LotPoints & { readonly next: ReturnedPoints | null };

/** A queue that nobody else has a reference to. The functions that change a queue change it in place. */
export type MutableQueue = { -readonly [Field in keyof LotQueue]: LotQueue[Field] };

/** An array with at most this many spent lots is not compacted. */
const MAX_SPENT_LOTS = 32;

const ZERO = points(0);
const NONE: ReadonlyMap<LotId, Points> = new Map();

export function newQueue(): MutableQueue {
  return { lots: [], start: 0, end: 0, takenFromFirst: ZERO, returned: null, clawedBack: NONE };
}

export function copyQueue(queue: LotQueue): MutableQueue {
  const { lots, start, end, takenFromFirst, returned, clawedBack } = queue;
  return { lots, start, end, takenFromFirst, returned, clawedBack };
}

/** Appends a lot that was obtained after all others. */
export function enqueue(queue: MutableQueue, lot: LotEntry): void {
  const isShared = queue.lots.length !== queue.end;
  const isMostlySpent = queue.start > MAX_SPENT_LOTS + queue.end / 2;
  if (isShared || isMostlySpent) {
    queue.lots = queue.lots.slice(queue.start, queue.end);
    queue.start = 0;
    queue.end = queue.lots.length;
  }
  (queue.lots as LotEntry[]).push(lot);
  queue.end += 1;
}

/**
 * Appends to `allocations` the first `wanted` points, lot by lot, skipping the lot `except`. Takes nothing from the
 * queue. Returns how many points are missing.
 */
export function allocateFirst(
  queue: LotQueue,
  wanted: Points,
  allocations: Allocation[],
  except?: LotId,
): Points {
  let missing: number = wanted;
  for (let item = queue.returned; item !== null && missing > 0; item = item.next) {
    missing -= allocate(item.lot, Math.min(item.points, missing), allocations, except);
  }
  for (let index = queue.start; index < queue.end && missing > 0; index++) {
    const taken = Math.min(remainingAt(queue, index), missing);
    missing -= allocate(lotAt(queue, index), taken, allocations, except);
  }
  return missing as Points;
}

function allocate(lot: LotEntry, taken: number, allocations: Allocation[], except?: LotId): number {
  if (taken === 0 || lot.seq === except) return 0;
  allocations.push({ lotId: lot.seq, expiresAt: lot.expiresAt, points: taken as Points });
  return taken;
}

/** Takes points from the first lot. Fails if the first lot is another one or has too few points. */
export function takeFromFirst(queue: MutableQueue, id: LotId, taken: Points): LotEntry {
  const { returned } = queue;
  if (returned !== null) {
    assertCanTake(returned.lot, returned.points, id, taken);
    const rest = minus(returned.points, taken);
    queue.returned =
      rest > 0 ? { lot: returned.lot, points: rest, next: returned.next } : returned.next;
    return returned.lot;
  }
  // Clawbacks may have taken all points of some lots.
  while (queue.start < queue.end && remainingAt(queue, queue.start) === 0) startAfterFirst(queue);
  if (queue.start === queue.end) fail(`no lot is next, and not ${id}`);
  const lot = lotAt(queue, queue.start);
  const remaining = remainingAt(queue, queue.start);
  assertCanTake(lot, remaining, id, taken);
  if (taken < remaining) queue.takenFromFirst = (queue.takenFromFirst + taken) as Points;
  else startAfterFirst(queue);
  return lot;
}

function assertCanTake(first: LotEntry, remaining: Points, id: LotId, taken: Points): void {
  if (first.seq !== id) fail(`lot ${first.seq} is next, not ${id}`);
  if (taken > remaining) fail(`lot ${id} has no ${taken} points left`);
}

function startAfterFirst(queue: MutableQueue): void {
  queue.start += 1;
  queue.takenFromFirst = ZERO;
}

/** Returns points that were taken by `takeFromFirst`, in that order, to their lots. They are spent first again. */
export function returnPoints(queue: MutableQueue, returned: readonly LotPoints[]): void {
  const last = returned.at(-1);
  const isFirst = queue.start < queue.end && lotAt(queue, queue.start).seq === last?.lot.seq;
  if (last && isFirst) queue.takenFromFirst = minus(queue.takenFromFirst, last.points);
  queue.returned = listOf(merge(queue.returned, isFirst ? returned.slice(0, -1) : returned));
}

/** Takes points from any lot. Fails if it has too few. */
export function takeFromLot(queue: MutableQueue, id: LotId, taken: Points): void {
  if (returnedTo(queue, id) > 0) {
    queue.returned = without(queue.returned, id, taken);
    return;
  }
  assert(taken <= remainingOf(queue, id), () => `lot ${id} has no ${taken} points left`);
  if (indexOf(queue, id) === queue.start) queue.takenFromFirst = plus(queue.takenFromFirst, taken);
  else
    queue.clawedBack = new Map(queue.clawedBack).set(id, points(clawedBackFrom(queue, id) + taken));
}

/** What remains of one lot; 0 if the queue does not have it. */
export function remainingOf(queue: LotQueue, id: LotId): Points {
  const returned = returnedTo(queue, id);
  if (returned > 0) return returned;
  const index = indexOf(queue, id);
  const isFound = index < queue.end && lotAt(queue, index).seq === id;
  return isFound ? remainingAt(queue, index) : ZERO;
}

/** The lots that have points left, in spending order. */
export function* lotsOf(queue: LotQueue): Generator<Lot> {
  for (let item = queue.returned; item !== null; item = item.next) {
    yield { ...lotOf(item.lot), remaining: item.points };
  }
  for (let index = queue.start; index < queue.end; index++) {
    const remaining = remainingAt(queue, index);
    if (remaining > 0) yield { ...lotOf(lotAt(queue, index)), remaining };
  }
}

function lotAt(queue: LotQueue, index: number): LotEntry {
  return queue.lots[index] as LotEntry;
}

function clawedBackFrom({ clawedBack }: LotQueue, id: LotId): number {
  return clawedBack.size === 0 ? 0 : (clawedBack.get(id) ?? 0);
}

/** What remains of the lot at `index`, which is `start` or more, without the points returned to it. */
function remainingAt(queue: LotQueue, index: number): Points {
  const { points: granted, seq } = lotAt(queue, index);
  const taken = index === queue.start ? queue.takenFromFirst : 0;
  return (granted - clawedBackFrom(queue, seq) - taken) as Points;
}

/** Binary search for the index of the first lot whose id is `id` or more. */
function indexOf(queue: LotQueue, id: LotId): number {
  let low = queue.start;
  let high = queue.end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lotAt(queue, middle).seq < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function returnedTo({ returned }: LotQueue, id: LotId): Points {
  for (let item = returned; item !== null; item = item.next)
    if (item.lot.seq === id) return item.points;
  return ZERO;
}

/** Merges two lists in spending order and adds up the points of each lot. */
function merge(list: ReturnedPoints | null, added: readonly LotPoints[]): LotPoints[] {
  const merged: LotPoints[] = [];
  let rest = list;
  for (const item of added) {
    for (; rest !== null && rest.lot.seq < item.lot.seq; rest = rest.next) merged.push(rest);
    if (rest?.lot.seq === item.lot.seq) {
      merged.push({ lot: item.lot, points: plus(item.points, rest.points) });
      rest = rest.next;
    } else merged.push(item);
  }
  for (; rest !== null; rest = rest.next) merged.push(rest);
  return merged;
}

function without(list: ReturnedPoints | null, id: LotId, taken: Points): ReturnedPoints | null {
  const left: LotPoints[] = [];
  for (let item = list; item !== null; item = item.next) {
    const remaining = item.lot.seq === id ? minus(item.points, taken) : item.points;
    if (remaining > 0) left.push({ lot: item.lot, points: remaining });
  }
  return listOf(left);
}

function listOf(items: readonly LotPoints[]): ReturnedPoints | null {
  return items.reduceRight<ReturnedPoints | null>(
    (next, { lot, points: returned }) => ({ lot, points: returned, next }),
    null,
  );
}
