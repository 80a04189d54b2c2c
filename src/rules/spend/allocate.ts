import { fail } from "../assertion.ts";
import type { Allocation } from "../ledger/allocation.ts";
import { instant, type Instant } from "../calendar.ts";
import { accept, refuse, type Decision, type Refused } from "../decision.ts";
import type { SpendEntry } from "../ledger/entry.ts";
import { fen, minus, type Fen, type Points } from "../points.ts";
import { valueOf, type Programme } from "../programme.ts";
import { allocateInOrder, spendable, type Wallet } from "../ledger/wallet.ts";

/** Spends points, 1 or more, and holds them if there is cash to pay as well. Refuses as `allocate` does. */
export function decideSpend(
  wallet: Wallet,
  spend: Pick<SpendEntry, "kind" | "subject"> & { readonly points: Points; readonly cash: Fen },
  at: Instant,
  programme: Programme,
): Decision {
  const { kind, subject, points: amount, cash } = spend;
  const allocated = allocate(wallet, amount, at, programme);
  if (!allocated.ok) return allocated;
  const total = fen(valueOf(amount, programme) + fen(cash));
  const entry = { kind, subject, allocations: allocated.allocations, total };
  return accept(cash === 0 ? entry : { ...entry, heldUntil: holdEndsAt(at, programme) });
}

/** The first instant at which points that are held since `at` are no longer held. */
export function holdEndsAt(at: Instant, { holdTime }: Programme): Instant {
  return instant(at + holdTime);
}

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
