import fc from "fast-check";
import { instant, type Instant } from "../calendar.ts";
import { expiryRowsOf } from "../ledger/expiry-rows.ts";
import { expiryOf, type Lot } from "../ledger/lot.ts";
import { fen, points, sum } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import type { ProgrammeView } from "../../contract/programme.ts";
import type { LotId } from "../ledger/seq.ts";
import { emptyWallet, type Wallet } from "../ledger/wallet.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The current time of tests that do not need a certain one. */
export const NOW = at("2026-03-30T15:00:00.000+08:00");

/** The expiry of points that AliPoint grants at `NOW`. */
export const expiryOfNow = at("2029-04-01T00:00:00+08:00");
export const lastInstantBeforeExpiry = instant(expiryOfNow - 1);

export function at(rfc3339: string): Instant {
  return instant(Date.parse(rfc3339));
}

/** Differs from AliPoint in every number and policy. */
const plainPoints: ProgrammeView = {
  name: { en: "Plain points", "zh-CN": "平常积分" },
  currency: "EUR",
  accent: { light: "#0b57d0", dark: "#a8c7fa" },
  features: aliPoint.features,
  fenPerPoint: fen(3),
  minimumBalance: points(1),
  step: points(10),
  validity: { months: 12, to: "end-of-day" },
  zone: "America/Santiago",
  redemptionLimit: { count: 2, per: "product" },
  holdTime: 5 * MINUTE,
  refundOfExpired: "reissue",
  expiringSoonMonths: 1,
  noticeDay: 3,
  topUp: { failures: 3, lockTime: 60 * MINUTE },
  draw: {
    cost: points(10),
    prizes: [
      { id: "yuan-10", odds: 250_000, kind: "cash", fen: fen(1_000) },
      { id: "points-35", odds: 150_000, kind: "points", points: points(35) },
      { id: "yuan-1", odds: 100_000, kind: "cash", fen: fen(100) },
      { id: "nothing", odds: 500_000, kind: "nothing" },
    ],
  },
};

export const programmes = [
  { name: "AliPoint", programme: aliPoint },
  { name: "another programme", programme: plainPoints },
] as const;

/** A lot with defaults for all that the test does not need. */
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

/** Lots of a few years around `NOW`, in any order, some partly spent. Ids are in the order of time. */
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
