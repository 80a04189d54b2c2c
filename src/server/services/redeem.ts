import type { RedeemBody } from "../../contract/product.ts";
import { fen } from "../../rules/points.ts";
import type { State } from "../store/store.ts";
import { products } from "../worlds/catalogue.ts";
import type { Plan } from "./execute.ts";

/** What redeeming a product at one of its prices is; `undefined` where there is no such product or price. */
export function redeem({ productId, priceId }: RedeemBody): Plan | undefined {
  const product = products.find(({ id }) => id === productId);
  const price = product?.prices.find(({ id }) => id === priceId);
  if (!product || !price) return undefined;
  const name = `stock:${productId}` as const;
  const left = (state: Pick<State, "resource">) => state.resource(name) ?? product.stock;
  return {
    resources: [name],
    command: (state) => ({
      kind: "redemption",
      product: { subject: { productId }, stock: left(state) },
      price: { points: price.points, fen: fen(0) },
    }),
    keep: (state) => [[name, left(state) - 1]],
  };
}
