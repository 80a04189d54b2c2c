import fc from "fast-check";
import { expect, it } from "vitest";
import type { Allocation } from "./allocation.ts";
import {
  copyQueue,
  newQueue,
  enqueue,
  firstWith,
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

/** Lots 1, 2, 3… of so many points each. */
function queueOf(...granted: number[]): MutableQueue {
  const queue = newQueue();
  for (const [place, each] of granted.entries()) enqueue(queue, aLot(place + 1, each));
  return queue;
}
const left = (queue: LotQueue) => Array.from(lotsOf(queue), ({ id, remaining }) => [id, remaining]);

/** Takes so many points off the front, as a spend does: first shown, then taken lot by lot. */
function take(queue: MutableQueue, amount: number): LotPoints[] {
  const shown = front(queue, amount);
  return shown.map(([id, part]) => ({
    lot: takeFromFirst(queue, lotId(id), points(part)),
    points: points(part),
  }));
}
function front(queue: LotQueue, amount: number): [number, number][] {
  const shown: Allocation[] = [];
  const missing = allocateFirst(queue, points(amount), shown);
  expect(missing).toBe(amount - sum(shown));
  return shown.map(({ lotId: id, points: part }) => [id, part]);
}

it("shows and takes from the front, lot by lot, to the point", () => {
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

it("keeps a lot while one point of it is left, and drops it with its last", () => {
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

it("shows nothing of nothing, and reads no lot beyond what is asked", () => {
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

it("shows and takes first what came back, and reads no further than asked", () => {
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

it("keeps what came back while one point of it is left, and shows, tells and takes that one", () => {
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

it("names the first lot where that has enough alone, and nothing came back before it", () => {
  const queue = queueOf(10, 20);
  expect(firstWith(queue, points(10))?.seq).toBe(1);
  expect(firstWith(queue, points(11))).toBeUndefined();
  const held = take(queue, 4);
  expect(firstWith(queue, points(6))?.seq).toBe(1);
  expect(firstWith(queue, points(7))).toBeUndefined();
  take(queue, 7);
  expect(firstWith(queue, points(19))?.seq).toBe(2);
  returnPoints(queue, held);
  expect(firstWith(queue, points(1))).toBeUndefined();
  expect(firstWith(newQueue(), points(1))).toBeUndefined();
});

it("stops where another lot is next, or the next has not so many, and names them", () => {
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

it("takes the next lot where a clawback has emptied those before", () => {
  const queue = queueOf(10, 20, 30);
  takeFromLot(queue, lotId(1), points(10));
  takeFromLot(queue, lotId(2), points(20));
  expect(left(queue)).toEqual([[3, 30]]);
  expect(front(queue, 30)).toEqual([[3, 30]]);
  expect(takeFromFirst(queue, lotId(3), points(30)).seq).toBe(3);
  expect(left(queue)).toEqual([]);
});

it("gives back to the first lot by taking less of it, and to others before it", () => {
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

it("gives back in spending order, whichever hold ends first", () => {
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ]) {
    const queue = queueOf(10, 20, 30, 40);
    const holds = [take(queue, 15), take(queue, 20), take(queue, 30)];
    for (const place of order) returnPoints(queue, holds[place] ?? []);
    expect(left(queue)).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
      [4, 40],
    ]);
  }
});

it("gives back to lots of which the whole queue was spent", () => {
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

it("gives back nothing", () => {
  const queue = queueOf(10);
  take(queue, 4);
  returnPoints(queue, []);
  expect(left(queue)).toEqual([[1, 6]]);
});

it("stops where the first lot would get more than it gave", () => {
  const queue = queueOf(10);
  const held = take(queue, 4);
  returnPoints(queue, held);
  expect(() => returnPoints(queue, held)).toThrow("-4");
});

it("takes out of turn from the first lot, one behind it and one that came back", () => {
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

it("takes out of turn from one of several lots that came back, and leaves the others", () => {
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

it("stops where a lot has not so many left, and names it", () => {
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

it("tells what is left of a lot, wherever it stands", () => {
  const queue = queueOf(10, 20, 30);
  expect([0, 1, 2, 3, 4].map((id) => remainingOf(queue, lotId(id)))).toEqual([0, 10, 20, 30, 0]);
  const held = take(queue, 15);
  expect([1, 2, 3].map((id) => remainingOf(queue, lotId(id)))).toEqual([0, 15, 30]);
  take(queue, 20);
  returnPoints(queue, held);
  expect([1, 2, 3].map((id) => remainingOf(queue, lotId(id)))).toEqual([10, 5, 25]);
});

it("finds a lot among many whose numbers have gaps", () => {
  const queue = newQueue();
  for (let id = 3; id <= 300; id += 3) enqueue(queue, aLot(id, id));
  for (let id = 0; id <= 303; id++) {
    const stands = id >= 3 && id <= 300 && id % 3 === 0;
    expect(remainingOf(queue, lotId(id))).toBe(stands ? id : 0);
  }
});

it("shares its lots with a later version, and goes on alone where two grow from one", () => {
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

it("leaves spent lots behind in the old array once they are most of it, and not before", () => {
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

it("does at every step what a plain list of lots would, and leaves older versions as they were", () => {
  const step = fc.tuple(
    fc.constantFrom("come", "come", "hold", "hold", "back", "capture", "claw", "version"),
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
      for (const [place, [what, a, b]] of steps.entries()) {
        if (what === "come") {
          enqueue(queue, aLot(place + 1, a + 1));
          add(place + 1, a + 1);
        } else if (what === "hold") {
          const parts = take(queue, a);
          expect(parts.map(({ lot, points: part }) => [lot.seq, part])).toEqual(cut(list(), a));
          for (const { lot, points: part } of parts) add(lot.seq, -part);
          if (parts.length > 0) holds.push(parts);
        } else if (what === "claw") {
          const [id, rest] = list()[a % Math.max(1, list().length)] ?? [0, 0];
          if (id === 0) continue;
          const taken = Math.min(rest, b);
          takeFromLot(queue, lotId(id), points(taken));
          add(id, -taken);
        } else if (what === "version") {
          versions.push([queue, list()]);
          queue = copyQueue(queue);
        } else {
          const [ended] = holds.splice(a % Math.max(1, holds.length), 1);
          if (what === "capture" || ended === undefined) continue;
          returnPoints(queue, ended);
          for (const { lot, points: part } of ended) add(lot.seq, part);
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
    const part = Math.min(missing, rest ?? 0);
    missing -= part;
    return part > 0 ? [[id ?? 0, part]] : [];
  });
}
