import { routes } from "../../contract/routes.ts";
import { sampleCatalog } from "../../catalog/sample-catalog.ts";
import type { Random } from "../../demo/random.ts";
import type { Asked, Before, Wishing } from "./tab.ts";

const { merchants, cards, partners, rebates, tasks, products, projects } = sampleCatalog;

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
  exchange,
  buy,
  settlePurchase,
  settlePurchase,
  doTask,
  topUp,
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
  if (kind === "redemption") {
    const route = dice.pick(["captureRedemption", "cancelRedemption"] as const);
    return { route, id, body: {} };
  }
  const route = dice.pick(["capturePayment", "capturePayment", "cancelPayment"] as const);
  // Of a smaller bill, now and then of a larger one.
  const isSaid = route === "capturePayment" && dice.chance(0.5);
  return { route, id, body: isSaid ? { totalFen: dice.from(1, dice.pick([100, 15_000])) } : {} };
}

function refund({ dice, uses }: Before): Asked | undefined {
  const use = lateOf(dice, uses);
  if (use === undefined) return undefined;
  const route = use.kind === "payment" ? "refundPayment" : "refundRedemption";
  return { route, id: use.id, body: { fen: dice.from(1, 2_000) } };
}

/** Any of the last few, another member's too. */
function lateOf<Told>(dice: Random, told: readonly Told[]): Told | undefined {
  return told.at(-1 - Math.min(dice.from(0, 3), Math.max(0, told.length - 1)));
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

/** Now and then no whole points, more than the partner has, or more than its cap. */
function exchange({ dice }: Before): Asked {
  const { id: partnerId, rate } = dice.pick(partners);
  const amount = dice.from(1, dice.pick([3, 300, 600])) * rate.theirs + (dice.chance(0.1) ? 1 : 0);
  return { route: "exchange", body: { partnerId, amount } };
}

/** Now and then too little for a point. */
function buy({ dice }: Before): Asked {
  const totalFen = dice.from(1, dice.pick([200, 100_000]));
  return { route: "purchase", body: { offerId: dice.pick(rebates).id, totalFen } };
}

/** What an exchange promised is no purchase. */
function settlePurchase({ dice, promised }: Before): Asked | undefined {
  const id = lateOf(dice, promised);
  if (id === undefined) return undefined;
  return { route: dice.pick(["confirmPurchase", "cancelPurchase"] as const), id, body: {} };
}

function doTask({ dice }: Before): Asked {
  const task = dice.chance(0.5) ? tasks[0] : dice.pick(tasks);
  return { route: "completeTask", id: task?.id ?? "", body: {} };
}

function topUp({ dice }: Before): Asked {
  const { number, password } = dice.pick(cards);
  return { route: "topUp", body: { number, password: dice.chance(0.3) ? "WRONG999" : password } };
}
