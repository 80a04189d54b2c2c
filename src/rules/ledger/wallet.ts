import { instant, type Day, type Instant } from "../calendar.ts";
import type { PendingEntry, SpendEntry } from "./entry.ts";
import type { ExpiryRow } from "./expiry-rows.ts";
import type { Lot } from "./lot.ts";
import { allocateFirst, lotsOf, type LotPoints } from "./lot-queue.ts";
import { minus, points, sum, type Points } from "../points.ts";
import { noRedemptions, type Redemptions } from "./redemptions.ts";
import type { LotId, Seq } from "./seq.ts";
import type { Allocation } from "./allocation.ts";
import { refuse, type Refused } from "../decision.ts";

/** A projection of the ledger with all that decisions need. Its size does not depend on the length of the ledger. */
export type Wallet = {
  /** The last entry's number; 0 if there is none. */
  readonly seq: number;
  /** The last entry's time. No later entry has an earlier one. */
  readonly at: Instant;
  /** Lots by expiry, first to expire first: at most 37 rows under a validity of 36 months. */
  readonly expiring: readonly ExpiryRow[];
  /** The sum of all rows. */
  readonly balance: Points;
  /** First to lapse first. */
  readonly holds: readonly Hold[];
  /** Not in the balance yet; oldest first. */
  readonly pending: readonly PendingPoints[];
  /** What clawbacks could not take yet; oldest first. */
  readonly owed: readonly Debt[];
  readonly redemptions: Redemptions;
  readonly lifetime: Lifetime;
};

/** Points set aside by a spend. Has the lots, because a queue no longer has lots of which nothing remains. */
export type Hold = {
  readonly of: Seq;
  readonly kind: SpendEntry["kind"];
  readonly subject: SpendEntry["subject"];
  readonly day: Day;
  readonly until: Instant;
  readonly lots: readonly LotPoints[];
};

type PendingPoints = Omit<PendingEntry, "kind"> & { readonly of: Seq };

/** What is owed of one grant that was clawed back. */
export type Debt = {
  readonly of: Seq;
  readonly subject: SpendEntry["subject"];
  readonly points: Points;
};

/** Totals since the first entry. `granted` includes `refunded`. */
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
  redemptions: noRedemptions,
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

/** The lots that can be spent at `at`, in spending order. */
export function* spendingOrder(wallet: Wallet, at: Instant): Generator<Lot> {
  const now = instant(at);
  for (const row of wallet.expiring) if (now < row.expiresAt) yield* lotsOf(row.queue);
}

/** Allocates up to `wanted` points in spending order, skipping the lot `except`. Fewer if there are fewer. */
export function allocateInOrder(
  wallet: Wallet,
  wanted: Points,
  at: Instant,
  except?: LotId,
): readonly Allocation[] {
  const allocations: Allocation[] = [];
  let missing = wanted;
  for (const { expiresAt, queue } of wallet.expiring) {
    if (missing === 0) break;
    if (at < expiresAt) missing = allocateFirst(queue, missing, allocations, except);
  }
  return allocations;
}

/** Refuses a grant that would bring all points ever granted, and those pending, above 2^53-1. */
export function refuseTooMany(wallet: Wallet, granted: Points): Refused | undefined {
  const pending = wallet.pending.reduce((total, { points: each }) => total + each, 0);
  const most = minus(points(Number.MAX_SAFE_INTEGER), points(wallet.lifetime.granted + pending));
  return points(granted) > most ? refuse({ code: "too-many-points", most }) : undefined;
}
