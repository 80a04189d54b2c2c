import fc from "fast-check";
import { expect, it } from "vitest";
import type { Allocation } from "./allocation.ts";
import {
  copyQueue,
  newQueue,
  enqueue,
  returnPoints,
  remainingOf,
  lotsOf,
  allocateFirst,
  takeFromFirst,
  takeFromLot,
  type LotQueue,
  type MutableQueue,
  type LotPoints,
} from "./lot-queue.ts";
import type { LotEntry } from "./lot.ts";
import { points, sum } from "../points.ts";
import type { LotId } from "./seq.ts";
import { NOW } from "../testing/fixtures.ts";

const lotId = (id: number) => id as LotId;
const aLot = (id: number, granted: number): LotEntry => ({
  seq: lotId(id),
  at: NOW,
  source: "import",
  subject: { words: `lot ${id}` },
  points: points(granted),
  expiresAt: NOW,
});

/** Lots 1, 2, 3… with these points. */
function queueOf(...granted: number[]): MutableQueue {
  const queue = newQueue();
  for (const [index, each] of granted.entries()) enqueue(queue, aLot(index + 1, each));
  return queue;
}
const left = (queue: LotQueue) => Array.from(lotsOf(queue), ({ id, remaining }) => [id, remaining]);

/** Takes the first points, as a spend does: allocates them, then takes them lot by lot. */
function take(queue: MutableQueue, amount: number): LotPoints[] {
  return front(queue, amount).map(([id, taken]) => ({
    lot: takeFromFirst(queue, lotId(id), points(taken)),
    points: points(taken),
  }));
}
function front(queue: LotQueue, amount: number): [number, number][] {
  const allocations: Allocation[] = [];
  const missing = allocateFirst(queue, points(amount), allocations);
  expect(missing).toBe(amount - sum(allocations));
  return allocations.map(({ lotId: id, points: allocated }) => [id, allocated]);
}

it("allocates and takes the first points, lot by lot", () => {
  const queue = queueOf(10, 20, 30);
  expect(front(queue, 10)).toEqual([[1, 10]]);
  expect(front(queue, 11)).toEqual([
    [1, 10],
    [2, 1],
  ]);
  expect(take(queue, 11)).toMatchObject([{ lot: { seq: 1 } }, { lot: { seq: 2 } }]);
  expect(left(queue)).toEqual([
    [2, 19],
    [3, 30],
  ]);
  expect(front(queue, 19)).toEqual([[2, 19]]);
  expect(front(queue, 99)).toEqual([
    [2, 19],
    [3, 30],
  ]);
});

it("keeps a lot until its last point is taken", () => {
  const queue = queueOf(10, 5);
  take(queue, 9);
  expect(left(queue)).toEqual([
    [1, 1],
    [2, 5],
  ]);
  take(queue, 1);
  expect(left(queue)).toEqual([[2, 5]]);
  expect(queue).toMatchObject({ start: 1, takenFromFirst: 0 });
});

it("allocates nothing from an empty queue, and reads no lot that is not needed", () => {
  expect(front(queueOf(10), 0)).toEqual([]);
  expect(front(newQueue(), 5)).toEqual([]);
  const queue = queueOf(10, 20);
  const lots = [queue.lots[0]];
  Object.defineProperty(lots, 1, {
    get: () => {
      throw new Error("read too far");
    },
  });
  queue.lots = lots as LotEntry[];
  expect(front(queue, 10)).toEqual([[1, 10]]);
});

it("allocates and takes returned points first", () => {
  const queue = queueOf(10, 20, 30);
  const held = take(queue, 25);
  take(queue, 10);
  returnPoints(queue, held);
  expect(left(queue)).toEqual([
    [1, 10],
    [2, 15],
    [3, 25],
  ]);
  expect(front(queue, 10)).toEqual([[1, 10]]);
  expect(front(queue, 12)).toEqual([
    [1, 10],
    [2, 2],
  ]);
  take(queue, 12);
  expect(left(queue)).toEqual([
    [2, 13],
    [3, 25],
  ]);
  take(queue, 14);
  expect(left(queue)).toEqual([[3, 24]]);
});

it("keeps a returned lot until its last point is taken", () => {
  const queue = queueOf(10, 20);
  const held = take(queue, 10);
  take(queue, 1);
  returnPoints(queue, held);
  take(queue, 9);
  expect(left(queue)).toEqual([
    [1, 1],
    [2, 19],
  ]);
  expect(remainingOf(queue, lotId(1))).toBe(1);
  expect(front(queue, 1)).toEqual([[1, 1]]);
  expect(front(queue, 2)).toEqual([
    [1, 1],
    [2, 1],
  ]);
  take(queue, 1);
  expect(left(queue)).toEqual([[2, 19]]);
});

