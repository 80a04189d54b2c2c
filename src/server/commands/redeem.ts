import type { RedeemBody } from "../../contract/product.ts";
import type { Terms } from "../ports.ts";
import type { CommandHandler } from "./run-command.ts";

/** `undefined` where the catalog has no such product, or the product no such price. */
export function redeem(
  { catalog }: Terms,
  { productId, priceId }: RedeemBody,
): CommandHandler | undefined {
  const product = catalog.products.find(({ id }) => id === productId);
  const price = product?.prices.find(({ id }) => id === priceId);
  if (!product || !price) return undefined;
  return {
    resources: [],
    command: (state) => ({
      kind: "redemption",
      product: {
        subject: { kind: "product", id: productId },
        stock: product.stock - (state.resource("redeemed")?.[productId] ?? 0),
      },
      price,
    }),
  };
}
