import type { Allocation } from "./allocation.ts";
import { assert, fail } from "../assertion.ts";
import { dayOf, type Day, type Instant } from "../calendar.ts";
import {
  balanceChange,
  type CaptureEntry,
  type ClawbackEntry,
  type Entry,
  type NewEntry,
  type ExpiryEntry,
  type GrantEntry,
  type PendingEntry,
  type RefundEntry,
  type SpendEntry,
} from "./entry.ts";
import { ExpiryRowsBuilder } from "./expiry-rows.ts";
import type { LotPoints } from "./lot-queue.ts";
import { minus, plus, points, sum, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import type { Seq } from "./seq.ts";
import { emptyWallet, redemptionsOn, type Hold, type Wallet } from "./wallet.ts";

/** Gives an event the next place in the ledger and folds it in. */
export function appendEntry(
  wallet: Wallet,
  event: NewEntry,
  at: Instant,
  programme: Programme,
): { readonly wallet: Wallet; readonly entry: Entry } {
  const balanceAfter = points(wallet.balance + balanceChange(event));
  const entry = placed(event, (wallet.seq + 1) as Seq, at, balanceAfter);
  const rows = new ExpiryRowsBuilder(wallet.expiring, wallet.balance);
  const draft = draftOf(wallet);
  enter(draft, rows, entry, programme);
  return { wallet: done(draft, rows), entry };
}

/**
 * The event in its place. What most entries are is written out: an object that is made in one piece is made and
 * read several times as fast as one that was copied or added to.
 */
function placed(event: NewEntry, seq: Seq, at: Instant, balanceAfter: Points): Entry {
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

/**
 * The wallet that a whole ledger gives; or what of it follows `wallet`. Stops at an entry that is out of its place
 * or takes what is not there: the ledger is broken.
 */
export function replay(
  entries: Iterable<Entry>,
  programme: Programme,
  wallet: Wallet = emptyWallet,
): Wallet {
  const rows = new ExpiryRowsBuilder(wallet.expiring, wallet.balance);
  const draft = draftOf(wallet);
  for (const entry of entries) enter(draft, rows, entry, programme);
  return done(draft, rows);
}

/** A wallet of one's own, whose totals and lists may be replaced; its rows are folded beside it. */
type Draft = { -readonly [Field in keyof Omit<Wallet, "lifetime">]: Wallet[Field] } & {
  readonly lifetime: { -readonly [Total in keyof Wallet["lifetime"]]: Points };
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

function done(draft: Draft, rows: ExpiryRowsBuilder): Wallet {
  draft.expiring = rows.done();
  draft.balance = rows.points;
  return draft;
}

function enter(draft: Draft, rows: ExpiryRowsBuilder, entry: Entry, programme: Programme): void {
  if (entry.seq !== draft.seq + 1) fail(`entry ${entry.seq} after ${draft.seq}`);
  // Said so that it stops at NaN, too.
  if (!(entry.at >= draft.at)) fail(`entry ${entry.seq} is earlier than the one before`);
  draft.seq = entry.seq;
  draft.at = entry.at;
  switch (entry.kind) {
    case "grant":
      grant(draft, rows, entry);
      break;
    case "payment":
    case "redemption":
    case "donation":
    case "draw":
      spend(draft, rows, entry, programme);
      break;
    case "pending":
      promise(draft, entry);
      break;
    case "cancellation":
      endPromise(draft, entry.of);
      break;
    case "capture":
      capture(draft, rows, entry);
      break;
    case "release":
      release(draft, rows, endHold(draft, entry.of));
      break;
    case "refund":
      refund(draft, rows, entry);
      break;
    case "expiry":
      expire(draft, rows, entry);
      break;
    case "clawback":
      clawBack(draft, rows, entry);
      break;
  }
}

function grant(draft: Draft, rows: ExpiryRowsBuilder, entry: GrantEntry & Entry): void {
  rows.add(entry);
  if (entry.of !== undefined) endPromise(draft, entry.of);
  draft.lifetime.granted = plus(draft.lifetime.granted, entry.points);
}

function promise(
  draft: Draft,
  { source, subject, points: promised, creditAt, seq }: PendingEntry & Entry,
): void {
  draft.pending = [...draft.pending, { source, subject, points: promised, creditAt, of: seq }];
}

function endPromise(draft: Draft, of: Seq): void {
  const others = draft.pending.filter((promised) => promised.of !== of);
  assert(others.length < draft.pending.length, () => `nothing is promised by ${of}`);
  draft.pending = others;
}

function refund({ lifetime }: Draft, rows: ExpiryRowsBuilder, entry: RefundEntry & Entry): void {
  if (entry.points > 0) rows.add(entry);
  lifetime.granted = plus(lifetime.granted, entry.points);
  lifetime.refunded = plus(lifetime.refunded, entry.points);
}

function expire(
  { lifetime }: Draft,
  rows: ExpiryRowsBuilder,
  { allocations: [left] }: ExpiryEntry & Entry,
): void {
  rows.take(left);
  lifetime.expired = plus(lifetime.expired, left.points);
}

function clawBack(draft: Draft, rows: ExpiryRowsBuilder, entry: ClawbackEntry & Entry): void {
  for (const part of entry.allocations) rows.takeOutOfTurn(part);
  draft.owed = owedAfter(draft.owed, entry);
  draft.lifetime.clawedBack = plus(draft.lifetime.clawedBack, sum(entry.allocations));
}

function spend(
  draft: Draft,
  rows: ExpiryRowsBuilder,
  entry: SpendEntry & Entry,
  programme: Programme,
): void {
  if (entry.kind === "redemption") countRedemption(draft, dayOf(entry.at, programme));
  if (entry.heldUntil !== undefined) hold(draft, rows, entry, entry.heldUntil, programme);
  // No more than was granted: it was there to be taken.
  else draft.lifetime.spent = (draft.lifetime.spent + rows.takeAll(entry.allocations)) as Points;
}

function countRedemption(draft: Draft, day: Day): void {
  draft.redemptions = { day, count: redemptionsOn(draft, day) + 1 };
}

function hold(
  draft: Draft,
  rows: ExpiryRowsBuilder,
  entry: SpendEntry & Entry,
  until: Instant,
  programme: Programme,
) {
  const { kind, subject, seq, allocations } = entry;
  const day = dayOf(entry.at, programme);
  const parts = allocations.map((part) => ({ lot: rows.take(part), points: part.points }));
  draft.holds = [...draft.holds, { of: seq, kind, subject, day, until, lots: parts }];
}

/** The held points are spent, but for those that a smaller bill gives back. */
function capture(draft: Draft, rows: ExpiryRowsBuilder, { of, partial }: CaptureEntry): void {
  const { lots: parts } = endHold(draft, of);
  let spent = sum(parts);
  if (partial !== undefined) {
    const back = partsIn(parts, partial.released);
    assert(sum(back) === sum(partial.released), () => `hold ${of} has no such parts`);
    rows.giveBack(back);
    spent = minus(spent, sum(back));
  }
  draft.lifetime.spent = plus(draft.lifetime.spent, spent);
}

/** What of a hold's parts is among the `released`, in the order of the hold. */
function partsIn(parts: Hold["lots"], released: readonly Allocation[]): LotPoints[] {
  const back = new Map(released.map(({ lotId, points: gone }) => [lotId, gone]));
  return parts.flatMap(({ lot, points: held }) => {
    const gone = points(Math.min(held, back.get(lot.seq) ?? 0));
    return gone > 0 ? [{ lot, points: gone }] : [];
  });
}

/** A redemption that never came about gives its day back. */
function release(draft: Draft, rows: ExpiryRowsBuilder, hold: Hold): void {
  rows.giveBack(hold.lots);
  const { day, count } = draft.redemptions;
  if (hold.kind === "redemption" && hold.day === day) draft.redemptions = { day, count: count - 1 };
}

function endHold(draft: Draft, of: Seq): Hold {
  const hold = draft.holds.find((open) => open.of === of);
  assert(hold !== undefined, () => `no open hold ${of}`);
  draft.holds = draft.holds.filter((open) => open !== hold);
  return hold;
}

function owedAfter(owed: Wallet["owed"], { of, subject, owed: change }: ClawbackEntry) {
  if (change > 0) return [...owed, { of, subject, points: points(change) }];
  if (change === 0) return owed;
  const at = owed.findIndex((debt) => debt.of === of);
  const debt = owed[at];
  assert(debt !== undefined, () => `nothing is owed of ${of}`);
  const left = points(debt.points + change);
  return left === 0 ? owed.toSpliced(at, 1) : owed.with(at, { ...debt, points: left });
}
