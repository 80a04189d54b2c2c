import fc from "fast-check";
import { instant, type Instant } from "./calendar.ts";
import type { Command } from "./decide.ts";
import { expiryOf, type Lot } from "./lot.ts";
import { points } from "./points.ts";
import { aliPoint } from "./programme.ts";
import type { LotId } from "./seq.ts";
import { emptyWallet, expiringOf, type Wallet } from "./wallet.ts";

/** What the tests' time is, where a test does not say: an ordinary afternoon in China. */
export const NOW = at("2026-03-30T15:00:00.000+08:00");

export function at(rfc3339: string): Instant {
  return instant(Date.parse(rfc3339));
}

/** A lot as one grant would make it; whatever a test does not care about is filled in. */
export function aLot({
  id = 1,
  obtainedAt = NOW,
  granted = points(100),
  ...rest
}: LotOptions = {}): Lot {
  return {
    id: id as LotId,
    source: "statement",
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
  return {
    ...emptyWallet,
    seq: Math.max(0, ...lots.map((lot) => lot.id)),
    expiring: expiringOf(lots),
  };
}

export const anyPoints = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 30 }) },
    fc.integer({ min: 1, max: 5_000 }),
  )
  .map(points);

/** From 1992, when China last had summer time behind it, to 2100; often at the edge of a month or day. */
export const anyInstant: fc.Arbitrary<Instant> = fc
  .tuple(
    fc.integer({ min: Date.UTC(1992, 0), max: Date.UTC(2100, 0) }),
    fc.constantFrom("anywhere", "start of day", "start of month"),
    fc.constantFrom(-1, 0, 1),
  )
  .map(([ms, edge, off]) => {
    if (edge === "anywhere") return instant(ms);
    const local = new Date(ms + aliPoint.zoneOffset);
    const day = edge === "start of month" ? 1 : local.getUTCDate();
    const start = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), day);
    return instant(start - aliPoint.zoneOffset + off);
  });

/** Lots of a few years around `NOW`, in no order, with some spent in part. */
export const anyLots: fc.Arbitrary<readonly Lot[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 12 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .tuple(
            fc.integer({ min: -40, max: 40 }),
            anyPoints,
            fc.double({ min: 0, max: 1, noNaN: true }),
          )
          .map(([months, granted, left]) =>
            aLot({
              id,
              obtainedAt: instant(NOW + months * 31 * 86_400_000),
              granted,
              remaining: points(Math.max(1, Math.ceil(granted * left))),
            }),
          ),
      ),
    ),
  );

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: simple("grant") },
  { weight: 2, arbitrary: simple("payment") },
  simple("donation"),
  simple("refund"),
  fc.record({
    kind: fc.constant("redemption" as const),
    points: anyPoints,
    product: fc.record({
      subject: fc.constant({ productId: "towel" }),
      stock: fc.constantFrom(0, 1, 50),
    }),
  }),
);

function simple<Kind extends "grant" | "payment" | "donation" | "refund">(kind: Kind) {
  return fc.record({
    kind: fc.constant(kind),
    points: anyPoints,
    subject: fc.constant({ words: kind }),
  });
}

/** Commands, each some time after the one before or, where a clock was set back, before it. */
export const anyHistory = fc.array(
  fc.record({
    command: anyCommand,
    wait: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 20 * 86_400_000 }) },
      fc.integer({ min: -40 * 86_400_000, max: 400 * 86_400_000 }),
      fc.constant(0),
    ),
  }),
  { maxLength: 60 },
);
