import type { Instant } from "../calendar.ts";
import { refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { fen, points, type Fen, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { decideSpend } from "./allocate.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** Pays an order of `total` with points, 1 or more, and the rest in cash. */
export type Pay = {
  readonly kind: "payment";
  readonly subject: Subject;
  readonly points: Points;
  readonly total: Fen;
};

/** Refuses `exceeds-bill`, then as `allocate` does. */
export function decidePayment(
  wallet: Wallet,
  { kind, subject, points: amount, total }: Pay,
  at: Instant,
  programme: Programme,
): Decision {
  // The product may be rounded above 2^53, but then it is more than any total.
  const value = points(amount) * programme.fenPerPoint;
  if (value > fen(total)) {
    return refuse({ code: "exceeds-bill", most: maxPointsFor(total, programme) });
  }
  return decideSpend(
    wallet,
    { kind, subject, points: amount, cash: fen(total - value) },
    at,
    programme,
  );
}

/** The most points that an order of `total` takes, in whole steps. */
export function maxPointsFor(total: Fen, { fenPerPoint, step }: Programme): Points {
  const whole = Math.floor(fen(total) / fenPerPoint);
  return points(whole - (whole % step));
}
