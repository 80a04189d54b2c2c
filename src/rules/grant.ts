import { assert } from "./assertion.ts";
import type { Instant } from "./calendar.ts";
import { accept, refuse, type Decision, type Refused } from "./decision.ts";
import type { Granted, Source, Subject } from "./entry.ts";
import { expiryOf } from "./lot.ts";
import { minus, points, type Points } from "./points.ts";
import type { Programme } from "./programme.ts";
import type { Wallet } from "./wallet.ts";

/** Points that came, as a statement says: 1 or more, as one lot. */
export type Grant = {
  readonly kind: "grant";
  /** Where the statement says so; else it is the source itself. */
  readonly source?: Source;
  readonly points: Points;
  readonly subject: Subject;
};

/** Refuses `too-many-points`. */
export function decideGrant(
  wallet: Wallet,
  command: Grant,
  at: Instant,
  programme: Programme,
): Decision {
  const { source = "statement", points: granted, subject } = command;
  return (
    refuseTooMany(wallet, granted) ??
    accept(grantOf({ source, points: granted, subject }, at, programme))
  );
}

/** A lot of 1 point or more, obtained at `at`. */
export function grantOf(
  granted: Pick<Granted, "source" | "points" | "subject" | "of">,
  at: Instant,
  programme: Programme,
): Granted {
  assert(granted.points > 0, () => `a grant of ${granted.points} points`);
  return { kind: "grant", ...granted, expiresAt: expiryOf(at, programme) };
}

/** Refuses what would bring all that was ever granted, or is promised, past 2^53-1. */
export function refuseTooMany(wallet: Wallet, granted: Points): Refused | undefined {
  const promised = wallet.pending.reduce((total, { points: each }) => total + each, 0);
  const most = minus(points(Number.MAX_SAFE_INTEGER), points(wallet.lifetime.granted + promised));
  return points(granted) > most ? refuse({ code: "too-many-points", most }) : undefined;
}
