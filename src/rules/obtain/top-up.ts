import { assert } from "../assertion.ts";
import { instant, type Instant } from "../calendar.ts";
import { refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import type { Wallet } from "../ledger/wallet.ts";
import type { Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { decideGrant } from "./grant.ts";

export type Card = {
  readonly subject: Subject;
  readonly password: string;
  readonly points: Points;
  /** The first instant at which it is no longer accepted. */
  readonly acceptedUntil: Instant;
  readonly used: boolean;
};

/** Rejected cards in a row, and until when top-up is locked. */
export type TopUpLock = { readonly failures: number; readonly until: Instant };

/** The password that the member typed, and the card of the typed number, if there is one. */
export type TopUp = {
  readonly kind: "top-up";
  readonly card: Card | undefined;
  readonly password: string;
  readonly lock: TopUpLock;
};

export const noLock: TopUpLock = { failures: 0, until: instant(0) };

/**
 * Refuses `top-up-locked`, then `card-not-accepted`, then `too-many-points`. The second has one code for all its
 * reasons, so that nobody learns which cards exist.
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
  return decideGrant(wallet, { kind: "grant", source: "top-up", subject, points }, at, programme);
}

/** The lock after a rejected card. An accepted card resets it to `noLock`. */
export function afterWrongCard(lock: TopUpLock, at: Instant, { topUp }: Programme): TopUpLock {
  assert(
    Number.isSafeInteger(lock.failures) && lock.failures >= 0,
    () => `${lock.failures} failures before`,
  );
  const failures = lock.failures + 1;
  if (failures < topUp.failures) return { failures, until: lock.until };
  return { failures: 0, until: instant(instant(at) + topUp.lockTime) };
}

/** Whether a text is 16 digits with a valid Luhn check digit, which finds most typing errors. */
export function isCardNumber(text: string): boolean {
  if (!/^[0-9]{16}$/.test(text)) return false;
  let total = 0;
  for (let index = 0; index < 16; index++) {
    const digit = Number(text[index]);
    const doubled = digit * 2;
    if (index % 2 === 1) total += digit;
    else total += doubled > 9 ? doubled - 9 : doubled;
  }
  return total % 10 === 0;
}
