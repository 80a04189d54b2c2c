import { assert, stop } from "./assertion.ts";
import { dayOf, instant, startOfDay, type Day, type Instant } from "./calendar.ts";
import {
  signedPoints,
  type ClawedBack,
  type Entry,
  type Event,
  type Pending,
  type Used,
} from "./entry.ts";
import { Rows, type Expiring } from "./expiring.ts";
import type { Lot } from "./lot.ts";
import { lotsOf, type Part } from "./lot-queue.ts";
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
  /** What is left in all rows together. */
  readonly balance: Points;
  /** Uses whose cash is still to be paid, first to lapse first. */
  readonly holds: readonly Hold[];
  /** Points promised and outside the balance, in the order in which they were. */
  readonly pending: readonly Promised[];
  /** Points taken back that were no longer there: the next grants pay them. */
  readonly owed: readonly Debt[];
  /** The last programme day with a redemption, and how many it has. */
  readonly redemptions: { readonly day: Day; readonly count: number };
  readonly lifetime: Lifetime;
};

/** Points set aside; the lots go along, since a lot that is spent to the last point is no longer in its queue. */
export type Hold = {
  readonly of: Seq;
  readonly kind: Used["kind"];
  readonly subject: Used["subject"];
  readonly day: Day;
  readonly until: Instant;
  readonly parts: readonly Part[];
};

type Promised = Omit<Pending, "kind"> & { readonly of: Seq };

/** What is owed of one grant that was taken back. */
export type Debt = { readonly of: Seq; readonly subject: Used["subject"]; readonly points: Points };

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
  let left = wallet.balance;
  for (const row of wallet.expiring) {
    if (at < row.expiresAt) break;
    left = minus(left, row.points);
  }
  return left;
}

export function heldPoints(wallet: Wallet): Points {
  return sum(wallet.holds.flatMap((hold) => hold.parts));
}

/** Every lot that can be spent at `at`, in spending order. */
export function* spendingOrder(wallet: Wallet, at: Instant): Generator<Lot> {
  for (const row of wallet.expiring) if (at < row.expiresAt) yield* lotsOf(row.queue);
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
  const balanceAfter = points(wallet.balance + signedPoints(event));
  const entry = placed(event, (wallet.seq + 1) as Seq, at, balanceAfter);
  return { wallet: fold(wallet, [entry], programme), entry };
}

/**
 * The event in its place. What most entries are is written out: an object that is made in one piece is made and
 * read several times as fast as one that was copied or added to.
 */
function placed(event: Event, seq: Seq, at: Instant, balanceAfter: Points): Entry {
  if (event.kind === "grant" && event.of === undefined) {
    const { kind, source, subject, points: granted, expiresAt } = event;
    return { kind, source, points: granted, subject, expiresAt, seq, at, balanceAfter };
  }
  if ("total" in event && event.heldUntil === undefined) {
    const { kind, subject, allocations, total } = event;
    return { kind, subject, allocations, total, seq, at, balanceAfter };
  }
  return { ...event, seq, at, balanceAfter };
}

/** The wallet that a whole ledger gives; or what of it follows `wallet`. */
export function replay(
  entries: Iterable<Entry>,
  programme: Programme,
  wallet: Wallet = emptyWallet,
): Wallet {
  return fold(wallet, entries, programme);
}

/** Folds entries in. Stops at one that is out of its place or takes what is not there: the ledger is broken. */
function fold(wallet: Wallet, entries: Iterable<Entry>, programme: Programme): Wallet {
  const rows = new Rows(wallet.expiring, wallet.balance);
  const draft = draftOf(wallet);
  for (const entry of entries) {
    if (entry.seq !== draft.seq + 1) stop(`entry ${entry.seq} after ${draft.seq}`);
    if (entry.at < draft.at) stop(`entry ${entry.seq} is earlier than the one before`);
    draft.seq = entry.seq;
    draft.at = entry.at;
    enter(draft, rows, entry, programme);
  }
  draft.expiring = rows.done();
  draft.balance = rows.points;
  return draft;
}

/** A wallet of one's own, whose totals and lists may be replaced; its rows are folded beside it. */
type Draft = { -readonly [Field in keyof Omit<Wallet, "lifetime">]: Wallet[Field] } & {
  readonly lifetime: { -readonly [Total in keyof Lifetime]: Points };
};