it("fails if another lot is first or the first lot has too few points", () => {
  const queue = queueOf(10, 20);
  expect(() => takeFromFirst(queue, lotId(2), points(5))).toThrow("lot 1 is next, not 2");
  expect(() => takeFromFirst(queue, lotId(1), points(11))).toThrow("lot 1 has no 11 points left");
  expect(() => takeFromFirst(newQueue(), lotId(1), points(1))).toThrow("no lot is next, and not 1");
  const held = take(queue, 15);
  take(queue, 5);
  returnPoints(queue, held);
  expect(() => takeFromFirst(queue, lotId(2), points(5))).toThrow("lot 1 is next, not 2");
  expect(() => takeFromFirst(queue, lotId(1), points(11))).toThrow("lot 1 has no 11 points left");
  take(queue, 25);
  take(queue, 10);
  expect(() => takeFromFirst(queue, lotId(2), points(1))).toThrow("no lot is next, and not 2");
});

it("skips lots that clawbacks have emptied", () => {
  const queue = queueOf(10, 20, 30);
  takeFromLot(queue, lotId(1), points(10));
  takeFromLot(queue, lotId(2), points(20));
  expect(left(queue)).toEqual([[3, 30]]);
  expect(front(queue, 30)).toEqual([[3, 30]]);
  expect(takeFromFirst(queue, lotId(3), points(30)).seq).toBe(3);
  expect(left(queue)).toEqual([]);
});

it("returns points to the first lot in index, and to lots before it in a list", () => {
  const queue = queueOf(10, 20);
  const first = take(queue, 4);
  const second = take(queue, 10);
  returnPoints(queue, second);
  expect(queue.returned).toMatchObject({ lot: { seq: 1 }, points: 6, next: null });
  expect(queue.takenFromFirst).toBe(0);
  returnPoints(queue, first);
  expect(queue.returned).toMatchObject({ lot: { seq: 1 }, points: 10, next: null });
  expect(left(queue)).toEqual([
    [1, 10],
    [2, 20],
  ]);
});

it("returns points in spending order, whichever hold ends first", () => {
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ]) {
    const queue = queueOf(10, 20, 30, 40);
    const holds = [take(queue, 15), take(queue, 20), take(queue, 30)];
    for (const index of order) returnPoints(queue, holds[index] ?? []);
    expect(left(queue)).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
      [4, 40],
    ]);
  }
});

it("returns points to a queue that was spent completely", () => {
  const queue = queueOf(10, 20);
  const all = take(queue, 30);
  expect(left(queue)).toEqual([]);
  returnPoints(queue, all);
  enqueue(queue, aLot(3, 5));
  expect(left(queue)).toEqual([
    [1, 10],
    [2, 20],
    [3, 5],
  ]);
});

it("does not change if no points are returned", () => {
  const queue = queueOf(10);
  take(queue, 4);
  returnPoints(queue, []);
  expect(left(queue)).toEqual([[1, 6]]);
});

it("fails if more points are returned to the first lot than were taken", () => {
  const queue = queueOf(10);
  const held = take(queue, 4);
  returnPoints(queue, held);
  expect(() => returnPoints(queue, held)).toThrow("-4");
});

it("takes from any lot: the first, a later one, and one with returned points", () => {
  const queue = queueOf(10, 20, 30);
  takeFromLot(queue, lotId(1), points(4));
  takeFromLot(queue, lotId(3), points(12));
  takeFromLot(queue, lotId(3), points(8));
  expect(left(queue)).toEqual([
    [1, 6],
    [2, 20],
    [3, 10],
  ]);
  const held = take(queue, 10);
  returnPoints(queue, held);
  takeFromLot(queue, lotId(1), points(5));
  expect(left(queue)).toEqual([
    [1, 1],
    [2, 20],
    [3, 10],
  ]);
  takeFromLot(queue, lotId(1), points(1));
  expect(left(queue)).toEqual([
    [2, 20],
    [3, 10],
  ]);
});

it("takes from one of several lots with returned points, and not from the others", () => {
  const queue = queueOf(10, 20, 30);
  const held = take(queue, 35);
  take(queue, 5);
  returnPoints(queue, held);
  takeFromLot(queue, lotId(2), points(20));
  expect(left(queue)).toEqual([
    [1, 10],
    [3, 25],
  ]);
  takeFromLot(queue, lotId(3), points(15));
  expect(left(queue)).toEqual([
    [1, 10],
    [3, 10],
  ]);
});

it("fails if a lot has too few points left", () => {
  const queue = queueOf(10, 20, 30);
  expect(() => takeFromLot(queue, lotId(2), points(21))).toThrow("lot 2 has no 21 points left");
  expect(() => takeFromLot(queue, lotId(7), points(1))).toThrow("lot 7 has no 1 points left");
  takeFromLot(queue, lotId(2), points(20));
  expect(() => takeFromLot(queue, lotId(2), points(1))).toThrow("lot 2 has no 1 points left");
  const held = take(queue, 10);
  take(queue, 1);
  returnPoints(queue, held);
  expect(() => takeFromLot(queue, lotId(1), points(11))).toThrow("-1");
});

