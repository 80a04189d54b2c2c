import { describe, expect, it } from "vitest";
import type { EntryDetail } from "../contract/entry.ts";
import { instant, startOfMonth, type Instant, type Month } from "../rules/calendar.ts";
import { points, sum } from "../rules/points.ts";
import { aliPoint } from "../rules/programme.ts";
import {
  lostBy,
  segmentsOf,
  segmentsOfEntry,
  segmentsOfPlan,
  segmentsOfRelease,
  withLost,
  withNew,
  withSpent,
  type WalletSegment,
} from "./wallet-segments.ts";

const NOVEMBER = (2026 * 12 + 10) as Month;
/** The instant after so many months from November 2026, this month being 0. */
const endOf = (monthsOn: number) => startOfMonth(NOVEMBER, monthsOn + 1, aliPoint);
const at = (text: string) => instant(Date.parse(text));

const wallet = {
  serverTime: at("2026-11-22T12:00+08:00"),
  held: points(0),
  pending: points(0),
  expiring: [
    { points: points(40), expiresAt: endOf(0) },
    { points: points(60), expiresAt: endOf(1) },
    { points: points(100), expiresAt: endOf(2) },
  ],
};

const drawn = (segments: readonly WalletSegment[]) =>
  segments.map(({ state, points: wide, taken }) => `${state} ${wide}/${taken}`);

describe("the picture of a wallet", () => {
  const picture = segmentsOf(wallet, aliPoint);

  it("has a segment a month, and tells this month's and the next's from the others", () => {
    expect(drawn(picture)).toEqual(["soon 40/0", "soon 60/0", "later 100/0"]);
    expect(picture.map(({ month }) => month)).toEqual([NOVEMBER, NOVEMBER + 1, NOVEMBER + 2]);
  });

  it("shows held points before what can be spent and pending ones after it", () => {
    const more = { ...wallet, held: points(7), pending: points(9) };
    const [first, ...others] = segmentsOf(more, aliPoint);
    expect(first).toMatchObject({ state: "held", points: 7 });
    expect(others.at(-1)).toMatchObject({ state: "pending", points: 9 });
    expect(others).toHaveLength(4);
  });

  it("draws expiries within one month as one segment", () => {
    const twice = { points: points(5), expiresAt: at("2026-11-25T00:00+08:00") };
    const daily = { ...wallet, expiring: [twice, ...wallet.expiring] };
    expect(drawn(segmentsOf(daily, aliPoint))[0]).toBe("soon 45/0");
  });

  it("marks what pays from the left, and the last segment in part", () => {
    expect(drawn(withSpent(picture, points(70)))).toEqual([
      "soon 40/40",
      "soon 60/30",
      "later 100/0",
    ]);
  });

  it("does not mark held or pending points, nor more than there are", () => {
    const more = segmentsOf({ ...wallet, held: points(7), pending: points(9) }, aliPoint);
    const marked = withSpent(more, points(5_000));
    expect(sum(marked.map(({ taken }) => ({ points: taken })))).toBe(200);
    expect(drawn(marked)[0]).toBe("held 7/0");
  });

  it("moves the mark when the amount changes", () => {
    const before = withSpent(picture, points(70));
    expect(drawn(withSpent(before, points(1)))).toEqual(["soon 40/1", "soon 60/0", "later 100/0"]);
  });

  it("puts new points at the right end, before pending ones", () => {
    const more = segmentsOf({ ...wallet, pending: points(9) }, aliPoint);
    const come = withNew(more, points(30), endOf(36), aliPoint);
    expect(drawn(come).slice(-2)).toEqual(["new 30/0", "pending 9/0"]);
    expect(drawn(withNew(picture, points(30), endOf(36), aliPoint)).at(-1)).toBe("new 30/0");
  });

  it("puts forfeited points at the left end, under the month in which they expired", () => {
    const parts = [
      { points: points(8), expiresAt: endOf(-3) },
      { points: points(4), expiresAt: endOf(-5) },
      { points: points(1), expiresAt: endOf(-3) },
    ];
    const lost = withLost(picture, parts, aliPoint).slice(0, 3);
    expect(drawn(lost)).toEqual(["lost 4/0", "lost 9/0", "soon 40/0"]);
    expect(lost.map(({ month }) => month)).toEqual([NOVEMBER - 5, NOVEMBER - 3, NOVEMBER]);
  });

  it("loses a month at the instant after its last, and not before", () => {
    const last = instant(endOf(1) - 1);
    expect(drawn(lostBy(picture, last, aliPoint))).toEqual([
      "lost 40/0",
      "soon 60/0",
      "later 100/0",
    ]);
    expect(drawn(lostBy(picture, endOf(1), aliPoint))[1]).toBe("lost 60/0");
  });
});