/** Field by field: a spread is ten times as slow, and this is done for each entry. */
function draftOf({
  seq,
  at,
  expiring,
  balance,
  holds,
  pending,
  owed,
  redemptions,
  lifetime,
}: Wallet): Draft {
  const { granted, spent, expired, clawedBack, refunded } = lifetime;
  const totals = { granted, spent, expired, clawedBack, refunded };
  return { seq, at, expiring, balance, holds, pending, owed, redemptions, lifetime: totals };
}

function enter(draft: Draft, rows: Rows, entry: Entry, programme: Programme): void {
  const { lifetime } = draft;
  switch (entry.kind) {
    case "grant":
      rows.add(entry);
      if (entry.of !== undefined) draft.pending = draft.pending.filter(({ of }) => of !== entry.of);
      lifetime.granted = plus(lifetime.granted, entry.points);
      break;
    case "payment":
    case "redemption":
    case "donation":
    case "draw":
      use(draft, rows, entry, programme);
      break;
    case "pending": {
      const { source, subject, points: promised, creditAt, seq } = entry;
      draft.pending = [...draft.pending, { source, subject, points: promised, creditAt, of: seq }];
      break;
    }
    case "cancellation":
      draft.pending = draft.pending.filter(({ of }) => of !== entry.of);
      break;
    case "capture":
      lifetime.spent = plus(lifetime.spent, sum(endHold(draft, entry.of).parts));
      break;
    case "release":
      release(draft, rows, endHold(draft, entry.of));
      break;
    case "refund":
      if (entry.points > 0) rows.add(entry);
      lifetime.granted = plus(lifetime.granted, entry.points);
      lifetime.refunded = plus(lifetime.refunded, entry.points);
      break;
    case "expiry":
      rows.take(entry.allocations[0]);
      lifetime.expired = plus(lifetime.expired, entry.allocations[0].points);
      break;
    case "clawback":
      for (const part of entry.allocations) rows.takeOutOfTurn(part);
      draft.owed = owedAfter(draft.owed, entry);
      lifetime.clawedBack = plus(lifetime.clawedBack, sum(entry.allocations));
      break;
  }
}

function use(draft: Draft, rows: Rows, entry: Used & Entry, programme: Programme): void {
  const { kind, heldUntil, allocations } = entry;
  if (kind === "redemption") {
    const day = dayOf(entry.at, programme);
    draft.redemptions = { day, count: redemptionsOn(draft, day) + 1 };
  }
  if (heldUntil !== undefined) {
    hold(draft, rows, entry, heldUntil, programme);
    return;
  }
  for (const part of allocations) rows.take(part);
  draft.lifetime.spent = plus(draft.lifetime.spent, sum(allocations));
}

function hold(draft: Draft, rows: Rows, entry: Used & Entry, until: Instant, programme: Programme) {
  const { kind, subject, seq, allocations } = entry;
  const day = dayOf(entry.at, programme);
  const parts = allocations.map((part) => ({ lot: rows.take(part), points: part.points }));
  draft.holds = [...draft.holds, { of: seq, kind, subject, day, until, parts }];
}

/** A redemption that never came about gives its day back. */
function release(draft: Draft, rows: Rows, hold: Hold): void {
  rows.giveBack(hold.parts);
  const { day, count } = draft.redemptions;
  if (hold.kind === "redemption" && hold.day === day) draft.redemptions = { day, count: count - 1 };
}

function endHold(draft: Draft, of: Seq): Hold {
  const hold = draft.holds.find((open) => open.of === of);
  assert(hold !== undefined, () => `no open hold ${of}`);
  draft.holds = draft.holds.filter((open) => open !== hold);
  return hold;
}

function owedAfter(owed: readonly Debt[], { of, subject, owed: change }: ClawedBack) {
  if (change > 0) return [...owed, { of, subject, points: points(change) }];
  if (change === 0) return owed;
  const at = owed.findIndex((debt) => debt.of === of);
  const debt = owed[at];
  assert(debt !== undefined, () => `nothing is owed of ${of}`);
  const left = points(debt.points + change);
  return left === 0 ? owed.toSpliced(at, 1) : owed.with(at, { ...debt, points: left });
}
