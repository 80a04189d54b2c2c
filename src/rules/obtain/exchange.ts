import { assert } from "../assertion.ts";
import { instant, MS_PER_DAY, nextPeriod, periodOf, type Instant } from "../calendar.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { refuseTooMany, type Wallet } from "../ledger/wallet.ts";
import { minus, points, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { decideGrant } from "./grant.ts";

/** A partner whose points can be exchanged for ours. */
export type Partner = {
  readonly subject: Subject;
  /** `theirs` of the partner's points give `ours` of ours. */
  readonly rate: { readonly theirs: number; readonly ours: number };
  readonly cap: { readonly points: Points; readonly per: "day" | "month" };
  /** Days until the points are credited; 0: immediately. */
  readonly creditDays: number;
};

/** A member's points at a partner, and how many of ours were exchanged for them in the last period. */
export type PartnerAccount = {
  readonly balance: number;
  readonly given: { readonly period: number; readonly points: Points };
};

/** Exchanges `amount` of the partner's points, 1 or more. */
export type Exchange = {
  readonly kind: "exchange";
  readonly partner: Partner;
  readonly account: PartnerAccount;
  readonly amount: number;
};

/**
 * Grants the points immediately, or as pending points. Refuses `not-in-steps` (the amount must give whole points), then
 * `insufficient-partner-points`, then `cap-reached`, then `too-many-points`.
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
  const granted = { source: "exchange", points: pointsFor(partner, amount), subject } as const;
  if (creditDays === 0) return decideGrant(wallet, { kind: "grant", ...granted }, at, programme);
  const creditAt = instant(at + creditDays * MS_PER_DAY);
  return refuseTooMany(wallet, granted.points) ?? accept({ kind: "pending", ...granted, creditAt });
}

/** The account after an accepted exchange. */
export function afterExchange(
  { partner, account, amount }: Exchange,
  at: Instant,
  programme: Programme,
): PartnerAccount {
  assertAmount(amount);
  const before = minus(partner.cap.points, capLeft(partner, account, at, programme));
  const period = periodOf(at, partner.cap.per, programme);
  const given = { period, points: points(before + pointsFor(partner, amount)) };
  return { balance: account.balance - amount, given };
}

/** Points for an amount in whole steps. */
function pointsFor(partner: Partner, amount: number): Points {
  return points(Number(exactPointsFor(partner, amount)));
}

/** The result may be more than 2^53-1. */
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

/** How many of our points the cap still allows at `at`. */
export function capLeft(
  { cap }: Partner,
  account: PartnerAccount,
  at: Instant,
  programme: Programme,
): Points {
  assertAccount(account);
  const { period, points: given } = account.given;
  if (period !== periodOf(at, cap.per, programme)) return cap.points;
  // The cap may have been lowered since.
  return points(Math.max(0, cap.points - given));
}

/** The least amount that gives whole points; every other one is a multiple. */
function stepOf({ rate: { theirs, ours } }: Pick<Partner, "rate">): number {
  assert(theirs >= 1 && isCount(theirs), () => `a rate of ${theirs}`);
  assert(ours >= 1 && isCount(ours), () => `a rate to ${ours}`);
  return theirs / greatestCommonDivisor(theirs, ours);
}

/** The largest amount that an exchange takes at `at`, in whole steps. */
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
