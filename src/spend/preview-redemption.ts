import type { ProductView } from "../contract/product.ts";
import { previewSpend, type Snapshot } from "./preview-spend.ts";

export type PriceChoice = ProductView["prices"][number];

/** What redeeming a product at one of its prices would do. */
export function previewRedemption(
  { id, stock }: ProductView,
  price: PriceChoice,
  snapshot: Snapshot,
) {
  const product = { subject: { kind: "product", id } as const, stock };
  return previewSpend({ kind: "redemption", product, price }, snapshot);
}
