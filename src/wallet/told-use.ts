import type { EntryDetail, EntryView, UseView } from "../contract/entry.ts";
import type { Allocation } from "../rules/allocation.ts";
import type { SmallerBill } from "../rules/entry.ts";
import { fen } from "../rules/points.ts";
import type { Use } from "../rules/refund.ts";
import type { LotId, Seq } from "../rules/seq.ts";

export type LotBehind = EntryDetail["lots"][number];

/** The use that an entry and what became of it tell of, for the rules to preview with: its lots are `lotBehind` the entry. */
export function toldUse(entry: EntryDetail, use: UseView): Use {
  const { seq, at, balanceAfter, subject, allocations, fen: total } = entry;
  const smaller = smallerBillIn(entry, use.after);
  return {
    entry: {
      kind: "payment",
      seq: seq as Seq,
      at,
      balanceAfter,
      subject: "words" in subject ? subject : { kind: subject.kind, id: subject.id },
      allocations: partsBehind(entry, allocations),
      total: total ?? fen(0),
    },
    state: use.state,
    refunded: use.refundedFen,
    settled: use.settledPoints,
    ...(smaller && { smaller }),
  };
}

/** The lot that the rules know by its place among those behind the entry, from 1. */
export function lotBehind({ lots }: EntryDetail, id: LotId): LotBehind | undefined {
  return lots[id - 1];
}

function smallerBillIn(entry: EntryDetail, after: readonly EntryView[]): SmallerBill | undefined {
  const capture = after.find(({ kind }) => kind === "capture");
  if (capture?.fen === undefined) return undefined;
  return { total: capture.fen, released: partsBehind(entry, capture.released ?? []) };
}

function partsBehind({ lots }: EntryDetail, parts: EntryDetail["allocations"]): Allocation[] {
  return parts.flatMap(({ lotId, points }) => {
    const place = lots.findIndex(({ id }) => id === lotId);
    const lot = lots[place];
    return lot ? [{ lotId: (place + 1) as LotId, expiresAt: lot.expiresAt, points }] : [];
  });
}
