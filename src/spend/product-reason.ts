import type { ProductView } from "../contract/product.ts";
import { assert } from "../rules/assertion.ts";
import type { Refusal } from "../rules/decision.ts";
import { points } from "../rules/points.ts";
import { previewRedemption, type PriceChoice, type Snapshot } from "./preview-spend.ts";

/**
 * Why a member cannot redeem a product at a price: the reason that lasts longest. It is that too few points are there
 * for the price, even if the day's limit is reached too, or a smaller number is missing to the minimum balance.
 */
export function productReason(
  product: ProductView,
  price: PriceChoice,
  snapshot: Snapshot,
): Refusal | undefined {
  const { refusal } = previewRedemption(product, price, snapshot);
  if (refusal?.code !== "below-minimum" && refusal?.code !== "daily-limit-reached") return refusal;
  const { spendable } = snapshot.wallet;
  const needed = Math.max(price.points, snapshot.programme.minimumBalance);
  if (spendable >= needed) return refusal;
  const missing = points(needed - spendable);
  return { code: needed === price.points ? "insufficient-points" : "below-minimum", missing };
}

/** Whether the points pay for the product at one of its prices, today or on a later day. */
export function isAffordable(product: ProductView, snapshot: Snapshot): boolean {
  return product.prices.some((price) => {
    const reason = productReason(product, price, snapshot);
    return reason === undefined || reason.code === "daily-limit-reached";
  });
}

/** The price that needs the fewest points. */
export function lowestPrice({ prices }: ProductView): PriceChoice {
  const [first, ...others] = prices;
  assert(first !== undefined, () => "a product without a price");
  return others.reduce((lowest, price) => (price.points < lowest.points ? price : lowest), first);
}
