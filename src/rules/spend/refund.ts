import { take, type Allocation } from "../ledger/allocation.ts";
import { assert } from "../assertion.ts";
import { instant, type Instant } from "../calendar.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Entry, RefundEntry, PartialCapture, Subject, SpendEntry } from "../ledger/entry.ts";
import { expiryOf } from "../ledger/lot.ts";
import { fen, minus, plus, points, sum, type Fen, type Points } from "../points.ts";
import { valueOf, type Programme } from "../programme.ts";
import { refuseTooMany, type Wallet } from "../ledger/wallet.ts";

/** The entry of a spend, and what later entries about it add up to. */
export type Spend = {
  readonly entry: SpendEntry & Entry;
  readonly state: "held" | "captured" | "cancelled" | "lapsed";
  /** Refunded so far, in points and cash together. */
  readonly refundedFen: Fen;
  /** Points of it that were given back or forfeited. */
  readonly refundedPoints: Points;
  /** Present if the capture was partial. */
  readonly partial?: PartialCapture;
};

/** Gives back `fen`, 1 or more, of the total of a payment or redemption. */
export type Refund = { readonly kind: "refund"; readonly spend: Spend; readonly fen: Fen };

/** Gives back points, 1 or more, of a spend that the imported file does not name. */
export type UnmatchedRefund = {
  readonly kind: "unmatched-refund";
  readonly points: Points;
  readonly subject: Subject;
};

/**
 * Grants a new lot for the points that are due, last allocated first: they expire last. Their number is rounded down
 * over all refunds of the spend together, so that they add up to what it took. The rest of the refund is cash; if a
 * point pays several fen, a refund may include a point whose fen earlier refunds paid in cash.
 * Refuses `refund-exceeds-capture`, then `too-many-points`.
 */
export function decideRefund(
  wallet: Wallet,
  { spend, fen: amount }: Refund,
  at: Instant,
  programme: Programme,
): Decision {
  assert(Number.isSafeInteger(amount) && amount > 0, () => `a refund of ${amount} fen`);
  const most = maxRefund(wallet, spend, at, programme);
  if (amount > most) return refuse({ code: "refund-exceeds-capture", most });
  const { returned, forfeited } = nextRefund(spend, amount, at, programme);
  const { seq, subject } = spend.entry;
  const refund = { subject, of: seq, fen: amount, points: sum(returned), forfeited };
  return grantRefund(wallet, refund, at, programme);
}

/** Refuses `refund-exceeds-capture` for more than was ever spent and not given back yet, then `too-many-points`. */
export function decideUnmatchedRefund(
  wallet: Wallet,
  { points: amount, subject }: UnmatchedRefund,
  at: Instant,
  programme: Programme,
): Decision {
  assert(Number.isSafeInteger(amount) && amount > 0, () => `a refund of ${amount} points`);
  const most = unreturned(wallet);
  if (amount > most) {
    return refuse({ code: "refund-exceeds-capture", most: valueOf(most, programme) });
  }
  const value = valueOf(amount, programme);
  const refund = { subject, of: null, fen: value, points: amount, forfeited: [] };
  return grantRefund(wallet, refund, at, programme);
}

/**
 * What can still be refunded of a spend at `at`. Nothing if it was not captured, or is a donation or a draw, which are
 * final. The points given back are at most those ever spent and not given back yet, because an unmatched refund may
 * have been for this spend.
 */
export function maxRefund(wallet: Wallet, spend: Spend, at: Instant, programme: Programme): Fen {
  const now = instant(at);
  const { entry, state, refundedFen, refundedPoints } = spend;
  const isFinal = entry.kind === "donation" || entry.kind === "draw";
  if (isFinal || state !== "captured") return fen(0);
  const { total, allocations } = costOf(spend);
  const rest = fen(total - refundedFen);
  const most = unreturned(wallet);
  if (sum(nextRefund(spend, rest, now, programme).returned) <= most) return rest;
  // One fen less than the amount for which one point too many is due.
  const tooMany = BigInt(refundedPoints + most + 1) * BigInt(total);
  return fen(Number((tooMany - 1n) / BigInt(sum(allocations))) - refundedFen);
}

/** Points spent and not given back yet. */
function unreturned({ lifetime: { spent, refunded } }: Wallet): Points {
  return minus(spent, refunded);
}

/** The total of a spend and its allocations, after its partial capture if it had one. */
export function costOf({ entry, partial }: Pick<Spend, "entry" | "partial">) {
  const { total, allocations } = entry;
  if (partial === undefined) return { total, allocations };
  // The points allocated last were released.
  const captured = minus(sum(allocations), sum(partial.released));
  return { total: partial.total, allocations: take(allocations, captured).taken };
}

/** A spend that has no later entries. */
export function spendOf(entry: SpendEntry & Entry): Spend {
  const state = entry.heldUntil === undefined ? "captured" : "held";
  return { entry, state, refundedFen: fen(0), refundedPoints: points(0) };
}

/** The spend after a later entry, which may be about it. */
export function afterEntry<Progress extends Omit<Spend, "entry">>(
  spend: Progress,
  entry: Entry,
): Progress {
  switch (entry.kind) {
    case "capture":
      return { ...spend, state: "captured", ...(entry.partial && { partial: entry.partial }) };
    case "release":
      return { ...spend, state: entry.cause };
    case "refund":
      return {
        ...spend,
        refundedFen: fen(spend.refundedFen + entry.fen),
        refundedPoints: plus(plus(spend.refundedPoints, entry.points), sum(entry.forfeited)),
      };
    default:
      return spend;
  }
}

/** The allocations that the next `amount` fen give back, and those that are forfeited instead. */
function nextRefund(spend: Spend, amount: Fen, at: Instant, programme: Programme) {
  const { refundedFen, refundedPoints } = spend;
  const { allocations, total } = costOf(spend);
  const due = (BigInt(refundedFen + amount) * BigInt(sum(allocations))) / BigInt(total);
  const next = points(Number(due) - refundedPoints);
  const { taken } = take(skip(allocations.toReversed(), refundedPoints), next);
  const isForfeited = ({ expiresAt }: Allocation) =>
    programme.refundOfExpired === "forfeit" && expiresAt <= at;
  return {
    returned: taken.filter((allocation) => !isForfeited(allocation)),
    forfeited: taken.filter(isForfeited),
  };
}

/** The allocations without their first `skipped` points. */
function skip(allocations: readonly Allocation[], skipped: Points): Allocation[] {
  let left: number = skipped;
  return allocations.map((allocation) => {
    const cut = Math.min(left, allocation.points);
    left -= cut;
    return { ...allocation, points: points(allocation.points - cut) };
  });
}

function grantRefund(
  wallet: Wallet,
  refund: Omit<RefundEntry, "kind" | "expiresAt">,
  at: Instant,
  programme: Programme,
): Decision {
  const entry = { kind: "refund", ...refund, expiresAt: expiryOf(at, programme) } as const;
  return refuseTooMany(wallet, refund.points) ?? accept(entry);
}
