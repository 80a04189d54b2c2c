import type { Allocation } from "./allocation.ts";
import { assert, fail } from "../assertion.ts";
import { lotOf, type Lot, type LotEntry } from "./lot.ts";
import { minus, plus, points, type Points } from "../points.ts";
import type { LotId } from "./seq.ts";

/** Points of one lot. */
export type LotPoints = { readonly lot: LotEntry; readonly points: Points };

/**
 * The lots under one expiry, in the order in which they came, which is that in which they are spent: so all
 * that a spend changes is where the queue begins. The lots stand in an array that all versions of a queue share
 * and that only ever grows at its end; a version sees just its own stretch of it.
 */
export type LotQueue = {
  readonly lots: readonly LotEntry[];
  /** The first living lot's place in `lots`. */
  readonly start: number;
  /** The first place after the queue's last: what stands there belongs to a later version. */
  readonly end: number;
  /** Points of the first lot that are gone. */
  readonly takenFromFirst: Points;
  /** Parts that a hold gave back to lots before `from`, in spending order. */
  readonly returned: Returned | null;
  /** Points that a clawback took from lots behind the first, out of turn. */
  readonly clawedBack: ReadonlyMap<LotId, Points>;
};

type Returned = LotPoints & { readonly next: Returned | null };

/** A queue that nobody else has seen yet, so that it may be changed in place. */
export type MutableQueue = { -readonly [Field in keyof LotQueue]: LotQueue[Field] };

/** So many spent lots are kept at the least before an array is left behind for a shorter one. */
const KEPT = 32;

const ZERO = points(0);
const NO_CUTS: ReadonlyMap<LotId, Points> = new Map();

export function newQueue(): MutableQueue {
  return { lots: [], start: 0, end: 0, takenFromFirst: ZERO, returned: null, clawedBack: NO_CUTS };
}

export function copyQueue({
  lots,
  start: from,
  end,
  takenFromFirst: used,
  returned,
  clawedBack: cuts,
}: LotQueue): MutableQueue {
  return { lots, start: from, end, takenFromFirst: used, returned, clawedBack: cuts };
}

/** Puts a lot, which came after all of the others, at the end. */
export function enqueue(queue: MutableQueue, lot: LotEntry): void {
  // Another version has grown from the shared array already, or most of it is spent: on in an array of its own.
  if (queue.lots.length !== queue.end || queue.start > KEPT + queue.end / 2) {
    queue.lots = queue.lots.slice(queue.start, queue.end);
    queue.start = 0;
    queue.end = queue.lots.length;
  }
  (queue.lots as LotEntry[]).push(lot);
  queue.end += 1;
}

/**
 * Adds what the first `most` points are, lot by lot, to `parts`; none of the lot `besides`. Returns how many are
 * missing where there are fewer. Reads no lot beyond them.
 */
export function allocateFirst(
  queue: LotQueue,
  most: Points,
  parts: Allocation[],
  besides?: LotId,
): Points {
  let missing: number = most;
  for (let back = queue.returned; back !== null && missing > 0; back = back.next) {
    missing -= show(back.lot, Math.min(back.points, missing), parts, besides);
  }
  for (let place = queue.start; place < queue.end && missing > 0; place++) {
    const lot = lotAt(queue, place);
    missing -= show(lot, Math.min(leftAt(queue, place), missing), parts, besides);
  }
  return missing as Points;
}

/** The first lot, if it has `most` points (1 or more) left. */
export function firstWith(queue: LotQueue, most: Points): LotEntry | undefined {
  const { returned, start: from, end } = queue;
  if (returned !== null || from === end || leftAt(queue, from) < most) return undefined;
  return lotAt(queue, from);
}

function show(lot: LotEntry, shown: number, parts: Allocation[], besides?: LotId): number {
  if (shown === 0 || lot.seq === besides) return 0;
  parts.push({ lotId: lot.seq, expiresAt: lot.expiresAt, points: shown as Points });
  return shown;
}

/** Takes points of the lot that is next. Stops where another one is, or it has not so many. */
export function takeFromFirst(queue: MutableQueue, id: LotId, taken: Points): LotEntry {
  if (queue.returned !== null) return takeReturned(queue, queue.returned, id, taken);
  for (let place = queue.start; place < queue.end; place++) {
    const lot = lotAt(queue, place);
    const had = leftAt(queue, place);
    // What a clawback took out of turn may have been all of it.
    if (had === 0) begin(queue, place + 1);
    else {
      if (lot.seq !== id) fail(`lot ${lot.seq} is next, not ${id}`);
      if (taken > had) fail(`lot ${id} has no ${taken} points left`);
      if (taken < had) queue.takenFromFirst = (queue.takenFromFirst + taken) as Points;
      else begin(queue, place + 1);
      return lot;
    }
  }
  return fail(`no lot is next, and not ${id}`);
}

