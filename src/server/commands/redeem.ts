import type { RedeemBody } from "../../contract/product.ts";
import { products } from "../../catalog/products.ts";
import type { CommandHandler } from "./execute.ts";

/** What redeeming a product at one of its prices is; `undefined` where there is no such product or price. */
export function redeem({ productId, priceId }: RedeemBody): CommandHandler | undefined {
  const product = products.find(({ id }) => id === productId);
  const price = product?.prices.find(({ id }) => id === priceId);
  if (!product || !price) return undefined;
  return {
    resources: [],
    command: (state) => ({
      kind: "redemption",
      product: {
        subject: { kind: "product", id: productId },
        stock: product.stock - (state.resource("taken")?.[productId] ?? 0),
      },
      price,
    }),
  };
}
