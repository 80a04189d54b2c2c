import { describe, expect, it } from "vitest";
import type { EntryDetail } from "../contract/entry.ts";
import { instant, startOfMonth, type Instant, type Month } from "../rules/calendar.ts";
import { points, sum } from "../rules/points.ts";
import { aliPoint } from "../catalog/alipoint.ts";
import {
  markLostAt,
  walletSegments,
  entrySegments,
  planSegments,
  releaseSegments,
  addLost,
  addNew,
  markSpent,
  type WalletSegment,
} from "./wallet-segments.ts";

const NOVEMBER = (2026 * 12 + 10) as Month;
/** The end of the month that is `monthsOn` after November 2026. */
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

const textOf = (segments: readonly WalletSegment[]) =>
  segments.map(({ state, points: amount, taken }) => `${state} ${amount}/${taken}`);

describe("the segments of a wallet", () => {
  const segments = walletSegments(wallet, aliPoint);

  it("are one for each month, and mark this month and the next as soon", () => {
    expect(textOf(segments)).toEqual(["soon 40/0", "soon 60/0", "later 100/0"]);
    expect(segments.map(({ month }) => month)).toEqual([NOVEMBER, NOVEMBER + 1, NOVEMBER + 2]);
  });

  it("show held points before the spendable ones, and pending points after them", () => {
    const more = { ...wallet, held: points(7), pending: points(9) };
    const [first, ...others] = walletSegments(more, aliPoint);
    expect(first).toMatchObject({ state: "held", points: 7 });
    expect(others.at(-1)).toMatchObject({ state: "pending", points: 9 });
    expect(others).toHaveLength(4);
  });

  it("join expiries within one month", () => {
    const twice = { points: points(5), expiresAt: at("2026-11-25T00:00+08:00") };
    const daily = { ...wallet, expiring: [twice, ...wallet.expiring] };
    expect(textOf(walletSegments(daily, aliPoint))[0]).toBe("soon 45/0");
  });

  it("mark spent points from the left, the last segment in part", () => {
    expect(textOf(markSpent(segments, points(70)))).toEqual([
      "soon 40/40",
      "soon 60/30",
      "later 100/0",
    ]);
  });

  it("mark no held or pending points, and no more than there are", () => {
    const more = walletSegments({ ...wallet, held: points(7), pending: points(9) }, aliPoint);
    const marked = markSpent(more, points(5_000));
    expect(sum(marked.map(({ taken }) => ({ points: taken })))).toBe(200);
    expect(textOf(marked)[0]).toBe("held 7/0");
  });

  it("replace the mark when the amount changes", () => {
    const before = markSpent(segments, points(70));
    expect(textOf(markSpent(before, points(1)))).toEqual(["soon 40/1", "soon 60/0", "later 100/0"]);
  });

  it("show new points at the right end, before pending ones", () => {
    const more = walletSegments({ ...wallet, pending: points(9) }, aliPoint);
    const added = addNew(more, points(30), endOf(36), aliPoint);
    expect(textOf(added).slice(-2)).toEqual(["new 30/0", "pending 9/0"]);
    expect(textOf(addNew(segments, points(30), endOf(36), aliPoint)).at(-1)).toBe("new 30/0");
  });

  it("show forfeited points at the left end, by the month in which they expired", () => {
    const forfeited = [
      { points: points(8), expiresAt: endOf(-3) },
      { points: points(4), expiresAt: endOf(-5) },
      { points: points(1), expiresAt: endOf(-3) },
    ];
    const lost = addLost(segments, forfeited, aliPoint).slice(0, 3);
    expect(textOf(lost)).toEqual(["lost 4/0", "lost 9/0", "soon 40/0"]);
    expect(lost.map(({ month }) => month)).toEqual([NOVEMBER - 5, NOVEMBER - 3, NOVEMBER]);
  });

  it("mark a month as lost at the first instant after it, and not before", () => {
    const last = instant(endOf(1) - 1);
    expect(textOf(markLostAt(segments, last, aliPoint))).toEqual([
      "lost 40/0",
      "soon 60/0",
      "later 100/0",
    ]);
    expect(textOf(markLostAt(segments, endOf(1), aliPoint))[1]).toBe("lost 60/0");
  });
});

describe("the segments of an entry", () => {
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

  it("are the wallet just before it, with what it took", () => {
    expect(textOf(entrySegments(entry, aliPoint))).toEqual([
      "soon 40/40",
      "soon 60/10",
      "later 100/0",
    ]);
  });

  it("are only what it took if the wallet is no longer known", () => {
    const { before: _, ...older } = entry;
    expect(textOf(entrySegments(older, aliPoint))).toEqual(["soon 40/40", "soon 10/10"]);
  });

  it("mark exactly the expired points as lost", () => {
    const [first, ...others] = entry.allocations;
    const expiry = { ...entry, kind: "expiry" as const, allocations: first ? [first] : [] };
    expect(others).toHaveLength(2);
    expect(textOf(entrySegments(expiry, aliPoint))).toEqual([
      "lost 30/0",
      "soon 10/0",
      "soon 60/0",
      "later 100/0",
    ]);
  });

  it("show the new lot of a refund at the right end, and forfeited points at the left end", () => {
    const refund = {
      ...entry,
      kind: "refund" as const,
      allocations: [],
      forfeited: [{ lotId: "m-1", points: points(5) }],
      lots: [lot("m-9", endOf(36), 25), lot("m-1", endOf(-1), 30)],
    };
    expect(textOf(entrySegments(refund, aliPoint))).toEqual([
      "lost 5/0",
      "soon 40/0",
      "soon 60/0",
      "later 100/0",
      "new 25/0",
    ]);
  });

  it("show the points that a release returned before the others of the same month", () => {
    const { before: _, ...unknown } = entry;
    expect(textOf(releaseSegments(entry, entry, aliPoint))).toEqual([
      "back 40/0",
      "soon 40/0",
      "back 10/0",
      "soon 60/0",
      "later 100/0",
    ]);
    expect(textOf(releaseSegments(unknown, entry, aliPoint))).toEqual(["back 40/0", "back 10/0"]);
  });

  it("show the points that a partial capture returned", () => {
    const released = [
      { lotId: "m-1", points: points(4) },
      { lotId: "m-2", points: points(10) },
    ];
    const lots = [lot("m-1", endOf(0), 30), lot("m-2", endOf(1), 60)];
    const capture = { ...entry, kind: "capture" as const, allocations: [], released, lots };
    expect(textOf(entrySegments(capture, aliPoint))).toEqual([
      "back 4/0",
      "soon 40/0",
      "back 10/0",
      "soon 60/0",
      "later 100/0",
    ]);
  });

  it("are none if the entry has no lots", () => {
    const capture = { ...entry, kind: "capture" as const, allocations: [], released: [], lots: [] };
    expect(entrySegments(capture, aliPoint)).toEqual([]);
  });
});

describe("the segments of a plan", () => {
  it("show by month what the steps take, then what is lost", () => {
    const steps = [
      {
        saves: [
          { points: points(40), expiresAt: endOf(0) },
          { points: points(10), expiresAt: endOf(1) },
        ],
      },
      { saves: [{ points: points(30), expiresAt: endOf(1) }] },
    ];
    const lost = [
      { points: points(5), expiresAt: endOf(0) },
      { points: points(7), expiresAt: endOf(1) },
    ];
    expect(textOf(planSegments(steps, lost, aliPoint))).toEqual([
      "soon 40/40",
      "lost 5/0",
      "soon 40/40",
      "lost 7/0",
    ]);
  });
});
