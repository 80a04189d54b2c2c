import fc from "fast-check";
import { expect, it } from "vitest";
import { sampleCatalog } from "../catalog/alipoint.ts";
import { routes, type Route } from "../contract/routes.ts";
import { instant } from "../rules/calendar.ts";
import { NOW } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "./store/memory/memory-store.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";
import { NaiveOrders, type NaiveReward, type NaiveSpend } from "./testing/naive-orders.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** One member and the shop, at the service and in the second implementation. */
async function createWorld() {
  const service = createTestService(createMemoryStore(), NOW);
  await service.importMember("2026-03-01,Bank gift,1000000");
  const partner = await service.partner("plumtree");
  let keys = 0;
  return {
    service,
    model: new NaiveOrders(NOW),
    orderIds: new Array<string>(),
    spendIds: new Array<string>(),
    /** The partner of each spend. */
    spendPartners: new Array<string>(),
    partner,
    /** `done` or the code of the refusal, and the entry that the command made first. */
    async send({ path, method }: Route, id: string, body: object, headers = {}) {
      const key = { "Idempotency-Key": keyOf(++keys) };
      const init = { method, ...json(body, { ...key, ...headers }) };
      const response = await service.send(path.replace(":id", id), init);
      const answer = (await response.json()) as {
        readonly code?: string;
        readonly entries?: readonly { readonly id: string; readonly kind: string }[];
      };
      const spend = answer.entries?.find(({ kind }) => kind === "payment" || kind === "redemption");
      return { outcome: answer.code ?? "done", spendId: spend?.id };
    },
  };
}

type World = Awaited<ReturnType<typeof createWorld>>;
/** Takes the step in both; `undefined` if there is nothing yet that it could be about. */
type Step = (world: World) => Promise<readonly [expected: string, actual: string] | undefined>;

/** The last one for 0, the one before for 1, and so on. */
const indexOf = (list: readonly unknown[], which: number) =>
  list.length - 1 - Math.min(which, list.length - 1);

const which = fc.oneof(fc.constant(0), fc.nat(3));
const fen = fc.integer({ min: 1, max: 120 });

const order = fen.map((totalFen): Step => async ({ service, model, orderIds }) => {
  orderIds.push(await service.order("plumtree", totalFen));
  model.orders.push({ totalFen, state: "open" });
  return undefined;
});

const pay = fc.tuple(which, fen).map(([nth, points]): Step => async (world) => {
  const { model, orderIds, spendIds } = world;
  const index = indexOf(orderIds, nth);
  const [orderId, paid] = [orderIds[index], model.orders[index]];
  if (orderId === undefined || paid === undefined) return undefined;
  const { outcome, spendId } = await world.send(routes.pay, "", { orderId, points });
  if (spendId !== undefined) {
    spendIds.push(spendId);
    world.spendPartners.push("plumtree");
  }
  return [model.pay(paid, points), outcome];
});

const cancelOrder = which.map((nth): Step => async (world) => {
  const { model, orderIds, partner } = world;
  const index = indexOf(orderIds, nth);
  const [id, cancelled] = [orderIds[index], model.orders[index]];
  if (id === undefined || cancelled === undefined) return undefined;
  const { outcome } = await world.send(routes.cancelPartnerOrder, id, {}, partner);
  return [model.cancelOrder(cancelled), outcome];
});

const PRICES = [
  ["phone-credit", "points"],
  ["cinema", "points-and-cash"],
  ["towel", "points"],
  ["power-bank", "points-and-cash"],
] as const;

const redeem = fc.constantFrom(...PRICES).map(([productId, priceId]): Step => async (world) => {
  const product = sampleCatalog.products.find(({ id }) => id === productId);
  const price = product?.prices.find(({ id }) => id === priceId);
  if (product === undefined || price === undefined) return [productId, "not in the catalog"];
  const { outcome, spendId } = await world.send(routes.redeem, "", { productId, priceId });
  if (spendId !== undefined) {
    world.spendIds.push(spendId);
    world.spendPartners.push(product.partnerId);
  }
  const expected = world.model.redeem(product.fulfilment, price.points + price.fen, price.fen > 0);
  return [expected, outcome];
});

/** A partner's or the member's command about a recent payment or redemption. */
function ofSpend(
  nth: number,
  run: (world: World, spend: NaiveSpend, id: string) => Promise<readonly [string, string]>,
): Step {
  return async (world) => {
    const index = indexOf(world.spendIds, nth);
    const [id, spend] = [world.spendIds[index], world.model.spends[index]];
    return id === undefined || spend === undefined ? undefined : run(world, spend, id);
  };
}

