import type { Allocation } from "./allocation.ts";
import { assert, fail } from "../assertion.ts";
import { dayOf, type Instant } from "../calendar.ts";
import {
  balanceChange,
  type CaptureEntry,
  type ClawbackEntry,
  type Entry,
  type NewEntry,
  type SpendEntry,
} from "./entry.ts";
import { ExpiryRowsBuilder } from "./expiry-rows.ts";
import type { LotPoints } from "./lot-queue.ts";
import { minus, plus, points, sum, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { countRedemption, redemptionsOn } from "./redemptions.ts";
import type { Seq } from "./seq.ts";
import { emptyWallet, type Hold, type Wallet } from "./wallet.ts";

/** Gives an entry the next number in the ledger and applies it. */
export function appendEntry(
  wallet: Wallet,
  newEntry: NewEntry,
  at: Instant,
  programme: Programme,
): { readonly wallet: Wallet; readonly entry: Entry } {
  const balanceAfter = points(wallet.balance + balanceChange(newEntry));
  const entry = numbered(newEntry, (wallet.seq + 1) as Seq, at, balanceAfter);
  return { wallet: replay([entry], programme, wallet), entry };
}

/** The most common entries are written out: their objects are made and read several times as fast as copies. */
function numbered(entry: NewEntry, seq: Seq, at: Instant, balanceAfter: Points): Entry {
  if (entry.kind === "grant" && entry.of === undefined) {
    const { kind, source, subject, points: granted, expiresAt } = entry;
    return { kind, source, points: granted, subject, expiresAt, seq, at, balanceAfter };
  }
  if ("total" in entry && entry.heldUntil === undefined) {
    const { kind, subject, allocations, total } = entry;
    return { kind, subject, allocations, total, seq, at, balanceAfter };
  }
  return { ...entry, seq, at, balanceAfter };
}

/**
 * The wallet after `entries`, which follow those of `wallet` without a gap. Fails if the ledger is broken: an entry
 * that is out of order, takes points that are not there, or ends what is not open.
 */
export function replay(
  entries: Iterable<Entry>,
  programme: Programme,
  wallet: Wallet = emptyWallet,
): Wallet {
  const rows = new ExpiryRowsBuilder(wallet.expiring, wallet.balance);
  const draft = draftOf(wallet);
  for (const entry of entries) apply(draft, rows, entry, programme);
  draft.expiring = rows.build();
  draft.balance = rows.points;
  return draft;
}

/** A copy of a wallet that is changed in place, but for its rows, which a builder changes. */
type Draft = { -readonly [Field in keyof Omit<Wallet, "lifetime">]: Wallet[Field] } & {
  readonly lifetime: { -readonly [Total in keyof Wallet["lifetime"]]: Points };
};

/** Written out, because a spread takes ten times as long and every entry needs a copy. */
function draftOf(wallet: Wallet): Draft {
  const { seq, at, expiring, balance, holds, pending, owed, redemptions, lifetime } = wallet;
  const { granted, spent, expired, clawedBack, refunded } = lifetime;
  const totals = { granted, spent, expired, clawedBack, refunded };
  return { seq, at, expiring, balance, holds, pending, owed, redemptions, lifetime: totals };
}

function apply(draft: Draft, rows: ExpiryRowsBuilder, entry: Entry, programme: Programme): void {
  if (entry.seq !== draft.seq + 1) fail(`entry ${entry.seq} after ${draft.seq}`);
  // Negated, so that NaN fails too.
  if (!(entry.at >= draft.at)) fail(`entry ${entry.seq} is earlier than the one before`);
  draft.seq = entry.seq;
  draft.at = entry.at;
  const { lifetime } = draft;
  switch (entry.kind) {
    case "grant":
      rows.add(entry);
      if (entry.of !== undefined) removePending(draft, entry.of);
      lifetime.granted = plus(lifetime.granted, entry.points);
      break;
    case "payment":
    case "redemption":
    case "donation":
    case "draw":
      applySpend(draft, rows, entry, programme);
      break;
    case "pending": {
      const { source, subject, points: promised, creditAt, seq } = entry;
      draft.pending = [...draft.pending, { source, subject, points: promised, creditAt, of: seq }];
      break;
    }
    case "cancellation":
      removePending(draft, entry.of);
      break;
    case "capture":
      applyCapture(draft, rows, entry);
      break;
    case "release":
      applyRelease(draft, rows, entry.of);
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
      for (const allocation of entry.allocations) rows.takeFromLot(allocation);
      draft.owed = owedAfter(draft.owed, entry);
      lifetime.clawedBack = plus(lifetime.clawedBack, sum(entry.allocations));
      break;
  }
}

function removePending(draft: Draft, of: Seq): void {
  const others = draft.pending.filter((pending) => pending.of !== of);
  assert(others.length < draft.pending.length, () => `entry ${of} is not pending`);
  draft.pending = others;
}

function applySpend(
  draft: Draft,
  rows: ExpiryRowsBuilder,
  { kind, subject, seq, at, allocations, heldUntil }: SpendEntry & Entry,
  programme: Programme,
): void {
  const day = dayOf(at, programme);
  if (kind === "redemption") {
    draft.redemptions = countRedemption(redemptionsOn(draft, day), subject, 1);
  }
  if (heldUntil === undefined) {
    for (const allocation of allocations) rows.take(allocation);
    draft.lifetime.spent = plus(draft.lifetime.spent, sum(allocations));
    return;
  }
  const lots = allocations.map((held) => ({ lot: rows.take(held), points: held.points }));
  draft.holds = [...draft.holds, { of: seq, kind, subject, day, until: heldUntil, lots }];
}

/** The held points are spent, except those that a partial capture releases. */
function applyCapture(draft: Draft, rows: ExpiryRowsBuilder, entry: CaptureEntry): void {
  const { lots } = removeHold(draft, entry.of);
  const released = entry.partial?.released ?? [];
  const returned = lotsIn(lots, released);
  assert(sum(returned) === sum(released), () => `hold ${entry.of} has no such points`);
  rows.returnPoints(returned);
  draft.lifetime.spent = plus(draft.lifetime.spent, minus(sum(lots), sum(returned)));
}

/** The released points among those held, in the order of the hold. */
function lotsIn(held: Hold["lots"], released: readonly Allocation[]): LotPoints[] {
  const byLot = new Map(released.map(({ lotId, points: amount }) => [lotId, amount]));
  return held.flatMap(({ lot, points: amount }) => {
    const returned = points(Math.min(amount, byLot.get(lot.seq) ?? 0));
    return returned > 0 ? [{ lot, points: returned }] : [];
  });
}

/** A released redemption does not count towards its day's limit. */
function applyRelease(draft: Draft, rows: ExpiryRowsBuilder, of: Seq): void {
  const hold = removeHold(draft, of);
  rows.returnPoints(hold.lots);
  if (hold.kind === "redemption" && hold.day === draft.redemptions.day) {
    draft.redemptions = countRedemption(draft.redemptions, hold.subject, -1);
  }
}

function removeHold(draft: Draft, of: Seq): Hold {
  const hold = draft.holds.find((open) => open.of === of);
  assert(hold !== undefined, () => `no open hold ${of}`);
  draft.holds = draft.holds.filter((open) => open !== hold);
  return hold;
}

function owedAfter(owed: Wallet["owed"], { of, subject, owed: change }: ClawbackEntry) {
  if (change > 0) return [...owed, { of, subject, points: points(change) }];
  if (change === 0) return owed;
  const index = owed.findIndex((debt) => debt.of === of);
  const debt = owed[index];
  assert(debt !== undefined, () => `nothing is owed of ${of}`);
  const left = points(debt.points + change);
  return left === 0 ? owed.toSpliced(index, 1) : owed.with(index, { ...debt, points: left });
}
