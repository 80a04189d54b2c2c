import fc from "fast-check";
import { instant, type Instant } from "../calendar.ts";
import { expiryRowsOf } from "../ledger/expiry-rows.ts";
import { expiryOf, type Lot } from "../ledger/lot.ts";
import { fen, points, sum } from "../points.ts";
import { aliPoint, type Programme } from "../programme.ts";
import type { LotId } from "../ledger/seq.ts";
import { emptyWallet, type Wallet } from "../ledger/wallet.ts";
import type {
  PointsAmount,
  RefundAmount,
  CaptureTotal,
  Intent,
  HistoryStep,
  Wait,
} from "./steps.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What the tests' time is, where a test does not say: an ordinary afternoon in China. */
export const NOW = at("2026-03-30T15:00:00.000+08:00");

export function at(rfc3339: string): Instant {
  return instant(Date.parse(rfc3339));
}

/** A programme of which every number and policy is another than AliPoint's: what holds of both does not hang on them. */
const plainPoints: Programme = {
  fenPerPoint: fen(3),
  minimumBalance: points(1),
  step: points(10),
  validity: { months: 12, to: "end-of-day" },
  zoneOffset: -3 * 60 * MINUTE,
  redemptionsPerDay: 2,
  holdTime: 5 * MINUTE,
  refundOfExpired: "reissue",
  expiringSoonMonths: 1,
  noticeDay: 3,
  topUp: { failures: 3, lockTime: 60 * MINUTE },
  draw: {
    cost: points(10),
    prizes: [
      { id: "yuan-10", odds: 250_000, kind: "yuan", fen: fen(1_000) },
      { id: "points-35", odds: 150_000, kind: "points", points: points(35) },
      { id: "yuan-1", odds: 100_000, kind: "yuan", fen: fen(100) },
      { id: "nothing", odds: 500_000, kind: "nothing" },
    ],
  },
};

export const programmes = [
  { name: "AliPoint", programme: aliPoint },
  { name: "another programme", programme: plainPoints },
] as const;

/** A lot as one grant would make it; whatever a test does not care about is filled in. */
export function aLot({
  id = 1,
  obtainedAt = NOW,
  granted = points(100),
  ...rest
}: LotOptions = {}): Lot {
  return {
    id: id as LotId,
    source: "import",
    subject: { words: `lot ${id}` },
    obtainedAt,
    expiresAt: expiryOf(obtainedAt, aliPoint),
    granted,
    remaining: granted,
    ...rest,
  };
}

type LotOptions = Omit<Partial<Lot>, "id"> & { readonly id?: number };

export function walletOf(...lots: readonly Lot[]): Wallet {
  const expiring = expiryRowsOf(lots);
  return {
    ...emptyWallet,
    seq: Math.max(0, ...lots.map((lot) => lot.id)),
    expiring,
    balance: sum(expiring),
  };
}

export const anyPoints = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 30 }) },
    fc.integer({ min: 1, max: 5_000 }),
  )
  .map(points);

/** Lots of a few years around `NOW`, in no order, with some spent in part; numbered in the order in which they came. */
export const anyLots: fc.Arbitrary<readonly Lot[]> = fc
  .array(
    fc.tuple(
      fc.integer({ min: -40, max: 40 }),
      anyPoints,
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    { maxLength: 12 },
  )
  .map((rows) => {
    const inTime = rows.toSorted(([a], [b]) => a - b);
    return rows.map((row) => {
      const [months, granted, left] = row;
      return aLot({
        id: inTime.indexOf(row) + 1,
        obtainedAt: instant(NOW + months * 31 * DAY),
        granted,
        remaining: points(Math.max(1, Math.ceil(granted * left))),
      });
    });
  });

const from = (min: number, max: number) => fc.integer({ min, max });
const kind = <Kind extends string>(kind: Kind) => fc.constant(kind);

const anyAmount: fc.Arbitrary<PointsAmount> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(kind("steps"), from(1, 30)) },
  { weight: 1, arbitrary: fc.tuple(kind("points"), from(1, 500)) },
  { weight: 2, arbitrary: fc.tuple(kind("steps more than all"), from(-3, 1)) },
);

/** None, some, less than the points are worth, or as much as money can be. */
const anyCash = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: from(1, 500) },
  { weight: 1, arbitrary: from(-5, -1) },
  { weight: 1, arbitrary: fc.constant(Number.MAX_SAFE_INTEGER) },
);

const anyBack: fc.Arbitrary<RefundAmount> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(kind("fen"), from(1, 200)) },
  { weight: 2, arbitrary: fc.tuple(kind("fen more than the rest"), fc.constantFrom(0, -1, 1)) },
);

/** Most often less than the points are worth, or about as much; or about what points are held for. */
const anyBill: fc.Arbitrary<CaptureTotal> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(kind("fen"), from(1, 300)) },
  { weight: 3, arbitrary: fc.tuple(kind("fen beside the points"), from(-60, 5)) },
  { weight: 2, arbitrary: fc.tuple(kind("fen more than held"), fc.constantFrom(0, -1, 1)) },
);

