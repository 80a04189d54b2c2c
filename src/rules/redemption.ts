import { dayOf, startOfDay, type Instant } from "./calendar.ts";
import { accept, refuse, type Decision } from "./decision.ts";
import type { Used } from "./entry.ts";
import type { Points } from "./points.ts";
import type { Programme } from "./programme.ts";
import { allocate } from "./use.ts";
import { redemptionsOn, type Wallet } from "./wallet.ts";

export type Redeem = {
  readonly kind: "redemption";
  readonly product: Product;
  /** The product's price, 1 point or more. */
  readonly points: Points;
};

/** A product as its title is known (`productId` in the subject) or as a statement words it, and how many are left. */
type Product = { readonly subject: Used["subject"]; readonly stock: number };

/**
 * Says that the product is gone before that the day is used up, and that before the member is short:
 * the reason that no waiting and no saving mends comes first.
 */
export function decideRedemption(
  wallet: Wallet,
  { kind, product, points }: Redeem,
  at: Instant,
  programme: Programme,
): Decision<Used> {
  const today = dayOf(at, programme);
  if (product.stock === 0) return refuse({ code: "out-of-stock" });
  if (redemptionsOn(wallet, today) >= programme.redemptionsPerDay) {
    return refuse({
      code: "daily-limit-reached",
      nextRedemptionAt: startOfDay(today, 1, programme),
    });
  }
  const allocated = allocate(wallet, points, at, programme);
  if (!allocated.ok) return allocated;
  return accept({ kind, subject: product.subject, allocations: allocated.allocations });
}
