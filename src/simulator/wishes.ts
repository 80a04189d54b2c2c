import { routes } from "../contract/routes.ts";
import { merchants } from "../server/worlds/merchants.ts";
import { products } from "../server/worlds/products.ts";
import { projects } from "../server/worlds/projects.ts";
import type { Dice } from "../server/worlds/dice.ts";
import type { Asked, Before, ToldUse, Wishing } from "./tab.ts";

/** Everything that a member of a run may wish. What is added here is wished from then on. */
const wishes: readonly Wishing[] = [
  redeem,
  redeem,
  redeem,
  pay,
  pay,
  end,
  end,
  refund,
  donate,
  draw,
];

export const anyWish: Wishing = (before) => before.dice.pick(wishes)(before);

function redeem({ dice }: Before): Asked {
  const product = dice.pick(products);
  const body = { productId: product.id, priceId: dice.pick(product.prices).id };
  return { route: "redeem", body };
}

function pay({ dice, seen }: Before): Asked {
  const merchant = dice.pick(merchants);
  const { id: orderId, total: totalFen } = dice.pick(merchant.orders);
  // Now and then more than there is, or than the bill is.
  const points = dice.from(1, Math.min(totalFen, seen.spendable) + 5);
  return { route: "pay", body: { merchantId: merchant.id, orderId, totalFen, points } };
}

function end({ dice, uses }: Before): Asked | undefined {
  const use = lateOf(dice, uses);
  if (use === undefined) return undefined;
  const { kind, id } = use;
  const route =
    kind === "payment"
      ? dice.pick(["capturePayment", "cancelPayment"] as const)
      : dice.pick(["captureRedemption", "cancelRedemption"] as const);
  return { route, id, body: {} };
}

function refund({ dice, uses }: Before): Asked | undefined {
  const use = lateOf(dice, uses);
  if (use === undefined) return undefined;
  const route = use.kind === "payment" ? "refundPayment" : "refundRedemption";
  return { route, id: use.id, body: { fen: dice.from(1, 2_000) } };
}

/** Any of the last few, another member's too. */
function lateOf(dice: Dice, uses: readonly ToldUse[]): ToldUse | undefined {
  return uses.at(-1 - Math.min(dice.from(0, 3), Math.max(0, uses.length - 1)));
}

function donate({ dice }: Before): Asked {
  const projectId = dice.pick(projects).id;
  return {
    route: "donate",
    body: { projectId, points: dice.from(1, 50), anonymous: dice.chance(0.5) },
  };
}

async function draw({ dice, call }: Before): Promise<Asked> {
  const { number } = await call(routes.readNextDraw);
  return { route: "draw", body: { number, memberSeed: dice.uuid().replaceAll("-", "") } };
}
