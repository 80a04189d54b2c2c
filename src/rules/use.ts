import { take, type Allocation } from "./allocation.ts";
import { assert } from "./assertion.ts";
import type { Instant } from "./calendar.ts";
import { refuse, type Refused } from "./decision.ts";
import { minus, type Points } from "./points.ts";
import type { Programme } from "./programme.ts";
import { spendable, spendingOrder, type Wallet } from "./wallet.ts";

/**
 * Which lots pay `amount` (1 or more) at `at`: first to expire first. What every use has in common.
 * Refuses `below-minimum` (the gate stands on the balance, whatever the amount), then `insufficient-points`.
 */
export function allocate(
  wallet: Wallet,
  amount: Points,
  at: Instant,
  programme: Programme,
): { readonly ok: true; readonly allocations: readonly Allocation[] } | Refused {
  assert(amount > 0, `a use of ${amount} points`);
  const balance = spendable(wallet, at);
  if (balance < programme.minimumBalance) {
    return refuse({ code: "below-minimum", missing: minus(programme.minimumBalance, balance) });
  }
  const { taken, missing } = take(asAllocations(wallet, at), amount);
  if (missing > 0) return refuse({ code: "insufficient-points", missing });
  return { ok: true, allocations: taken };
}

function* asAllocations(wallet: Wallet, at: Instant): Generator<Allocation> {
  for (const { id, expiresAt, remaining } of spendingOrder(wallet, at)) {
    yield { lotId: id, expiresAt, points: remaining };
  }
}
