import { dayOf, instant, startOfDay, type Day, type Instant } from "../calendar.ts";
import type { PendingEntry, SpendEntry } from "./entry.ts";
import type { ExpiryRow } from "./expiry-rows.ts";
import type { Lot } from "./lot.ts";
import { lotsOf, allocateFirst, type LotPoints } from "./lot-queue.ts";
import { minus, points, sum, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import type { LotId, Seq } from "./seq.ts";
import type { Allocation } from "./allocation.ts";
import { refuse, type Refused } from "../decision.ts";

/** A ledger folded into what decisions need: never the history, so that its length costs nothing. */
export type Wallet = {
  /** The last entry's number; 0 while there is none. */
  readonly seq: number;
  /** The last entry's time, before which nothing can happen any more. */
  readonly at: Instant;
  /** The living points, first to expire first. Under a validity of 36 months at most 37 rows. */
  readonly expiring: readonly ExpiryRow[];
  /** What is left in all rows together. */
  readonly balance: Points;
  /** Spends whose cash is still to be paid, first to lapse first. */
  readonly holds: readonly Hold[];
  /** Points promised and outside the balance, in the order in which they were. */
  readonly pending: readonly PendingPoints[];
  /** Points taken back that were no longer there: the next grants pay them. */
  readonly owed: readonly Debt[];
  /** The last programme day with a redemption, and how many it has. */
  readonly redemptions: { readonly day: Day; readonly count: number };
  readonly lifetime: Lifetime;
};

/** Points set aside; the lots go along, since a lot that is spent to the last point is no longer in its queue. */
export type Hold = {
  readonly of: Seq;
  readonly kind: SpendEntry["kind"];
  readonly subject: SpendEntry["subject"];
  readonly day: Day;
  readonly until: Instant;
  readonly lots: readonly LotPoints[];
};

type PendingPoints = Omit<PendingEntry, "kind"> & { readonly of: Seq };

/** What is owed of one grant that was taken back. */
export type Debt = {
  readonly of: Seq;
  readonly subject: SpendEntry["subject"];
  readonly points: Points;
};

/** Totals since the first entry. Refunds are grants, and counted beside them too. */
type Lifetime = {
  readonly granted: Points;
  readonly spent: Points;
  readonly expired: Points;
  readonly clawedBack: Points;
  readonly refunded: Points;
};

const ZERO = points(0);

export const emptyWallet: Wallet = {
  seq: 0,
  at: instant(0),
  expiring: [],
  balance: ZERO,
  holds: [],
  pending: [],
  owed: [],
  redemptions: { day: 0 as Day, count: 0 },
  lifetime: { granted: ZERO, spent: ZERO, expired: ZERO, clawedBack: ZERO, refunded: ZERO },
};

/** The points of lots that have not expired at `at`. */
export function spendable(wallet: Wallet, at: Instant): Points {
  const now = instant(at);
  let left = wallet.balance;
  for (const row of wallet.expiring) {
    if (now < row.expiresAt) break;
    left = minus(left, row.points);
  }
  return left;
}

export function heldPoints(wallet: Wallet): Points {
  return sum(wallet.holds.flatMap((hold) => hold.lots));
}

/** Every lot that can be spent at `at`, in spending order. */
export function* spendingOrder(wallet: Wallet, at: Instant): Generator<Lot> {
  const now = instant(at);
  for (const row of wallet.expiring) if (now < row.expiresAt) yield* lotsOf(row.queue);
}

export function redemptionsOn(wallet: Wallet, day: Day): number {
  return wallet.redemptions.day === day ? wallet.redemptions.count : 0;
}

/** When the next redemption is allowed: `at` itself, or the start of the next programme day. */
export function nextRedemptionAt(wallet: Wallet, at: Instant, programme: Programme): Instant {
  const today = dayOf(at, programme);
  if (redemptionsOn(wallet, today) < programme.redemptionsPerDay) return at;
  return startOfDay(today, 1, programme);
}

/** The first `most` points in spending order, or fewer where there are fewer; none of the lot `besides`. */
export function allocateInOrder(
  wallet: Wallet,
  most: Points,
  at: Instant,
  besides?: LotId,
): readonly Allocation[] {
  const allocations: Allocation[] = [];
  let missing = most;
  for (const { expiresAt, queue } of wallet.expiring) {
    if (missing === 0) break;
    if (at < expiresAt) missing = allocateFirst(queue, missing, allocations, besides);
  }
  return allocations;
}

/** Refuses what would bring all that was ever granted, or is promised, past 2^53-1. */
export function refuseTooMany(wallet: Wallet, granted: Points): Refused | undefined {
  const promised = wallet.pending.reduce((total, { points: each }) => total + each, 0);
  const most = minus(points(Number.MAX_SAFE_INTEGER), points(wallet.lifetime.granted + promised));
  return points(granted) > most ? refuse({ code: "too-many-points", most }) : undefined;
}
