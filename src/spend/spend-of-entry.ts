import type { EntryDetail, EntryView, SpendView } from "../contract/entry.ts";
import type { Allocation } from "../rules/ledger/allocation.ts";
import type { PartialCapture } from "../rules/ledger/entry.ts";
import { fen, points, plus, type Points } from "../rules/points.ts";
import type { Spend } from "../rules/spend/refund.ts";
import type { LotId, Seq } from "../rules/ledger/seq.ts";
import type { ExpiringPoints } from "../contract/wallet.ts";
import type { Instant } from "../rules/calendar.ts";

type EntryLot = EntryDetail["lots"][number];

/** The spend of an entry, in the form that the rules take. Its lot ids are indexes into the entry's lots; `withLots` resolves them. */
export function spendOf(entry: EntryDetail, spend: SpendView): Spend {
  const { seq, at, balanceAfter, subject, allocations, fen: total } = entry;
  const partial = partialCaptureOf(entry, spend);
  return {
    entry: {
      kind: "payment",
      seq: seq as Seq,
      at,
      balanceAfter,
      subject: "words" in subject ? subject : { kind: subject.kind, id: subject.id },
      allocations: allocationsOf(entry, allocations),
      total: total ?? fen(0),
    },
    state: spend.state,
    refundedFen: spend.refundedFen,
    refundedPoints: spend.refundedPoints,
    ...(partial && { partial }),
  };
}

export type LotAllocation = ExpiringPoints & { readonly lot: EntryLot };

/** Allocations of a `spendOf` with their lots; a lot id is the index in the entry's lots, from 1. */
export function withLots(
  { lots }: EntryDetail,
  allocations: readonly Allocation[],
): LotAllocation[] {
  return allocations.flatMap(({ lotId, expiresAt, points: taken }) => {
    const lot = lots[lotId - 1];
    return lot ? [{ lot, expiresAt, points: taken }] : [];
  });
}

/** The points and total of a spend, reduced by a partial capture. */
export function capturedAmounts({ points: taken, fen: total }: EntryDetail, spend: SpendView) {
  const capture = captureOf(spend);
  const back = points(capture?.points ?? 0);
  return { points: points(-taken - back), total: capture?.fen ?? total ?? fen(0), back };
}

function captureOf({ followUps }: SpendView): EntryView | undefined {
  return followUps.find(({ kind }) => kind === "capture");
}

function partialCaptureOf(entry: EntryDetail, spend: SpendView): PartialCapture | undefined {
  const capture = captureOf(spend);
  if (capture?.fen === undefined) return undefined;
  return { total: capture.fen, released: allocationsOf(entry, capture.released ?? []) };
}

function allocationsOf(
  { lots }: EntryDetail,
  allocations: EntryDetail["allocations"],
): Allocation[] {
  return allocations.flatMap(({ lotId, points: taken }) => {
    const index = lots.findIndex(({ id }) => id === lotId);
    const lot = lots[index];
    return lot ? [{ lotId: (index + 1) as LotId, expiresAt: lot.expiresAt, points: taken }] : [];
  });
}

/** Adds up allocations by date, in their order. */
export function byExpiry(allocations: readonly ExpiringPoints[]): readonly ExpiringPoints[] {
  const dates = new Map<Instant, Points>();
  for (const { expiresAt, points: taken } of allocations) {
    dates.set(expiresAt, plus(dates.get(expiresAt) ?? points(0), taken));
  }
  return Array.from(dates, ([expiresAt, sum]) => ({ expiresAt, points: sum }));
}
