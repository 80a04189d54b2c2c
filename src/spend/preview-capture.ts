import type { EntryDetail, SpendView } from "../contract/entry.ts";
import { assert } from "../rules/assertion.ts";
import type { Refusal } from "../rules/decision.ts";
import { decideCapture } from "../rules/spend/hold.ts";
import { fen, sum, type Fen, type Points } from "../rules/points.ts";
import { valueOf, type Programme } from "../rules/programme.ts";
import { costOf } from "../rules/spend/refund.ts";
import { withLots, spendOf, type LotAllocation } from "./spend-of-entry.ts";

/** What a capture would take, or its refusal. */
export type CapturePreview = Capturable | { readonly refusal: Refusal };

export type Capturable = {
  readonly refusal?: never;
  readonly total: Fen;
  readonly points: Points;
  readonly cash: Fen;
  /** The points that return to their lots. */
  readonly back: readonly LotAllocation[];
};

/** Previews the capture of an open hold for a `total` of 1 fen or more. */
export function previewCapture(
  entry: EntryDetail,
  spend: SpendView,
  total: Fen,
  programme: Programme,
): CapturePreview {
  const held = spendOf(entry, spend);
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
