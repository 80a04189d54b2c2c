import type { Instant } from "../calendar.ts";
import { minus, points as asPoints, type Points } from "../points.ts";
import type { LotId } from "./seq.ts";

/** How much one lot pays. It carries the lot's expiry, so that an old entry is read without the lot, which may be gone. */
export type Allocation = {
  readonly lotId: LotId;
  readonly expiresAt: Instant;
  readonly points: Points;
};

/** Cuts `points` off the front of `parts`; `missing` is what they did not hold. Reads no part beyond the cut. */
export function take(
  parts: Iterable<Allocation>,
  points: Points,
): { readonly taken: Allocation[]; readonly missing: Points } {
  const taken: Allocation[] = [];
  let missing = points;
  for (const part of parts) {
    const cut = asPoints(Math.min(part.points, missing));
    if (cut > 0) taken.push({ ...part, points: cut });
    missing = minus(missing, cut);
    if (missing === 0) break;
  }
  return { taken, missing };
}
