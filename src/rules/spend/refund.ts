import { take, type Allocation } from "../ledger/allocation.ts";
import { assert } from "../assertion.ts";
import { instant, type Instant } from "../calendar.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Entry, RefundEntry, PartialCapture, Subject, SpendEntry } from "../ledger/entry.ts";
import { refuseTooMany } from "../ledger/wallet.ts";
import { expiryOf } from "../ledger/lot.ts";
import { fen, minus, plus, points, sum, type Fen, type Points } from "../points.ts";
import { valueOf, type Programme } from "../programme.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** A spend and what became of it since: the ledger's entries about it, folded. */
export type Spend = {
  readonly entry: SpendEntry & Entry;
  readonly state: "held" | "captured" | "cancelled" | "lapsed";
  /** What was refunded so far, in all. */
  readonly refundedFen: Fen;
  /** The points that came back with it or were forfeited. */
  readonly refundedPoints: Points;
  /** What it came to, where its capture was of a smaller bill. */
  readonly partial?: PartialCapture;
};

/** Gives back `fen` (1 or more) of what a payment or a redemption cost in all. */
export type Refund = { readonly kind: "refund"; readonly spend: Spend; readonly fen: Fen };

/** A refund as a statement tells it: points, 1 or more, came back, and it does not say for which spend. */
export type UnmatchedRefund = {
  readonly kind: "unmatched-refund";
  readonly points: Points;
  readonly subject: Subject;
};

/**
 * A new lot of what is due, less what can no longer be given back. Points are due by the whole of what was
 * refunded so far, rounded down, so that a spend refunded in parts gives in the end exactly what it took. The rest of
 * each refund is cash; where a point pays several fen, a part may give back a point that an earlier part paid for in
 * cash. Which points: the last allocated first, since they live longest.
 * Refuses `refund-exceeds-capture` with what `refundable` leaves, then `too-many-points`.
 */
export function decideRefund(
  wallet: Wallet,
  { spend, fen: back }: Refund,
  at: Instant,
  programme: Programme,
): Decision {
  assert(Number.isSafeInteger(back) && back > 0, () => `a refund of ${back} fen`);
  const most = maxRefund(wallet, spend, at, programme);
  if (back > most) return refuse({ code: "refund-exceeds-capture", most });
  const { returned, forfeited } = partsOf(spend, back, at, programme);
  const tooMany = refuseTooMany(wallet, sum(returned));
  if (tooMany) return tooMany;
  const { seq, subject } = spend.entry;
  return accept(
    refundOf({ subject, of: seq, fen: back, points: sum(returned), forfeited }, at, programme),
  );
}

/** Refuses `refund-exceeds-capture` for more than was ever spent and not yet given back, then `too-many-points`. */
export function decideUnmatchedRefund(
  wallet: Wallet,
  { points: back, subject }: UnmatchedRefund,
  at: Instant,
  programme: Programme,
): Decision {
  assert(Number.isSafeInteger(back) && back > 0, () => `a refund of ${back} points`);
  const most = unreturned(wallet);
  if (back > most) {
    return refuse({ code: "refund-exceeds-capture", most: valueOf(most, programme) });
  }
  const worth = valueOf(back, programme);
  return (
    refuseTooMany(wallet, back) ??
    accept(refundOf({ subject, of: null, fen: worth, points: back, forfeited: [] }, at, programme))
  );
}

/**
 * What of a spend can still be refunded at `at`: nothing of one that was never captured, or of a donation or a draw,
 * which are final; of any other what was not refunded yet, as far as the points of it that come back are not more
 * than were ever spent and not yet given back: a statement's refund may have been of this very spend.
 */
export function maxRefund(wallet: Wallet, spend: Spend, at: Instant, programme: Programme): Fen {
  const now = instant(at);
  const { entry, state, refundedFen, refundedPoints } = spend;
  const isFinal = entry.kind === "donation" || entry.kind === "draw";
  if (isFinal || state !== "captured") return fen(0);
  const { total, allocations } = costOf(spend);
  const rest = fen(total - refundedFen);
  const room = unreturned(wallet);
  if (sum(partsOf(spend, rest, now, programme).returned) <= room) return rest;
  // One fen less than what makes one point too many be due.
  const tooMany = BigInt(refundedPoints + room + 1) * BigInt(total);
  return fen(Number((tooMany - 1n) / BigInt(sum(allocations))) - refundedFen);
}

/** The points that were spent and did not come back. */
function unreturned({ lifetime: { spent, refunded } }: Wallet): Points {
  return minus(spent, refunded);
}

/** What a spend cost in all and which lots paid: as its entry says, or of a smaller bill what is left of that. */
export function costOf({ entry, partial }: Pick<Spend, "entry" | "partial">) {
  const { total, allocations } = entry;
  if (partial === undefined) return { total, allocations };
  // What went back was allocated last.
  const kept = minus(sum(allocations), sum(partial.released));
  return { total: partial.total, allocations: take(allocations, kept).taken };
}

/** The spend that an entry begins. */
export function spendOf(entry: SpendEntry & Entry): Spend {
  const state = entry.heldUntil === undefined ? "captured" : "held";
  return { entry, state, refundedFen: fen(0), refundedPoints: points(0) };
}

/** Folds in what a later entry says of a spend. */
export function afterEntry<Since extends Omit<Spend, "entry">>(spend: Since, entry: Entry): Since {
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

/** Which allocations come back with the next `back` fen, and which are forfeited with them. */
function partsOf(spend: Spend, back: Fen, at: Instant, programme: Programme) {
  const { refundedFen, refundedPoints } = spend;
  const { allocations, total } = costOf(spend);
  const due = (BigInt(refundedFen + back) * BigInt(sum(allocations))) / BigInt(total);
  const next = points(Number(due) - refundedPoints);
  const open = take(afterFirst(allocations.toReversed(), refundedPoints), next).taken;
  const isKept = ({ expiresAt }: Allocation) =>
    programme.refundOfExpired === "reissue" || at < expiresAt;
  return { returned: open.filter(isKept), forfeited: open.filter((part) => !isKept(part)) };
}

/** The parts without their first `skipped` points. */
function afterFirst(parts: readonly Allocation[], skipped: Points): Allocation[] {
  let skip: number = skipped;
  return parts.map((part) => {
    const cut = Math.min(skip, part.points);
    skip -= cut;
    return { ...part, points: points(part.points - cut) };
  });
}

function refundOf(
  refunded: Omit<RefundEntry, "kind" | "expiresAt">,
  at: Instant,
  programme: Programme,
): RefundEntry {
  return { kind: "refund", ...refunded, expiresAt: expiryOf(at, programme) };
}
