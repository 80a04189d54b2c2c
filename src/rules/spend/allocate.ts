import { fail } from "../assertion.ts";
import type { Allocation } from "../ledger/allocation.ts";
import type { Instant } from "../calendar.ts";
import { refuse, type Refused } from "../decision.ts";
import { minus, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { allocateInOrder, spendable, type Wallet } from "../ledger/wallet.ts";

/**
 * Allocates `amount` points (1 or more) for any kind of spend, first to expire first. Its cost depends only on the
 * number of allocations. Refuses `not-in-steps`, then `below-minimum`, then `insufficient-points`.
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
  return { ok: true, allocations: allocateInOrder(wallet, amount, at) };
}
