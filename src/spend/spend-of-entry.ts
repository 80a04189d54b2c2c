import type { EntryDetail, EntryView, SpendView } from "../contract/entry.ts";
import type { Allocation } from "../rules/ledger/allocation.ts";
import type { PartialCapture } from "../rules/ledger/entry.ts";
import { fen, points } from "../rules/points.ts";
import type { Spend } from "../rules/spend/refund.ts";
import type { LotId, Seq } from "../rules/ledger/seq.ts";
import type { ExpiringPoints } from "../contract/wallet.ts";

type EntryLot = EntryDetail["lots"][number];

/** The use that an entry and what became of it tell of, for the rules to preview with: `partsOfLots` finds its lots again. */
export function spendOf(entry: EntryDetail, use: SpendView): Spend {
  const { seq, at, balanceAfter, subject, allocations, fen: total } = entry;
  const partial = partialCaptureOf(entry, use);
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
    state: use.state,
    refundedFen: use.refundedFen,
    refundedPoints: use.refundedPoints,
    ...(partial && { partial }),
  };
}

export type LotAllocation = ExpiringPoints & { readonly lot: EntryLot };

/** Parts as the rules tell them of a `toldUse`, with their lots: it knows those by their places behind the entry, from 1. */
export function withLots({ lots }: EntryDetail, parts: readonly Allocation[]): LotAllocation[] {
  return parts.flatMap(({ lotId, expiresAt, points: part }) => {
    const lot = lots[lotId - 1];
    return lot ? [{ lot, expiresAt, points: part }] : [];
  });
}

/** What a use came to in the end, or so far: as its entry says, or as the capture of a smaller bill does. */
export function capturedAmounts({ points: taken, fen: total }: EntryDetail, use: SpendView) {
  const capture = captureOf(use);
  const back = points(capture?.points ?? 0);
  return { points: points(-taken - back), total: capture?.fen ?? total ?? fen(0), back };
}

function captureOf({ followUps }: SpendView): EntryView | undefined {
  return followUps.find(({ kind }) => kind === "capture");
}

function partialCaptureOf(entry: EntryDetail, use: SpendView): PartialCapture | undefined {
  const capture = captureOf(use);
  if (capture?.fen === undefined) return undefined;
  return { total: capture.fen, released: allocationsOf(entry, capture.released ?? []) };
}

function allocationsOf({ lots }: EntryDetail, parts: EntryDetail["allocations"]): Allocation[] {
  return parts.flatMap(({ lotId, points: part }) => {
    const place = lots.findIndex(({ id }) => id === lotId);
    const lot = lots[place];
    return lot ? [{ lotId: (place + 1) as LotId, expiresAt: lot.expiresAt, points: part }] : [];
  });
}
