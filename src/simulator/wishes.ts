import { products } from "../server/worlds/products.ts";
import type { Dice } from "./dice.ts";
import type { Asked } from "./tab.ts";

/** Everything that a member of a run may wish. What is added here is wished from then on. */
const wishes: readonly ((dice: Dice) => Asked)[] = [
  (dice) => {
    const product = dice.pick(products);
    const body = { productId: product.id, priceId: dice.pick(product.prices).id };
    return { route: "redeem", body };
  },
];

export const anyWish = (dice: Dice): Asked => dice.pick(wishes)(dice);
