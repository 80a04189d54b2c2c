import { assert } from "../assertion.ts";
import { nextPeriod, periodOf, instant, type Instant } from "../calendar.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { newGrant } from "../ledger/lot.ts";
import { refuseTooMany } from "../ledger/wallet.ts";
import { minus, points, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** A partner whose points become ours. */
export type Partner = {
  readonly subject: Subject;
  /** So many of theirs give so many of ours. */
  readonly rate: { readonly theirs: number; readonly ours: number };
  readonly cap: { readonly points: Points; readonly per: "day" | "month" };
  /** Whole days until the points are credited; 0: at once. */
  readonly creditDays: number;
};

/** A member's account at a partner: their points there, and how many of ours they gave in which period. */
export type PartnerAccount = {
  readonly balance: number;
  readonly given: { readonly period: number; readonly points: Points };
};

/** `amount` of the partner's points, 1 or more. */
export type Exchange = {
  readonly kind: "exchange";
  readonly partner: Partner;
  readonly account: PartnerAccount;
  readonly amount: number;
};

const DAY = 86_400_000;

/**
 * Credits at once, or promises for the partner's stated days. Refuses, in this order: `not-in-steps` (only
 * amounts that give whole points), `insufficient-partner-points`, `cap-reached`, `too-many-points`.
 */
export function decideExchange(
  wallet: Wallet,
  { partner, account, amount }: Exchange,
  at: Instant,
  programme: Programme,
): Decision {
  const { cap, creditDays, subject } = partner;
  assertAmount(amount);
  assertAccount(account);
  assert(isCount(creditDays), () => `${creditDays} days until credited`);
  const step = stepOf(partner);
  if (amount % step !== 0) return refuse({ code: "not-in-steps", step });
  if (amount > account.balance) {
    return refuse({ code: "insufficient-partner-points", missing: amount - account.balance });
  }
  const most = capLeft(partner, account, at, programme);
  if (exactPointsFor(partner, amount) > most) {
    return refuse({ code: "cap-reached", most, nextAt: nextPeriod(at, cap.per, programme) });
  }
  const granted = pointsFor(partner, amount);
  const tooMany = refuseTooMany(wallet, granted);
  if (tooMany) return tooMany;
  const points = { source: "exchange", points: granted, subject } as const;
  if (creditDays === 0) return accept(newGrant(points, at, programme));
  return accept({ kind: "pending", ...points, creditAt: instant(at + creditDays * DAY) });
}

/** The account after an accepted exchange: debited in the same breath. */
export function afterExchange(
  { partner, account, amount }: Exchange,
  at: Instant,
  programme: Programme,
): PartnerAccount {
  assertAmount(amount);
  const used = minus(partner.cap.points, capLeft(partner, account, at, programme));
  const period = periodOf(at, partner.cap.per, programme);
  const given = { period, points: points(used + pointsFor(partner, amount)) };
  return { balance: account.balance - amount, given };
}

/** What `amount` of theirs gives; whole for the amounts that an exchange takes. */
function pointsFor(partner: Partner, amount: number): Points {
  return points(Number(exactPointsFor(partner, amount)));
}

/** It may be more points than there are numbers for. */
function exactPointsFor({ rate }: Partner, amount: number): bigint {
  return (BigInt(amount) * BigInt(rate.ours)) / BigInt(rate.theirs);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function assertAmount(amount: number): void {
  assert(isCount(amount) && amount > 0, () => `an exchange of ${amount}`);
}

function assertAccount({ balance, given: { period } }: PartnerAccount): void {
  assert(isCount(balance), () => `a partner's balance of ${balance}`);
  assert(isCount(period), () => `no period: ${period}`);
}

/** How many of our points the partner's cap still lets through at `at`. */
export function capLeft(
  { cap }: Partner,
  account: PartnerAccount,
  at: Instant,
  programme: Programme,
): Points {
  assertAccount(account);
  const { period, points: given } = account.given;
  if (period !== periodOf(at, cap.per, programme)) return cap.points;
  // A cap may have been lowered below what was given already.
  return points(Math.max(0, cap.points - given));
}

/** Multiples of so many of theirs give whole points. */
function stepOf({ rate: { theirs, ours } }: Pick<Partner, "rate">): number {
  assert(theirs >= 1 && isCount(theirs), () => `a rate of ${theirs}`);
  assert(ours >= 1 && isCount(ours), () => `a rate to ${ours}`);
  return theirs / greatestCommonDivisor(theirs, ours);
}

/** The most of the partner's points that an exchange takes at `at`: what is there, within the cap, in whole steps. */
export function maxExchange(
  partner: Partner,
  account: PartnerAccount,
  at: Instant,
  programme: Programme,
): number {
  const step = stepOf(partner);
  const left = BigInt(capLeft(partner, account, at, programme));
  const within = (left * BigInt(partner.rate.theirs)) / BigInt(partner.rate.ours);
  const most = within < BigInt(account.balance) ? Number(within) : account.balance;
  return most - (most % step);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
