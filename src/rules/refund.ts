import type { Instant } from "./calendar.ts";
import { accept, refuse, type Decision } from "./decision.ts";
import type { Granted, Subject } from "./entry.ts";
import { decideGrant } from "./grant.ts";
import { minus, type Points } from "./points.ts";
import type { Programme } from "./programme.ts";
import type { Wallet } from "./wallet.ts";

/** A refund as a statement tells it: points, 1 or more, came back, and it does not say for which use. */
export type Refund = {
  readonly kind: "refund";
  readonly points: Points;
  readonly subject: Subject;
};

/**
 * A new lot, whose validity starts anew. Refuses `refund-exceeds-capture` for more than was ever spent
 * and not yet given back: that much can be told without knowing the use.
 */
export function decideRefund(
  wallet: Wallet,
  command: Refund,
  at: Instant,
  programme: Programme,
): Decision<Granted> {
  const most = minus(wallet.lifetime.spent, wallet.lifetime.refunded);
  if (command.points > most) return refuse({ code: "refund-exceeds-capture", most });
  const granted = decideGrant(wallet, { ...command, kind: "grant" }, at, programme);
  return granted.ok ? accept({ ...granted.event, kind: command.kind }) : granted;
}
