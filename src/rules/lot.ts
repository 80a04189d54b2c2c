import { monthOf, startOfMonth, type Instant } from "./calendar.ts";
import type { Source, Subject } from "./entry.ts";
import type { Points } from "./points.ts";
import type { Programme } from "./programme.ts";
import type { LotId } from "./seq.ts";

/** Points granted together, so that they expire together. */
export type Lot = {
  readonly id: LotId;
  readonly source: Source;
  readonly subject: Subject;
  /** The first instant at which these points can be spent. */
  readonly obtainedAt: Instant;
  /** The first instant at which they no longer can. */
  readonly expiresAt: Instant;
  readonly granted: Points;
  readonly remaining: Points;
};

/** The first instant of the month after the one, `validityMonths` on, in which the validity ends. */
export function expiryOf(obtainedAt: Instant, programme: Programme): Instant {
  return startOfMonth(monthOf(obtainedAt, programme), programme.validityMonths + 1, programme);
}

/** A total order: without the id, equal lots would be spent in the order in which they are stored. */
export function byExpiry(a: Lot, b: Lot): number {
  return a.expiresAt - b.expiresAt || a.obtainedAt - b.obtainedAt || a.id - b.id;
}
