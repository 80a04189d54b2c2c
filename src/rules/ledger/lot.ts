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

/** Points granted together, so they expire together. */
export type GrantedLot = {
  readonly id: LotId;
  readonly source: GrantSource;
  readonly subject: Subject;
  /** The first instant at which these points can be spent. */
  readonly obtainedAt: Instant;
  /** The first instant at which these points can no longer be spent. */
  readonly expiresAt: Instant;
  readonly granted: Points;
};

export type Lot = GrantedLot & { readonly remaining: Points };

/** A lot as the wallet stores it: the entry itself, which needs no memory beside the ledger. */
export type LotEntry = Pick<
  GrantEntry & Entry,
  "seq" | "at" | "subject" | "points" | "expiresAt"
> & {
  /** Absent from a refund entry. */
  readonly source?: GrantSource;
};

export function lotOf(entry: LotEntry): GrantedLot {
  const { seq, source = "refund", subject, at, expiresAt, points } = entry;
  return { id: seq, source, subject, obtainedAt: at, expiresAt, granted: points };
}

/** The first instant after the last month or day of the validity. */
export function expiryOf(obtainedAt: Instant, programme: Programme): Instant {
  const { months, to } = programme.validity;
  if (to === "end-of-month") {
    return startOfMonth(monthOf(obtainedAt, programme), months + 1, programme);
  }
  const lastDay = dayOf(sameDayLater(obtainedAt, months, programme), programme);
  return startOfDay(lastDay, 1, programme);
}

/** A grant of 1 point or more, obtained at `at`. */
export function newGrant(
  grant: Pick<GrantEntry, "source" | "points" | "subject" | "of">,
  at: Instant,
  programme: Programme,
): GrantEntry {
  assert(grant.points > 0, () => `a grant of ${grant.points} points`);
  return { kind: "grant", ...grant, expiresAt: expiryOf(at, programme) };
}

/** A total order: without the id, equal lots would be spent in storage order. */
export function byExpiry(a: GrantedLot, b: GrantedLot): number {
  return a.expiresAt - b.expiresAt || a.obtainedAt - b.obtainedAt || a.id - b.id;
}
