import { assert } from "./assertion.ts";
import type { Instant } from "./calendar.ts";
import { accept, refuse, type Decision } from "./decision.ts";
import type { Granted, Subject } from "./entry.ts";
import { expiryOf } from "./lot.ts";
import { minus, points, type Points } from "./points.ts";
import type { Programme } from "./programme.ts";
import type { Wallet } from "./wallet.ts";

/** Points that come as one lot: 1 or more. */
export type Grant = { readonly kind: "grant"; readonly points: Points; readonly subject: Subject };

/** Makes one lot. Refuses `too-many-points` where all that was ever granted would pass 2^53-1. */
export function decideGrant(
  wallet: Wallet,
  command: Grant,
  at: Instant,
  programme: Programme,
): Decision<Granted> {
  assert(command.points > 0, `a grant of ${command.points} points`);
  const most = minus(points(Number.MAX_SAFE_INTEGER), wallet.lifetime.granted);
  if (command.points > most) return refuse({ code: "too-many-points", most });
  return accept({ ...command, expiresAt: expiryOf(at, programme) });
}