/** Counted back from the latest; of those that are still open, or of all. */
const anyEarlier = fc.record({
  open: fc.constantFrom(true, true, false),
  of: fc.constantFrom(0, 0, 0, 1, 2, 3),
});

type Weighted = { readonly weight: number; readonly arbitrary: fc.Arbitrary<Intent> };

const granting: Weighted[] = [
  { weight: 8, arbitrary: fc.record({ do: kind("grant"), points: anyPoints }) },
];

const buying: Weighted[] = [
  {
    weight: 4,
    arbitrary: fc.record({
      do: kind("purchase"),
      total: from(1, 50_000),
      share: fc.constantFrom(7, 50, 1_000),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: kind("confirm"), earlier: anyEarlier }) },
  { weight: 5, arbitrary: fc.record({ do: kind("undo"), earlier: anyEarlier }) },
];

const earning: Weighted[] = [
  {
    weight: 3,
    arbitrary: fc.record({
      do: kind("exchange"),
      partner: kind("bank"),
      amount: fc.constantFrom(27, 27, 54, 108, 28),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: kind("exchange"), partner: kind("airline"), amount: from(1, 80) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: kind("task"),
      task: fc.constantFrom("sign-in", "sign-in", "visit", "survey"),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: kind("top up"),
      card: fc.constantFrom("none", "good", "ending", "old"),
      password: fc.constantFrom("wrong", "right"),
    }),
  },
];

const paying: Weighted[] = [
  { weight: 8, arbitrary: fc.record({ do: kind("pay"), points: anyAmount, cash: anyCash }) },
];

const redeeming: Weighted[] = [
  {
    weight: 5,
    arbitrary: fc.record({
      do: kind("redeem"),
      product: fc.constantFrom("mug", "mug", "towel", "tea"),
      points: anyAmount,
      cash: anyCash,
    }),
  },
];

const ending: Weighted[] = [
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom("capture", "cancel"), earlier: anyEarlier }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: kind("capture a bill"), earlier: anyEarlier, bill: anyBill }),
  },
  { weight: 6, arbitrary: fc.record({ do: kind("refund"), earlier: anyEarlier, back: anyBack }) },
];

const giving: Weighted[] = [
  { weight: 2, arbitrary: fc.record({ do: kind("donate"), points: anyAmount }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: kind("draw"),
      roll: fc.oneof(from(0, 999_999), from(0, 2_200), from(2_000, 450_000)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: kind("stated refund"), points: anyPoints }) },
  { weight: 1, arbitrary: fc.record({ do: kind("grant nearly all"), but: from(0, 9_999) }) },
];

const anyWait: fc.Arbitrary<Wait> = fc.oneof(
  { weight: 16, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: from(0, 20 * MINUTE) },
  {
    weight: 7,
    arbitrary: fc.record({
      to: fc.constantFrom("next due", "next expiry", "next day", "next month"),
      off: from(-1, 1),
    }),
  },
  { weight: 2, arbitrary: from(0, 40 * DAY) },
  { weight: 1, arbitrary: from(0, 40).map((months) => months * 31 * DAY) },
  { weight: 1, arbitrary: from(-40 * DAY, -1) },
);

/** So short that most lots come in one month and most holds are still open, or about the end of a day. */
const anyShortWait: fc.Arbitrary<Wait> = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: from(0, 6 * MINUTE) },
  {
    weight: 2,
    arbitrary: fc.record({ to: fc.constantFrom("next due", "next day"), off: from(-1, 1) }),
  },
);

/** Turns of these kinds, after a few grants to begin with. */
function historyOf(
  wait: fc.Arbitrary<Wait>,
  ...intents: readonly (readonly Weighted[])[]
): fc.Arbitrary<readonly HistoryStep[]> {
  const turnsOf = (weighted: readonly Weighted[], maxLength: number) =>
    fc.array(
      fc.record({ intent: fc.oneof(...weighted), wait }),
      // `size` because by itself most would be far shorter than they may be.
      { maxLength, size: "max" },
    );
  return fc
    .tuple(turnsOf(granting, 3), turnsOf(intents.flat(), 25))
    .map(([first, then]) => [...first, ...then]);
}

/** What somebody does with a wallet from its first day on: a bit of everything, or much of a few things. */
export const anyHistory: fc.Arbitrary<readonly HistoryStep[]> = fc.oneof(
  historyOf(anyWait, granting, buying, earning, paying, redeeming, ending, giving),
  historyOf(anyWait, granting, paying, redeeming, ending),
  historyOf(anyShortWait, granting, paying, ending),
  historyOf(anyWait, buying, paying, ending),
  historyOf(anyWait, earning),
  historyOf(anyShortWait, granting, buying, paying, ending),
  historyOf(anyShortWait, granting, buying, paying),
  historyOf(anyShortWait, granting, redeeming, ending),
);