describe("the picture of an entry", () => {
  const lot = (id: string, expiresAt: Instant, granted: number) => ({
    id,
    source: "import" as const,
    title: "Lot",
    obtainedAt: at("2023-11-20T12:00+08:00"),
    expiresAt,
    granted: points(granted),
  });
  const entry = {
    seq: 9,
    id: "m-9",
    kind: "payment",
    at: wallet.serverTime,
    points: -50,
    balanceAfter: points(150),
    title: "Bill",
    subject: { words: "Bill" },
    allocations: [
      { lotId: "m-1", points: points(30) },
      { lotId: "m-2", points: points(10) },
      { lotId: "m-3", points: points(10) },
    ],
    lots: [lot("m-1", endOf(0), 30), lot("m-2", endOf(0), 90), lot("m-3", endOf(1), 60)],
    before: wallet.expiring,
  } satisfies EntryDetail;

  it("is the wallet just before it, with what it took", () => {
    expect(drawn(segmentsOfEntry(entry, aliPoint))).toEqual([
      "soon 40/40",
      "soon 60/10",
      "later 100/0",
    ]);
  });

  it("is only what it took where the wallet is not known any more", () => {
    const { before: _, ...older } = entry;
    expect(drawn(segmentsOfEntry(older, aliPoint))).toEqual(["soon 40/40", "soon 10/10"]);
  });

  it("loses what expired, and no more", () => {
    const [first, ...others] = entry.allocations;
    const expiry = { ...entry, kind: "expiry" as const, allocations: first ? [first] : [] };
    expect(others).toHaveLength(2);
    expect(drawn(segmentsOfEntry(expiry, aliPoint))).toEqual([
      "lost 30/0",
      "soon 10/0",
      "soon 60/0",
      "later 100/0",
    ]);
  });

  it("has a refund's new lot at its right end, and at its left what was forfeited", () => {
    const refund = {
      ...entry,
      kind: "refund" as const,
      allocations: [],
      forfeited: [{ lotId: "m-1", points: points(5) }],
      lots: [lot("m-9", endOf(36), 25), lot("m-1", endOf(-1), 30)],
    };
    expect(drawn(segmentsOfEntry(refund, aliPoint))).toEqual([
      "lost 5/0",
      "soon 40/0",
      "soon 60/0",
      "later 100/0",
      "new 25/0",
    ]);
  });

  it("has what a released hold brings back in the months it came from, in front of what they have", () => {
    const { before: _, ...unknown } = entry;
    expect(drawn(segmentsOfRelease(entry, entry, aliPoint))).toEqual([
      "back 40/0",
      "soon 40/0",
      "back 10/0",
      "soon 60/0",
      "later 100/0",
    ]);
    expect(drawn(segmentsOfRelease(unknown, entry, aliPoint))).toEqual(["back 40/0", "back 10/0"]);
  });

  it("has so what went back with a smaller bill: of the last lots, and not of the first", () => {
    const released = [
      { lotId: "m-1", points: points(4) },
      { lotId: "m-2", points: points(10) },
    ];
    const lots = [lot("m-1", endOf(0), 30), lot("m-2", endOf(1), 60)];
    const capture = { ...entry, kind: "capture" as const, allocations: [], released, lots };
    expect(drawn(segmentsOfEntry(capture, aliPoint))).toEqual([
      "back 4/0",
      "soon 40/0",
      "back 10/0",
      "soon 60/0",
      "later 100/0",
    ]);
  });

  it("is nothing where no lot has to do with it", () => {
    const capture = { ...entry, kind: "capture" as const, allocations: [], released: [], lots: [] };
    expect(segmentsOfEntry(capture, aliPoint)).toEqual([]);
  });
});

describe("the picture of a plan", () => {
  it("has month by month what each step takes, and behind it what is lost", () => {
    const steps = [
      {
        number: 1,
        saves: [
          { points: points(40), expiresAt: endOf(0) },
          { points: points(10), expiresAt: endOf(1) },
        ],
      },
      { number: 2, saves: [{ points: points(30), expiresAt: endOf(1) }] },
    ];
    const lost = [
      { points: points(5), expiresAt: endOf(0) },
      { points: points(7), expiresAt: endOf(1) },
    ];
    const picture = segmentsOfPlan(steps, lost, aliPoint);
    expect(drawn(picture)).toEqual([
      "soon 40/40",
      "lost 5/0",
      "soon 10/10",
      "soon 30/30",
      "lost 7/0",
    ]);
    expect(picture.map(({ step }) => step)).toEqual([1, undefined, 1, 2, undefined]);
    expect(new Set(picture.map(({ key }) => key)).size).toBe(5);
  });
});
