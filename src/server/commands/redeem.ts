import type { RedeemBody } from "../../contract/product.ts";
import { assert } from "../../rules/assertion.ts";
import type { Terms } from "../ports.ts";
import { noneTaken, type Reward } from "../store/resources.ts";
import type { State } from "../store/store.ts";
import type { CommandHandler } from "./run-command.ts";

/**
 * Takes a unit from the stock and gives a reward. `undefined` where the catalog has no such product, or the product no
 * such price.
 */
export function redeem(
  { catalog }: Terms,
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
      assert(entry !== undefined, () => "an accepted redemption without an entry");
      const { seq } = entry;
      const isHeld = "heldUntil" in entry && entry.heldUntil !== undefined;
      const reward: Reward = {
        seq,
        item: { kind: "product", id: productId },
        state: isHeld ? "preparing" : "ready",
        createdAt: at,
        changedAt: at,
      };
      const { redeemed } = takenIn(state);
      return [
        [stock, { redeemed: redeemed + 1 }],
        [`reward:${memberId}:${seq}`, reward],
      ];
    },
  };
}
