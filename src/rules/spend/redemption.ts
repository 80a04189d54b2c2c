import { assert } from "../assertion.ts";
import type { Instant } from "../calendar.ts";
import { refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import type { Fen, Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { decideSpend } from "./allocate.ts";
import { nextRedemptionAt, productOf } from "../ledger/redemptions.ts";
import type { Wallet } from "../ledger/wallet.ts";

export type Redeem = {
  readonly kind: "redemption";
  /** `stock`: how many are left. */
  readonly product: { readonly subject: Subject; readonly stock: number };
  /** Points, 1 or more, and cash. */
  readonly price: { readonly points: Points; readonly fen: Fen };
};

/**
 * Refuses `out-of-stock`, then `daily-limit-reached`, then as `allocate` does: a member should not save points, or
 * wait, for a product that is gone.
 */
export function decideRedemption(
  wallet: Wallet,
  { kind, product: { subject, stock }, price }: Redeem,
  at: Instant,
  programme: Programme,
): Decision {
  assert(Number.isSafeInteger(stock) && stock >= 0, () => `a stock of ${stock}`);
  if (stock === 0) return refuse({ code: "out-of-stock" });
  const nextAt = nextRedemptionAt(wallet, productOf(subject), at, programme);
  if (nextAt > at) return refuse({ code: "daily-limit-reached", nextRedemptionAt: nextAt });
  return decideSpend(
    wallet,
    { kind, subject, points: price.points, cash: price.fen },
    at,
    programme,
  );
}
