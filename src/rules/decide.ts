import { assert } from "./assertion.ts";
import { instant, later, type Instant } from "./calendar.ts";
import type { Decision, Refusal } from "./decision.ts";
import { decideDonation, type Donate } from "./spend/donation.ts";
import { decideDraw, type Draw } from "./spend/draw.ts";
import { decideExchange, type Exchange } from "./obtain/exchange.ts";
import { decideGrant, type Grant } from "./obtain/grant.ts";
import { decideEndOfHold, type EndHold } from "./spend/hold.ts";
import { appendEntries, type Appended } from "./ledger/ledger.ts";
import { decidePayment, type Pay } from "./spend/payment.ts";
import type { Programme } from "./programme.ts";
import {
  decideConfirmation,
  decidePurchase,
  decideReversal,
  type ConfirmPurchase,
  type ReportPurchase,
  type ReversePurchase,
} from "./obtain/rebate.ts";
import { decideRedemption, type Redeem } from "./spend/redemption.ts";
import {
  decideRefund,
  decideUnmatchedRefund,
  type Refund,
  type UnmatchedRefund,
} from "./spend/refund.ts";
import { nextDueAt, settleDue } from "./expiry/settle-due.ts";
import { decideTaskClaim, type ClaimTask } from "./obtain/task.ts";
import { decideTopUp, type TopUp } from "./obtain/top-up.ts";
import type { Wallet } from "./ledger/wallet.ts";

/** Everything that can be asked of a wallet. */
export type RulesCommand = Obtain | SpendPoints | EndHold | Refund | UnmatchedRefund;

type Obtain =
  Grant | Exchange | ReportPurchase | ConfirmPurchase | ReversePurchase | ClaimTask | TopUp;
type SpendPoints = Pay | Redeem | Donate | Draw;

/**
 * The entries to append: due entries, then the command's own, then entries that the command made due.
 * Due entries are recorded even if the command is refused.
 */
export type Outcome = Appended & { readonly refusal?: Refusal };

/**
 * Decides a command at `at`, or at the time of the wallet's last entry if that is later: ledger times never go back.
 * The page previews with it and the service decides by the same rules.
 */
export function decide(
  wallet: Wallet,
  command: RulesCommand,
  at: Instant,
  programme: Programme,
): Outcome {
  const now = later(instant(at), wallet.at);
  const settled = settleDue(wallet, now, programme);
  const outcome = decideSettled(settled.wallet, command, now, programme);
  if (settled.entries.length === 0) return outcome;
  return { ...outcome, entries: [...settled.entries, ...outcome.entries] };
}

/**
 * Decides a command on a wallet whose due entries up to `at` are recorded already. The service records them itself,
 * because the command may depend on them: a lapsed hold returns its product to the stock.
 */
export function decideSettled(
  wallet: Wallet,
  command: RulesCommand,
  at: Instant,
  programme: Programme,
): Outcome {
  const due = nextDueAt(wallet);
  assert(wallet.at <= at && (due === undefined || at < due), () => `not settled up to ${at}`);
  const decision = decideCommand(wallet, command, at, programme);
  if (!decision.ok) return { wallet, entries: [], refusal: decision.refusal };
  const done = appendEntries(wallet, decision.entries, at, programme);
  // Points that a hold returns may have expired while it was open.
  const left = settleDue(done.wallet, at, programme);
  if (left.entries.length === 0) return done;
  return { wallet: left.wallet, entries: [...done.entries, ...left.entries] };
}

function decideCommand(
  wallet: Wallet,
  command: RulesCommand,
  at: Instant,
  programme: Programme,
): Decision {
  switch (command.kind) {
    case "grant":
      return decideGrant(wallet, command, at, programme);
    case "exchange":
      return decideExchange(wallet, command, at, programme);
    case "purchase":
      return decidePurchase(wallet, command, programme);
    case "confirmation":
      return decideConfirmation(wallet, command, at, programme);
    case "reversal":
      return decideReversal(wallet, command, at);
    case "task":
      return decideTaskClaim(wallet, command, at, programme);
    case "top-up":
      return decideTopUp(wallet, command, at, programme);
    case "payment":
      return decidePayment(wallet, command, at, programme);
    case "redemption":
      return decideRedemption(wallet, command, at, programme);
    case "donation":
      return decideDonation(wallet, command, at, programme);
    case "draw":
      return decideDraw(wallet, command, at, programme);
    case "capture":
    case "cancel":
      return decideEndOfHold(wallet, command, programme);
    case "refund":
      return decideRefund(wallet, command, at, programme);
    case "unmatched-refund":
      return decideUnmatchedRefund(wallet, command, at, programme);
  }
}
