import { assert } from "../assertion.ts";
import { dayOf, startOfDay, type Instant } from "../calendar.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { holdEndsAt } from "./payment.ts";
import { fen, type Fen, type Points } from "../points.ts";
import { valueOf, type Programme } from "../programme.ts";
import { allocate } from "./allocate.ts";
import { redemptionsOn, type Wallet } from "../ledger/wallet.ts";

export type Redeem = {
  readonly kind: "redemption";
  readonly product: Product;
  readonly price: Price;
};

/** Something to redeem, and how many are left. */
type Product = { readonly subject: Subject; readonly stock: number };

/** Points, 1 or more, and the cash beside them, if any. */
type Price = { readonly points: Points; readonly fen: Fen };

/**
 * Says that the product is gone before that the day is used up, and that before the member is short: the
 * reason that no waiting and no saving mends comes first. Points are held while there is cash to pay.
 */
export function decideRedemption(
  wallet: Wallet,
  command: Redeem,
  at: Instant,
  programme: Programme,
): Decision {
  const { kind, product, price } = command;
  const today = dayOf(at, programme);
  assert(
    Number.isSafeInteger(product.stock) && product.stock >= 0,
    () => `a stock of ${product.stock}`,
  );
  if (product.stock === 0) return refuse({ code: "out-of-stock" });
  if (redemptionsOn(wallet, today) >= programme.redemptionsPerDay) {
    return refuse({
      code: "daily-limit-reached",
      nextRedemptionAt: startOfDay(today, 1, programme),
    });
  }
  const allocated = allocate(wallet, price.points, at, programme);
  if (!allocated.ok) return allocated;
  const total = fen(valueOf(price.points, programme) + fen(price.fen));
  const redeemed = { kind, subject: product.subject, allocations: allocated.allocations, total };
  return accept(price.fen === 0 ? redeemed : { ...redeemed, heldUntil: holdEndsAt(at, programme) });
}
