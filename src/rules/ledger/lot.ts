import {
  dayOf,
  monthOf,
  sameDayLater,
  startOfDay,
  startOfMonth,
  type Instant,
} from "../calendar.ts";
import { assert } from "../assertion.ts";
import type { Entry, GrantEntry, GrantSource, Subject } from "./entry.ts";
import type { Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import type { LotId } from "./seq.ts";

/** Points granted together, so that they expire together; as they were granted. */
export type GrantedLot = {
  readonly id: LotId;
  readonly source: GrantSource;
  readonly subject: Subject;
  /** The first instant at which these points can be spent. */
  readonly obtainedAt: Instant;
  /** The first instant at which they no longer can. */
  readonly expiresAt: Instant;
  readonly granted: Points;
};

/** A lot with what is left of it to spend. */
export type Lot = GrantedLot & { readonly remaining: Points };

/** What a wallet keeps of a lot: the very entry that made it, or what it says. A copy of each would cost more than all else. */
export type LotEntry = Pick<
  GrantEntry & Entry,
  "seq" | "at" | "subject" | "points" | "expiresAt"
> & {
  /** A refund's lot has that for its source. */
  readonly source?: GrantSource;
};

/** The lot that a grant or a refund makes. */
export function lotOf(entry: LotEntry): GrantedLot {
  const { seq, source = "refund", subject, at, expiresAt, points } = entry;
  return { id: seq, source, subject, obtainedAt: at, expiresAt, granted: points };
}

/** The first instant after the validity's last month or day. */
export function expiryOf(obtainedAt: Instant, programme: Programme): Instant {
  const { months, to } = programme.validity;
  if (to === "end-of-month") {
    return startOfMonth(monthOf(obtainedAt, programme), months + 1, programme);
  }
  const lastDay = dayOf(sameDayLater(obtainedAt, months, programme), programme);
  return startOfDay(lastDay, 1, programme);
}

/** A lot of 1 point or more, obtained at `at`. */
export function newGrant(
  granted: Pick<GrantEntry, "source" | "points" | "subject" | "of">,
  at: Instant,
  programme: Programme,
): GrantEntry {
  assert(granted.points > 0, () => `a grant of ${granted.points} points`);
  return { kind: "grant", ...granted, expiresAt: expiryOf(at, programme) };
}

/** A total order: without the id, equal lots would be spent in the order in which they are stored. */
export function byExpiry(a: GrantedLot, b: GrantedLot): number {
  return a.expiresAt - b.expiresAt || a.obtainedAt - b.obtainedAt || a.id - b.id;
}
