import type { EntryDetail, SpendView } from "../contract/entry.ts";
import { assert } from "../rules/assertion.ts";
import type { Refusal } from "../rules/decision.ts";
import { decideCapture } from "../rules/spend/hold.ts";
import { fen, sum, type Fen, type Points } from "../rules/points.ts";
import { valueOf, type Programme } from "../rules/programme.ts";
import { costOf } from "../rules/spend/refund.ts";
import { withLots, spendOf, type LotAllocation } from "./spend-of-entry.ts";

/** What would be paid of a bill, or why it would not be captured. */
export type CapturePreview = Capturable | { readonly refusal: Refusal };

export type Capturable = {
  readonly refusal?: never;
  readonly total: Fen;
  readonly points: Points;
  readonly cash: Fen;
  /** What goes back to its lots, since the bill does not take it. */
  readonly back: readonly LotAllocation[];
};

/** Decides the capture of an open hold for a bill of `total` (1 or more) as the service will. */
export function previewCapture(
  entry: EntryDetail,
  use: SpendView,
  total: Fen,
  programme: Programme,
): CapturePreview {
  const held = spendOf(entry, use);
  const decision = decideCapture({ kind: "capture", spend: held, total }, programme);
  if (!decision.ok) return { refusal: decision.refusal };
  const [captured] = decision.entries;
  assert(captured?.kind === "capture", () => "a capture that enters nothing");
  const { partial } = captured;
  const points = sum(costOf(partial ? { ...held, partial } : held).allocations);
  return {
    total,
    points,
    cash: fen(total - valueOf(points, programme)),
    back: withLots(entry, partial?.released ?? []),
  };
}
