import type { Instant } from "../calendar.ts";
import { minus, points as asPoints, type Points } from "../points.ts";
import type { LotId } from "./seq.ts";

/** How many points of a lot an entry took. Has the lot's expiry, because old entries are read without their lots. */
export type Allocation = {
  readonly lotId: LotId;
  readonly expiresAt: Instant;
  readonly points: Points;
};

/** Takes the first `points` of `allocations`. `missing` is how many there were too few. */
export function take(
  allocations: Iterable<Allocation>,
  points: Points,
): { readonly taken: Allocation[]; readonly missing: Points } {
  const taken: Allocation[] = [];
  let missing = points;
  for (const allocation of allocations) {
    const cut = asPoints(Math.min(allocation.points, missing));
    if (cut > 0) taken.push({ ...allocation, points: cut });
    missing = minus(missing, cut);
    if (missing === 0) break;
  }
  return { taken, missing };
}
