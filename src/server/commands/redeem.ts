import type { RedeemBody } from "../../contract/product.ts";
import { assert } from "../../rules/assertion.ts";
import type { Terms } from "../ports.ts";
import { noneTaken, type Reward } from "../store/resources.ts";
import type { State } from "../store/store.ts";
import { afterCapture, useByOf } from "./rewards.ts";
import type { CommandHandler } from "./run-command.ts";

/**
 * Takes a unit from the stock and gives a reward. `undefined` where the catalog has no such product, or the product no
 * such price.
 */
export function redeem(
  { programme, catalog }: Terms,
  memberId: string,
  { productId, priceId }: RedeemBody,
): CommandHandler | undefined {
  const product = catalog.products.find(({ id }) => id === productId);
  const price = product?.prices.find(({ id }) => id === priceId);
  if (!product || !price) return undefined;
  const stock = `stock:${productId}` as const;
  const takenIn = (state: State) => state.resource(stock) ?? noneTaken;
  return {
    resources: [stock],
    command: (state) => ({
      kind: "redemption",
      product: {
        subject: { kind: "product", id: productId },
        stock: product.stock - takenIn(state).redeemed,
      },
      price,
    }),
    writes(state, { entries, at }) {
      const entry = entries.find(({ kind }) => kind === "redemption");
      assert(entry?.kind === "redemption", () => "an accepted redemption without an entry");
      const { seq, heldUntil } = entry;
      const { redeemed, codesGiven } = takenIn(state);
      const taken = { redeemed: redeemed + 1, codesGiven };
      const prepared: Reward = {
        seq,
        item: { kind: "product", id: productId },
        fulfilment: product.fulfilment,
        state: "preparing",
        ...useByOf(product.reward, at, programme),
        createdAt: at,
        changedAt: at,
      };
      const isHeld = heldUntil !== undefined;
      const after = isHeld ? { reward: prepared, stock: taken } : afterCapture(prepared, taken, at);
      return [
        [stock, after.stock],
        [`reward:${memberId}:${seq}`, after.reward],
      ];
    },
  };
}
