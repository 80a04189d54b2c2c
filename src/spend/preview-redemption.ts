import type { ProductView } from "../contract/product.ts";
import { previewUse, type Shown } from "./preview-use.ts";

export type Price = ProductView["prices"][number];

/** What redeeming a product at one of its prices would do. */
export function previewRedemption({ id, stock }: ProductView, price: Price, shown: Shown) {
  const product = { subject: { kind: "product", id } as const, stock };
  return previewUse({ kind: "redemption", product, price }, shown);
}