const release = fc.tuple(which, fc.boolean()).map(([nth, byPartner]) =>
  ofSpend(nth, async (world, spend, id) => {
    const [own, partners] = spend.reward
      ? [routes.cancelRedemption, routes.releasePartnerRedemption]
      : [routes.cancelPayment, routes.releasePartnerPayment];
    const headers = byPartner ? await world.service.partnerOf(id) : {};
    const { outcome } = await world.send(byPartner ? partners : own, id, {}, headers);
    return [world.model.release(spend), outcome];
  }),
);

const capture = fc.tuple(which, fc.option(fen, { nil: undefined })).map(([nth, total]) =>
  ofSpend(nth, async (world, spend, id) => {
    const totalFen = spend.reward ? undefined : total;
    const route = spend.reward ? routes.capturePartnerRedemption : routes.capturePartnerPayment;
    const headers = await world.service.partnerOf(id);
    const { outcome } = await world.send(route, id, { totalFen }, headers);
    return [world.model.capture(spend, totalFen), outcome];
  }),
);

const refund = fc
  .tuple(which, fc.oneof(fen, fc.constantFrom(900, 1_000, 3_000)))
  .map(([nth, part]) =>
    ofSpend(nth, async (world, spend, id) => {
      const route = spend.reward ? routes.refundPartnerRedemption : routes.refundPartnerPayment;
      const headers = await world.service.partnerOf(id);
      const { outcome } = await world.send(route, id, { fen: part }, headers);
      return [world.model.refund(spend, part), outcome];
    }),
  );

const use = which.map((nth) =>
  ofSpend(nth, async (world, { reward }, id) => {
    const { outcome } = await world.send(routes.markRewardUsed, id, {});
    return [reward ? world.model.use(reward) : "not-found", outcome];
  }),
);

const update = fc.tuple(which, fc.constantFrom("ready", "sent", "used")).map(([nth, state]) =>
  ofSpend(nth, async (world, spend, id) => {
    const headers = await world.service.partnerOf(id);
    const { outcome } = await world.send(routes.updateReward, id, { state }, headers);
    return [world.model.update(spend, state), outcome];
  }),
);

const wait = fc.constantFrom(MINUTE, 15 * MINUTE, DAY).map((ms): Step => async (world) => {
  world.model.now += ms;
  world.model.lapse();
  world.service.now = instant(world.model.now);
  return undefined;
});

const anyStep = fc.oneof(
  { weight: 3, arbitrary: order },
  { weight: 5, arbitrary: pay },
  { weight: 3, arbitrary: redeem },
  cancelOrder,
  release,
  { weight: 2, arbitrary: capture },
  { weight: 2, arbitrary: refund },
  use,
  update,
  wait,
);

/** The states of all orders, spends and rewards as partners and member see them, oldest first. */
async function statesAtService(world: World) {
  const { service, model, orderIds, spendIds, spendPartners, partner } = world;
  const orders = [];
  const spends = [];
  for (const [index, id] of spendIds.entries()) {
    const isRedemption = model.spends[index]?.reward !== undefined;
    const route = isRedemption ? routes.readPartnerRedemption : routes.readPartnerPayment;
    const headers = await service.partner(spendPartners[index] ?? "");
    const { state, refundedFen } = await service.ask<typeof route.answer>(route, { id, headers });
    spends.push({ state, refundedFen });
  }
  for (const id of orderIds) {
    const { state, paidFen } = await service.ask(routes.readPartnerOrder, { id, headers: partner });
    orders.push({ state, paidFen });
  }
  const { items } = await service.ask(routes.listRewards);
  const rewards = spendIds.flatMap((id) => items.find(({ entryId }) => entryId === id) ?? []);
  return {
    orders,
    spends,
    rewards: rewards.map(({ state, code }) => ({ state, hasCode: code !== undefined })),
  };
}

function statesInModel({ model }: World) {
  const rewards = model.spends.flatMap(({ reward }) => reward ?? []);
  // The code of a cancelled reward is no longer shown.
  const isShown = ({ state, hasCode }: NaiveReward) => hasCode && state !== "cancelled";
  return {
    spends: model.spends.map((spend) => ({
      state: model.stateOf(spend),
      refundedFen: spend.refundedFen,
    })),
    orders: model.orders.map(({ state, paidFen }) => ({ state, paidFen })),
    rewards: rewards.map((reward) => ({ state: reward.state, hasCode: isShown(reward) })),
  };
}

it("orders and rewards are as a second, naive implementation has them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 40 }), async (steps) => {
      const world = await createWorld();
      for (const step of steps) {
        const outcomes = await step(world);
        if (outcomes !== undefined) expect(outcomes[1]).toBe(outcomes[0]);
      }
      expect(await statesAtService(world)).toEqual(statesInModel(world));
    }),
    { numRuns: 60 },
  );
}, 120_000);
