import { assert } from "./assertion.ts";
import type { Allocation } from "./allocation.ts";
import { dayOf, instant, startOfDay, type Day, type Instant } from "./calendar.ts";
import { signedPoints, sourceOf, type Entry, type Event } from "./entry.ts";
import { byExpiry, type Lot } from "./lot.ts";
import { minus, plus, points, sum, type Points } from "./points.ts";
import type { Programme } from "./programme.ts";
import type { Seq } from "./seq.ts";

/** A ledger folded into what decisions need: never the history, so that its length costs nothing. */
export type Wallet = {
  /** The last entry's number; 0 while there is none. */
  readonly seq: number;
  /** The last entry's time, before which nothing can happen any more. */
  readonly at: Instant;
  /** The living points, first to expire first. Under a validity of 36 months at most 37 rows. */
  readonly expiring: readonly Expiring[];
  /** The last programme day with a redemption, and how many it has. */
  readonly redemptions: { readonly day: Day; readonly count: number };
  readonly lifetime: Lifetime;
};

/** The lots that expire at one instant, in spending order, each with points left. */
export type Expiring = {
  readonly expiresAt: Instant;
  readonly points: Points;
  readonly lots: readonly Lot[];
};

/** Totals since the first entry. Refunds are grants, and counted beside them too. */
type Lifetime = {
  readonly granted: Points;
  readonly spent: Points;
  readonly expired: Points;
  readonly refunded: Points;
};

export const emptyWallet: Wallet = {
  seq: 0,
  at: instant(0),
  expiring: [],
  redemptions: { day: 0 as Day, count: 0 },
  lifetime: { granted: points(0), spent: points(0), expired: points(0), refunded: points(0) },
};

/** The points of lots that have not expired at `at`. */
export function spendable(wallet: Wallet, at: Instant): Points {
  return sum(wallet.expiring.filter((row) => at < row.expiresAt));
}

/** Every lot that can be spent at `at`, in spending order. */
export function* spendingOrder(wallet: Wallet, at: Instant): Generator<Lot> {
  for (const row of wallet.expiring) if (at < row.expiresAt) yield* row.lots;
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

/** Gives an event the next place in the ledger and folds it in. */
export function record(
  wallet: Wallet,
  event: Event,
  at: Instant,
  programme: Programme,
): { readonly wallet: Wallet; readonly entry: Entry } {
  const balanceAfter = points(sum(wallet.expiring) + signedPoints(event));
  const entry: Entry = { ...event, seq: (wallet.seq + 1) as Seq, at, balanceAfter };
  return { wallet: apply(wallet, entry, programme), entry };
}

/** Folds one entry in. Stops at an entry that is out of its place or takes what is not there: the ledger is broken. */
function apply(wallet: Wallet, entry: Entry, programme: Programme): Wallet {
  assert(entry.seq === wallet.seq + 1, `entry ${entry.seq} after ${wallet.seq}`);
  assert(entry.at >= wallet.at, `entry ${entry.seq} is earlier than the one before`);
  const next = {
    ...wallet,
    seq: entry.seq,
    at: entry.at,
    expiring:
      "allocations" in entry
        ? without(wallet.expiring, entry.allocations)
        : withLot(wallet.expiring, {
            id: entry.seq,
            source: sourceOf(entry),
            subject: entry.subject,
            obtainedAt: entry.at,
            expiresAt: entry.expiresAt,
            granted: entry.points,
            remaining: entry.points,
          }),
    lifetime: addUp(wallet.lifetime, entry),
  };
  if (entry.kind !== "redemption") return next;
  const day = dayOf(entry.at, programme);
  return { ...next, redemptions: { day, count: redemptionsOn(wallet, day) + 1 } };
}

/** The wallet that a whole ledger gives. */
export function replay(entries: Iterable<Entry>, programme: Programme): Wallet {
  let wallet = emptyWallet;
  for (const entry of entries) wallet = apply(wallet, entry, programme);
  return wallet;
}

/** The rows that a set of lots makes, in whichever order they stand. */
export function expiringOf(lots: readonly Lot[]): readonly Expiring[] {
  return lots.toSorted(byExpiry).reduce<readonly Expiring[]>(withLot, []);
}

/** Lots come in the order of their ids, so a new one is the last of its row. */
function withLot(rows: readonly Expiring[], lot: Lot): readonly Expiring[] {
  const at = rows.findIndex((row) => row.expiresAt >= lot.expiresAt);
  const row = rows[at];
  if (row?.expiresAt === lot.expiresAt) {
    const grown = { ...row, points: plus(row.points, lot.remaining), lots: [...row.lots, lot] };
    return rows.with(at, grown);
  }
  const added = { expiresAt: lot.expiresAt, points: lot.remaining, lots: [lot] };
  return at === -1 ? [...rows, added] : rows.toSpliced(at, 0, added);
}

function without(
  rows: readonly Expiring[],
  allocations: readonly Allocation[],
): readonly Expiring[] {
  return allocations.reduce(withoutOne, rows);
}

function withoutOne(rows: readonly Expiring[], { lotId, expiresAt, points: taken }: Allocation) {
  const at = rows.findIndex((row) => row.expiresAt === expiresAt);
  const row = rows[at];
  const place = row?.lots.findIndex((lot) => lot.id === lotId) ?? -1;
  const lot = row?.lots[place];
  assert(row !== undefined && lot !== undefined, `no lot ${lotId} to take ${taken} points from`);
  const remaining = minus(lot.remaining, taken);
  const lots =
    remaining > 0 ? row.lots.with(place, { ...lot, remaining }) : row.lots.toSpliced(place, 1);
  if (lots.length === 0) return rows.toSpliced(at, 1);
  return rows.with(at, { ...row, points: minus(row.points, taken), lots });
}

function addUp(lifetime: Lifetime, entry: Entry): Lifetime {
  const granted = (amount: Points) => plus(lifetime.granted, amount);
  switch (entry.kind) {
    case "grant":
      return { ...lifetime, granted: granted(entry.points) };
    case "refund":
      return {
        ...lifetime,
        granted: granted(entry.points),
        refunded: plus(lifetime.refunded, entry.points),
      };
    case "expiry":
      return { ...lifetime, expired: plus(lifetime.expired, sum(entry.allocations)) };
    default:
      return { ...lifetime, spent: plus(lifetime.spent, sum(entry.allocations)) };
  }
}
