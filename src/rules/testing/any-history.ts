import fc from "fast-check";
import { MS_PER_DAY } from "../calendar.ts";
import type { Partner } from "../obtain/exchange.ts";
import { cards, partners, products, rebateShares, tasks } from "./catalog.ts";
import { anyPoints } from "./fixtures.ts";
import {
  defined,
  type CaptureTotal,
  type HistoryStep,
  type Intent,
  type PointsAmount,
  type RefundAmount,
  type TaskEvidence,
  type Wait,
} from "./steps.ts";

const MINUTE = 60_000;

const from = (min: number, max: number) => fc.integer({ min, max });
const kind = <Kind extends string>(kind: Kind) => fc.constant(kind);

/** Any name of a part of the catalog, half of the time one of those that reach a limit soon. */
const anyNameIn = (items: Readonly<Record<string, unknown>>, ...limited: readonly string[]) =>
  fc.oneof(fc.constantFrom(...limited), fc.constantFrom(...Object.keys(items)));

const anyAmount: fc.Arbitrary<PointsAmount> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(kind("steps"), from(1, 30)) },
  { weight: 1, arbitrary: fc.tuple(kind("points"), from(1, 500)) },
  { weight: 2, arbitrary: fc.tuple(kind("steps above balance"), from(-3, 1)) },
);

/** None, some, less than none, or the most that there can be. */
const anyCash = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: from(1, 500) },
  { weight: 1, arbitrary: from(-5, -1) },
  { weight: 1, arbitrary: fc.constant(Number.MAX_SAFE_INTEGER) },
);

const anyRefund: fc.Arbitrary<RefundAmount> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(kind("fen"), from(1, 200)) },
  { weight: 2, arbitrary: fc.tuple(kind("fen above rest"), fc.constantFrom(0, -1, 1)) },
);

const anyTotal: fc.Arbitrary<CaptureTotal> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(kind("fen"), from(1, 300)) },
  { weight: 3, arbitrary: fc.tuple(kind("fen above points"), from(-60, 5)) },
  { weight: 2, arbitrary: fc.tuple(kind("fen above total"), fc.constantFrom(0, -1, 1)) },
);

const anyEarlier = fc.record({
  open: fc.constantFrom(true, true, false),
  of: fc.constantFrom(0, 0, 0, 1, 2, 3),
});

/** A few times the partner's rate, about the partner's cap, or any amount. */
const anyExchange = fc
  .tuple(
    anyNameIn(partners, "small cap", "small balance"),
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(kind("half rates"), from(1, 6)) },
      { weight: 2, arbitrary: fc.tuple(kind("half caps"), from(1, 2)) },
      { weight: 2, arbitrary: fc.tuple(kind("points"), from(1, 80)) },
    ),
  )
  .map(([partner, amount]): Intent => {
    return { do: "exchange", partner, amount: exchangeAmount(defined(partners[partner]), amount) };
  });

function exchangeAmount(
  { rate, cap }: Partner,
  [by, number]: readonly ["half rates" | "half caps" | "points", number],
): number {
  if (by === "points") return number;
  const rates = by === "half rates" ? number : Math.floor((cap.points / rate.ours) * number);
  return Math.max(1, Math.floor((rate.theirs * rates) / 2));
}

/** Mostly of this moment; at times of the period before this one. */
const anyEvidence: fc.Arbitrary<TaskEvidence> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  {
    weight: 3,
    arbitrary: fc.record({ startOf: fc.constantFrom("day", "month"), off: from(-1, 1) }),
  },
  { weight: 1, arbitrary: from(0, 40 * MS_PER_DAY) },
  { weight: 1, arbitrary: fc.constant("none") },
);

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
      share: fc.constantFrom(...rebateShares),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: kind("confirm"), earlier: anyEarlier }) },
  { weight: 5, arbitrary: fc.record({ do: kind("reverse"), earlier: anyEarlier }) },
];

const earning: Weighted[] = [
  { weight: 5, arbitrary: anyExchange },
  {
    weight: 4,
    arbitrary: fc.record({
      do: kind("task"),
      task: anyNameIn(tasks, "short streak"),
      evidence: anyEvidence,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: kind("top up"),
      card: anyNameIn(cards, "unknown", "ends soon"),
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
      product: anyNameIn(products, "few", "few", "single"),
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
    arbitrary: fc.record({ do: kind("capture a total"), earlier: anyEarlier, total: anyTotal }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: kind("refund"), earlier: anyEarlier, amount: anyRefund }),
  },
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
  { weight: 2, arbitrary: fc.record({ do: kind("unmatched refund"), points: anyPoints }) },
  { weight: 1, arbitrary: fc.record({ do: kind("grant nearly all"), less: from(0, 9_999) }) },
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
  { weight: 2, arbitrary: from(0, 40 * MS_PER_DAY) },
  { weight: 1, arbitrary: from(0, 40).map((months) => months * 31 * MS_PER_DAY) },
  { weight: 1, arbitrary: from(-40 * MS_PER_DAY, -1) },
);

/** So short that most lots are obtained in one month and most holds are still open. */
const anyShortWait: fc.Arbitrary<Wait> = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: from(0, 6 * MINUTE) },
  {
    weight: 2,
    arbitrary: fc.record({ to: fc.constantFrom("next due", "next day"), off: from(-1, 1) }),
  },
);

/** A few grants, then any of these intents. */
function historyOf(
  wait: fc.Arbitrary<Wait>,
  ...intents: readonly (readonly Weighted[])[]
): fc.Arbitrary<readonly HistoryStep[]> {
  const stepsOf = (weighted: readonly Weighted[], maxLength: number) =>
    fc.array(
      fc.record({ intent: fc.oneof(...weighted), wait }),
      // Without `size`, most histories would be much shorter than `maxLength`.
      { maxLength, size: "max" },
    );
  return fc
    .tuple(stepsOf(granting, 3), stepsOf(intents.flat(), 25))
    .map(([first, then]) => [...first, ...then]);
}

/** A member's history from an empty wallet on: either of all commands, or of a few kinds. */
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
