import { instant, type Instant } from "../calendar.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { fen, points, type Fen, type Points } from "../points.ts";
import { valueOf, type Programme } from "../programme.ts";
import { allocate } from "./allocate.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** A bill at a shop, for a card or of a utility, and the points (1 or more) to pay of it; the rest is cash. */
export type Pay = {
  readonly kind: "payment";
  readonly subject: Subject;
  readonly points: Points;
  readonly total: Fen;
};

/** Refuses `exceeds-bill` with the most that one may pay, then as `allocate` does. Points are held while cash is left to pay. */
export function decidePayment(
  wallet: Wallet,
  command: Pay,
  at: Instant,
  programme: Programme,
): Decision {
  const { kind, subject, points: amount, total } = command;
  // Exact: a product that is rounded is more than any bill.
  if (points(amount) * programme.fenPerPoint > fen(total)) {
    return refuse({ code: "exceeds-bill", most: maxPointsFor(total, programme) });
  }
  const allocated = allocate(wallet, amount, at, programme);
  if (!allocated.ok) return allocated;
  const paid = { kind, subject, allocations: allocated.allocations, total };
  return accept(
    valueOf(amount, programme) === total ? paid : { ...paid, heldUntil: holdEndsAt(at, programme) },
  );
}

/** The most points that a bill of `total` takes, in the programme's whole steps. */
export function maxPointsFor(total: Fen, { fenPerPoint, step }: Programme): Points {
  const whole = Math.floor(fen(total) / fenPerPoint);
  return points(whole - (whole % step));
}

/** The first instant at which points that are held from `at` on no longer are. */
export function holdEndsAt(at: Instant, { holdTime }: Programme): Instant {
  return instant(at + holdTime);
}
