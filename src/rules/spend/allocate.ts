import { fail } from "../assertion.ts";
import type { Allocation } from "../ledger/allocation.ts";
import type { Instant } from "../calendar.ts";
import { refuse, type Refused } from "../decision.ts";
import { firstWith } from "../ledger/lot-queue.ts";
import { minus, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { spendable, allocateInOrder, type Wallet } from "../ledger/wallet.ts";

/**
 * Which lots pay `amount` (1 or more) at `at`: first to expire first. What every spend has in common.
 * Refuses `not-in-steps`; `below-minimum` (the gate stands on the balance, whatever the amount); then
 * `insufficient-points`. What it costs is the lots that pay, however many others there are.
 */
export function allocate(
  wallet: Wallet,
  amount: Points,
  at: Instant,
  programme: Programme,
): { readonly ok: true; readonly allocations: readonly Allocation[] } | Refused {
  if (!Number.isSafeInteger(amount) || amount <= 0) fail(`a spend of ${amount} points`);
  if (amount % programme.step !== 0) return refuse({ code: "not-in-steps", step: programme.step });
  const balance = spendable(wallet, at);
  if (balance < programme.minimumBalance) {
    return refuse({ code: "below-minimum", missing: minus(programme.minimumBalance, balance) });
  }
  if (balance < amount)
    return refuse({ code: "insufficient-points", missing: minus(amount, balance) });
  return {
    ok: true,
    allocations: takeOne(wallet, amount, at) ?? allocateInOrder(wallet, amount, at),
  };
}

/** The one lot that pays `amount` alone, as most often the first does: a list that grows would cost more than all else. */
function takeOne(wallet: Wallet, amount: Points, at: Instant): readonly [Allocation] | undefined {
  const row = wallet.expiring[0];
  if (row === undefined || row.expiresAt <= at) return undefined;
  const lot = firstWith(row.queue, amount);
  return lot && [{ lotId: lot.seq, expiresAt: lot.expiresAt, points: amount }];
}