function takeReturned(queue: MutableQueue, back: Returned, id: LotId, taken: Points): LotEntry {
  if (back.lot.seq !== id) fail(`lot ${back.lot.seq} is next, not ${id}`);
  if (taken > back.points) fail(`lot ${id} has no ${taken} points left`);
  const left = minus(back.points, taken);
  queue.returned = left > 0 ? { lot: back.lot, points: left, next: back.next } : back.next;
  return back.lot;
}

/** Gives parts, which were taken as next before and stand in that order, back to their lots: the first to be spent again. */
export function returnPoints(queue: MutableQueue, parts: readonly LotPoints[]): void {
  const last = parts.at(-1);
  const isFirst = queue.start < queue.end && lotAt(queue, queue.start).seq === last?.lot.seq;
  if (last && isFirst) queue.takenFromFirst = minus(queue.takenFromFirst, last.points);
  queue.returned = listOf(merged(queue.returned, isFirst ? parts.slice(0, -1) : parts));
}

/** Takes points of one lot, wherever it stands. Stops where it has not so many. */
export function takeFromLot(queue: MutableQueue, id: LotId, taken: Points): void {
  if (returnedOf(queue, id) > 0) {
    queue.returned = without(queue.returned, id, taken);
    return;
  }
  const place = placeOf(queue, id);
  assert(taken <= remainingOf(queue, id), () => `lot ${id} has no ${taken} points left`);
  if (place === queue.start) queue.takenFromFirst = plus(queue.takenFromFirst, taken);
  else queue.clawedBack = new Map(queue.clawedBack).set(id, points(cutOf(queue, id) + taken));
}

/** What is left of one lot. */
export function remainingOf(queue: LotQueue, id: LotId): Points {
  const back = returnedOf(queue, id);
  if (back > 0) return back;
  const place = placeOf(queue, id);
  const stands = place < queue.end && lotAt(queue, place).seq === id;
  return stands ? leftAt(queue, place) : ZERO;
}

/** The living lots, in spending order. */
export function* lotsOf(queue: LotQueue): Generator<Lot> {
  for (let back = queue.returned; back !== null; back = back.next) {
    yield { ...lotOf(back.lot), remaining: back.points };
  }
  for (let place = queue.start; place < queue.end; place++) {
    const remaining = leftAt(queue, place);
    if (remaining > 0) yield { ...lotOf(lotAt(queue, place)), remaining };
  }
}

function begin(queue: MutableQueue, from: number): void {
  queue.start = from;
  queue.takenFromFirst = ZERO;
}

function lotAt(queue: LotQueue, place: number): LotEntry {
  return queue.lots[place] as LotEntry;
}

function cutOf({ clawedBack: cuts }: LotQueue, id: LotId): number {
  return cuts.size === 0 ? 0 : (cuts.get(id) ?? 0);
}

/** What is left of the lot at a place of the array; what came back to it is not there. */
function leftAt(queue: LotQueue, place: number): Points {
  const { points: granted, seq } = lotAt(queue, place);
  return (granted -
    cutOf(queue, seq) -
    (place === queue.start ? queue.takenFromFirst : 0)) as Points;
}

/** Where the lot stands, if it does, or would: ids grow along the queue. */
function placeOf(queue: LotQueue, id: LotId): number {
  let low = queue.start;
  let high = queue.end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lotAt(queue, middle).seq < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function returnedOf({ returned }: LotQueue, id: LotId): Points {
  for (let part = returned; part !== null; part = part.next)
    if (part.lot.seq === id) return part.points;
  return ZERO;
}

/** Both in spending order, with the points of one lot together. */
function merged(list: Returned | null, parts: readonly LotPoints[]): LotPoints[] {
  const together: LotPoints[] = [];
  let rest = list;
  for (const part of parts) {
    for (; rest !== null && rest.lot.seq < part.lot.seq; rest = rest.next) together.push(rest);
    if (rest?.lot.seq === part.lot.seq) {
      together.push({ lot: part.lot, points: plus(part.points, rest.points) });
      rest = rest.next;
    } else together.push(part);
  }
  for (; rest !== null; rest = rest.next) together.push(rest);
  return together;
}

function without(list: Returned | null, id: LotId, taken: Points): Returned | null {
  const left: LotPoints[] = [];
  for (let part = list; part !== null; part = part.next) {
    const points = part.lot.seq === id ? minus(part.points, taken) : part.points;
    if (points > 0) left.push({ lot: part.lot, points });
  }
  return listOf(left);
}

function listOf(parts: readonly LotPoints[]): Returned | null {
  return parts.reduceRight<Returned | null>(
    (next, { lot, points: back }) => ({ lot, points: back, next }),
    null,
  );
}
