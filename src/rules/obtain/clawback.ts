import type { Instant } from "../calendar.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { remainingOf } from "../ledger/lot-queue.ts";
import { minus, points, sum, type Points } from "../points.ts";
import type { LotId } from "../ledger/seq.ts";
import { allocateInOrder, type Wallet } from "../ledger/wallet.ts";

export type GrantToClawBack = {
  readonly lotId: LotId;
  readonly subject: Subject;
  readonly points: Points;
  readonly expiresAt: Instant;
  /** Whether it was clawed back before. */
  readonly clawedBack: boolean;
};

/**
 * Takes a grant back: first from its own lot, then from others in spending order; the rest is owed. The minimum
 * balance does not matter. Refuses `already-settled` for a second clawback.
 */
export function decideClawback(wallet: Wallet, grant: GrantToClawBack, at: Instant): Decision {
  if (grant.clawedBack) return refuse({ code: "already-settled" });
  const { lotId, subject, expiresAt } = grant;
  const granted = points(grant.points);
  const row = wallet.expiring.find((each) => each.expiresAt === expiresAt);
  const own = points(Math.min(row ? remainingOf(row.queue, lotId) : 0, granted));
  const others = allocateInOrder(wallet, minus(granted, own), at, lotId);
  const owed = granted - own - sum(others);
  const allocations = own > 0 ? [{ lotId, expiresAt, points: own }, ...others] : others;
  return accept({ kind: "clawback", subject, of: lotId, allocations, owed });
}