it("knows what remains of each lot", () => {
  const queue = queueOf(10, 20, 30);
  expect([0, 1, 2, 3, 4].map((id) => remainingOf(queue, lotId(id)))).toEqual([0, 10, 20, 30, 0]);
  const held = take(queue, 15);
  expect([1, 2, 3].map((id) => remainingOf(queue, lotId(id)))).toEqual([0, 15, 30]);
  take(queue, 20);
  returnPoints(queue, held);
  expect([1, 2, 3].map((id) => remainingOf(queue, lotId(id)))).toEqual([10, 5, 25]);
});

it("finds a lot among many, although ids have gaps", () => {
  const queue = newQueue();
  for (let id = 3; id <= 300; id += 3) enqueue(queue, aLot(id, id));
  for (let id = 0; id <= 303; id++) {
    const isQueued = id >= 3 && id <= 300 && id % 3 === 0;
    expect(remainingOf(queue, lotId(id))).toBe(isQueued ? id : 0);
  }
});

it("shares its array with one later version, and is copied for a second", () => {
  const first = queueOf(10, 20);
  take(first, 12);
  const one = copyQueue(first);
  const other = copyQueue(first);
  enqueue(one, aLot(3, 30));
  expect(one.lots).toBe(first.lots);
  enqueue(other, aLot(4, 40));
  expect(other).toMatchObject({ start: 0, end: 2 });
  expect(left(first)).toEqual([[2, 18]]);
  expect(left(one)).toEqual([
    [2, 18],
    [3, 30],
  ]);
  expect(left(other)).toEqual([
    [2, 18],
    [4, 40],
  ]);
  expect(front(first, 99)).toEqual([[2, 18]]);
  expect(remainingOf(first, lotId(3))).toBe(0);
});

it("drops spent lots once they are more than half of the array", () => {
  const queue = queueOf(...Array.from({ length: 100 }, () => 1));
  const early = copyQueue(queue);
  take(early, 82);
  enqueue(early, aLot(101, 7));
  expect(early).toMatchObject({ start: 82, end: 101 });
  const late = copyQueue(early);
  take(late, 2);
  enqueue(late, aLot(102, 8));
  expect(late).toMatchObject({ start: 0, end: 18 });
  expect(late.lots).toHaveLength(18);
  expect(left(late).slice(-3)).toEqual([
    [100, 1],
    [101, 7],
    [102, 8],
  ]);
  expect(left(early)).toHaveLength(19);
});

it("equals a plain list of lots after every step, and leaves older versions unchanged", () => {
  const step = fc.tuple(
    fc.constantFrom("grant", "grant", "hold", "hold", "release", "capture", "clawback", "copy"),
    fc.nat(30),
    fc.nat(30),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
      let queue = newQueue();
      const plain = new Map<number, number>();
      const holds: LotPoints[][] = [];
      const versions: [LotQueue, number[][]][] = [];
      const list = () => [...plain].filter(([, rest]) => rest > 0).toSorted(([a], [b]) => a - b);
      const add = (id: number, change: number) => plain.set(id, (plain.get(id) ?? 0) + change);
      for (const [index, [what, a, b]] of steps.entries()) {
        if (what === "grant") {
          enqueue(queue, aLot(index + 1, a + 1));
          add(index + 1, a + 1);
        } else if (what === "hold") {
          const held = take(queue, a);
          expect(held.map(({ lot, points: taken }) => [lot.seq, taken])).toEqual(cut(list(), a));
          for (const { lot, points: taken } of held) add(lot.seq, -taken);
          if (held.length > 0) holds.push(held);
        } else if (what === "clawback") {
          const [id, rest] = list()[a % Math.max(1, list().length)] ?? [0, 0];
          if (id === 0) continue;
          const taken = Math.min(rest, b);
          takeFromLot(queue, lotId(id), points(taken));
          add(id, -taken);
        } else if (what === "copy") {
          versions.push([queue, list()]);
          queue = copyQueue(queue);
        } else {
          const [ended] = holds.splice(a % Math.max(1, holds.length), 1);
          if (what === "capture" || ended === undefined) continue;
          returnPoints(queue, ended);
          for (const { lot, points: taken } of ended) add(lot.seq, taken);
        }
        expect(left(queue)).toEqual(list());
        for (const [id, rest] of plain) expect(remainingOf(queue, lotId(id))).toBe(rest);
      }
      for (const [version, then] of versions) expect(left(version)).toEqual(then);
    }),
    { numRuns: 300 },
  );
});

function cut(list: readonly number[][], amount: number): number[][] {
  let missing = amount;
  return list.flatMap(([id, rest]) => {
    const taken = Math.min(missing, rest ?? 0);
    missing -= taken;
    return taken > 0 ? [[id ?? 0, taken]] : [];
  });
}
