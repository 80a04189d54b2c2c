import { later, type Instant } from "./calendar.ts";
import type { Decision, Refusal } from "./decision.ts";
import { decideDonation, type Donate } from "./donation.ts";
import type { Entry } from "./entry.ts";
import { settle } from "./expiry.ts";
import { decideGrant, type Grant } from "./grant.ts";
import { decidePayment, type Pay } from "./payment.ts";
import type { Programme } from "./programme.ts";
import { decideRedemption, type Redeem } from "./redemption.ts";
import { decideRefund, type Refund } from "./refund.ts";
import { record, type Wallet } from "./wallet.ts";

export type Command = Grant | Pay | Redeem | Donate | Refund;

/** What a command came to. A refused one changes nothing; what had fallen due by then is entered all the same. */
export type Outcome = {
  readonly wallet: Wallet;
  /** What to append: what fell due first, then what the command did, if anything. */
  readonly entries: readonly Entry[];
  readonly refusal?: Refusal;
};

/**
 * Decides a command at `at`, or at the wallet's last entry if that is later: a clock set back changes no past.
 * The page previews with it and the service decides with it, so that they cannot disagree.
 */
export function decide(
  wallet: Wallet,
  command: Command,
  at: Instant,
  programme: Programme,
): Outcome {
  const now = later(at, wallet.at);
  const settled = settle(wallet, now, programme);
  const decision = decideOne(settled.wallet, command, now, programme);
  if (!decision.ok) return { ...settled, refusal: decision.refusal };
  const { wallet: after, entry } = record(settled.wallet, decision.event, now, programme);
  return { wallet: after, entries: [...settled.entries, entry] };
}

function decideOne(wallet: Wallet, command: Command, at: Instant, programme: Programme): Decision {
  switch (command.kind) {
    case "grant":
      return decideGrant(wallet, command, at, programme);
    case "payment":
      return decidePayment(wallet, command, at, programme);
    case "redemption":
      return decideRedemption(wallet, command, at, programme);
    case "donation":
      return decideDonation(wallet, command, at, programme);
    case "refund":
      return decideRefund(wallet, command, at, programme);
  }
}
