import { assert } from "../assertion.ts";
import { instant, type Instant } from "../calendar.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { newGrant } from "../ledger/lot.ts";
import { refuseTooMany } from "../ledger/wallet.ts";
import type { Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** A top-up card as the service knows it. */
export type Card = {
  readonly subject: Subject;
  readonly password: string;
  readonly points: Points;
  /** The first instant at which it is no longer accepted. */
  readonly acceptedUntil: Instant;
  readonly used: boolean;
};

/** Wrong cards in a row, and until when top-up is locked for them. */
export type TopUpLock = { readonly failures: number; readonly until: Instant };

/** What a member typed, and what the service knows of a card of that number. */
export type TopUp = {
  readonly kind: "top-up";
  readonly card: Card | undefined;
  readonly password: string;
  readonly lock: TopUpLock;
};

export const noLock: TopUpLock = { failures: 0, until: instant(0) };

/**
 * Refuses `top-up-locked`; then `card-not-accepted`, one and the same for a wrong number, a wrong password,
 * a used card and one out of date, so that nobody learns which cards there are; then `too-many-points`.
 */
export function decideTopUp(
  wallet: Wallet,
  command: TopUp,
  at: Instant,
  programme: Programme,
): Decision {
  const { card, password, lock } = command;
  if (at < instant(lock.until)) return refuse({ code: "top-up-locked", until: lock.until });
  if (!card || card.used || at >= instant(card.acceptedUntil) || card.password !== password) {
    return refuse({ code: "card-not-accepted" });
  }
  const { subject, points } = card;
  return (
    refuseTooMany(wallet, points) ??
    accept(newGrant({ source: "top-up", subject, points }, at, programme))
  );
}

/** The lock after a card that was not accepted at `at`; one that was accepted leaves `noLock`. */
export function afterWrongCard(lock: TopUpLock, at: Instant, { topUp }: Programme): TopUpLock {
  assert(
    Number.isSafeInteger(lock.failures) && lock.failures >= 0,
    () => `${lock.failures} failures before`,
  );
  const failures = lock.failures + 1;
  if (failures < topUp.failures) return { failures, until: lock.until };
  return { failures: 0, until: instant(instant(at) + topUp.lockTime) };
}

/** Whether a number is 16 digits of which the last is the Luhn check digit: tells a mistyped one before it is sent. */
export function isCardNumber(text: string): boolean {
  if (!/^[0-9]{16}$/.test(text)) return false;
  let total = 0;
  for (let place = 0; place < 16; place++) {
    const digit = Number(text[place]);
    const doubled = digit * 2;
    if (place % 2 === 1) total += digit;
    else total += doubled > 9 ? doubled - 9 : doubled;
  }
  return total % 10 === 0;
}
