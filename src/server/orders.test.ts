import { beforeEach, describe, expect, it } from "vitest";
import { isSigned } from "../contract/checkout-result.ts";
import { demoRoutes } from "../contract/demo-routes.ts";
import { routes } from "../contract/routes.ts";
import { instant } from "../rules/calendar.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "./store/memory/memory-store.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";

const NOW = at("2026-11-22T12:00:00+08:00");
const LAMP = { number: "PT-1", item: { en: "Desk lamp", "zh-CN": "台灯" }, totalFen: 12_900 };

let service: ReturnType<typeof createTestService>;
let shop: { readonly Authorization: string };
beforeEach(async () => {
  service = createTestService(createMemoryStore(), NOW);
  await service.signIn("new");
  shop = await service.partner("plumtree");
});

let keys = 0;
const keyed = (body: object, headers: Record<string, string>) =>
  json(body, { "Idempotency-Key": keyOf(++keys), ...headers });
const create = (body: object, headers: Record<string, string> = shop) =>
  service.ask(routes.createPartnerOrder, keyed(body, headers));
/** Without the sample orders, whose ids begin with the member's. */
const listed = async (headers: Record<string, string> = {}) =>
  (await service.ask(routes.listOrders, { headers })).items.filter(
    ({ id }) => !id.startsWith("new-"),
  );

describe("a partner", () => {
  it("makes an order, and gets the address of its checkout", async () => {
    const dueAt = "2026-12-01T00:00:00.000Z";
    const { order, checkoutUrl } = await create({ ...LAMP, memberId: "new", dueAt });
    expect(order).toEqual({
      ...LAMP,
      id: order.id,
      memberId: "new",
      dueAt: at(dueAt),
      createdAt: NOW,
      state: "open",
    });
    expect(checkoutUrl).toBe(`http://wallet/checkout/${order.id}`);
    const read = { id: order.id, headers: shop };
    expect(await service.ask(routes.readPartnerOrder, read)).toEqual(order);
    const byNumber = { query: "number=PT-1", headers: shop };
    expect((await service.ask(routes.listPartnerOrders, byNumber)).items).toEqual([order]);
    const unknown = { query: "number=PT-2", headers: shop };
    expect((await service.ask(routes.listPartnerOrders, unknown)).items).toEqual([]);
  });

  it("uses each of its order numbers once, and another partner may have the same", async () => {
    await create(LAMP);
    const again = keyed({ ...LAMP, totalFen: 1 }, shop);
    expect(await service.refused(routes.createPartnerOrder, again)).toMatchObject({
      code: "invalid-request",
      errors: [{ pointer: "/number", code: "number-taken" }],
    });
    await create(LAMP, await service.partner("corner"));
  });

  it("makes one order however often it sends it", async () => {
    const sent = keyed(LAMP, shop);
    const first = await service.ask(routes.createPartnerOrder, sent);
    expect(await service.ask(routes.createPartnerOrder, sent)).toEqual(first);
    const other = { ...sent, body: JSON.stringify({ ...LAMP, totalFen: 1 }) };
    expect((await service.refused(routes.createPartnerOrder, other)).code).toBe(
      "idempotency-key-reused",
    );
  });

  it("has keys of its own: a member's or another partner's operation may have the same", async () => {
    const key = { "Idempotency-Key": keyOf(++keys) };
    const first = await create(LAMP, { ...shop, ...key });
    const second = await create(LAMP, { ...(await service.partner("corner")), ...key });
    expect(second.order.id).not.toBe(first.order.id);
    const exchange = json({ partnerId: "amberbrook", amount: 5 }, key);
    expect((await service.ask(routes.exchange, exchange)).entries).toHaveLength(1);
  });

  it.each([
    ["an unknown member", { memberId: "nobody" }, "/memberId", "unknown-member"],
    [
      "a return address elsewhere",
      { returnUrl: "http://evil/" },
      "/returnUrl",
      "origin-not-registered",
    ],
    ["another port", { returnUrl: "http://wallet:81/" }, "/returnUrl", "origin-not-registered"],
    ["another scheme", { returnUrl: "https://wallet/" }, "/returnUrl", "origin-not-registered"],
    ["a script", { returnUrl: "javascript:alert(1)" }, "/returnUrl", "invalid-format"],
    ["no address", { returnUrl: "/shop" }, "/returnUrl", "invalid-format"],
  ])("is refused %s", async (_what, wrong, pointer, code) => {
    const problem = await service.refused(
      routes.createPartnerOrder,
      keyed({ ...LAMP, ...wrong }, shop),
    );
    expect([problem.code, problem.errors]).toEqual(["invalid-request", [{ pointer, code }]]);
    expect(await listed()).toEqual([]);
  });

  it("may send a member back to an address of its registered origin", async () => {
    const returnUrl = "http://wallet/demo/shop?order=1";
    expect((await create({ ...LAMP, returnUrl })).order.returnUrl).toBe(returnUrl);
  });

  it("that takes no orders makes none", async () => {
    const hotel = keyed(LAMP, await service.partner("stillwater"));
    expect((await service.refused(routes.createPartnerOrder, hotel)).code).toBe("not-found");
  });

  it("cancels an open order once", async () => {
    const { order } = await create({ ...LAMP, memberId: "new" });
    const cancel = () => ({ id: order.id, ...keyed({}, shop) });
    const cancelled = await service.ask(routes.cancelPartnerOrder, cancel());
    expect(cancelled.order).toEqual({ ...order, state: "cancelled" });
    expect((await service.refused(routes.cancelPartnerOrder, cancel())).code).toBe(
      "order-not-open",
    );
    expect((await listed()).map(({ id, state }) => [id, state])).toEqual([[order.id, "cancelled"]]);
  });

  it("finds an order open again once its hold has lapsed, and may cancel it", async () => {
    await service.signIn("regular");
    const id = await service.order("plumtree", 100);
    await service.ask(routes.pay, keyed({ orderId: id, points: 40 }, {}));
    const stateNow = async () =>
      (await service.ask(routes.readPartnerOrder, { id, headers: shop })).state;
    service.now = instant(NOW + 15 * 60_000 - 1);
    expect(await stateNow()).toBe("held");
    service.now = instant(NOW + 15 * 60_000);
    const cancelled = await service.ask(routes.cancelPartnerOrder, { id, ...keyed({}, shop) });
    expect(cancelled.order.state).toBe("cancelled");
  });

  it("reaches no order of another partner", async () => {
    const { order } = await create({ ...LAMP, memberId: "new" });
    const corner = await service.partner("corner");
    const { id } = order;
    for (const [route, init] of [
      [routes.readPartnerOrder, { headers: corner }],
      [routes.cancelPartnerOrder, keyed({}, corner)],
    ] as const) {
      expect((await service.refused(route, { id, ...init })).code).toBe("not-found");
    }
    const byNumber = { query: "number=PT-1", headers: corner };
    expect((await service.ask(routes.listPartnerOrders, byNumber)).items).toEqual([]);
    expect((await listed())[0]?.state).toBe("open");
  });
});

describe("a member", () => {
  it("sees the own open orders, first due first, with the partner's title and the item", async () => {
    const memberId = "new";
    await create({ ...LAMP, number: "1", memberId });
    await create({ ...LAMP, number: "2", memberId, dueAt: "2026-12-02T00:00:00.000Z" });
    await create({ ...LAMP, number: "3", memberId, dueAt: "2026-12-01T00:00:00.000Z" });
    await create({ ...LAMP, number: "4", memberId, item: "Mug" });
    await create({ ...LAMP, number: "5" });
    const orders = await listed();
    expect(orders.map(({ number }) => number)).toEqual(["3", "2", "1", "4"]);
    expect(orders[0]).toMatchObject({
      kind: "shop",
      title: "Plumtree Shopping",
      item: "Desk lamp",
    });
    const [inChinese] = await listed({ "Accept-Language": "zh-CN" });
    expect(inChinese).toMatchObject({ title: "梅树商城", item: "台灯" });
    await service.signIn("regular");
    expect((await listed()).filter(({ number }) => number === "1")).toEqual([]);
  });

  it("keeps the last 20 closed orders in the list", async () => {
    for (let n = 1; n <= 21; n++) {
      const { order } = await create({ ...LAMP, number: `N${n}`, memberId: "new" });
      await service.ask(routes.cancelPartnerOrder, { id: order.id, ...keyed({}, shop) });
    }
    const numbers = (await listed()).map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, n) => `N${21 - n}`));
  });

  it("reads the own orders and those of nobody yet, and none of another", async () => {
    const own = await create({ ...LAMP, number: "1", memberId: "new" });
    const free = await create({ ...LAMP, number: "2" });
    const ids = [own.order.id, free.order.id] as const;
    for (const id of ids) expect((await service.ask(routes.readOrder, { id })).id).toBe(id);
    await service.signIn("regular");
    expect((await service.refused(routes.readOrder, { id: ids[0] })).code).toBe("not-found");
    expect((await service.ask(routes.readOrder, { id: ids[1] })).state).toBe("open");
  });
});

describe("the way back to the partner", () => {
  const returnUrl = "http://wallet/demo/shop?partner=plumtree";
  const secretOf = async () => {
    const { items } = await service.ask(demoRoutes.makeDemoPartners);
    return items.find(({ partnerId }) => partnerId === "plumtree")?.secret ?? "";
  };
  const returnOf = async (id: string) => {
    const { returnTo = "" } = await service.ask(routes.readOrder, { id });
    const { searchParams } = new URL(returnTo);
    expect(isSigned(searchParams, await secretOf())).toBe(true);
    return Object.fromEntries(searchParams);
  };

  it("carries the signed state of the order: open, held with its points and cash, then paid", async () => {
    await service.signIn("regular");
    const { order } = await create({ ...LAMP, returnUrl });
    const common = { partner: "plumtree", orderId: order.id, number: "PT-1" };
    const open = await returnOf(order.id);
    expect(open).toMatchObject({ ...common, state: "open", at: new Date(NOW).toISOString() });
    expect(open).not.toHaveProperty("payment");

    const body = { orderId: order.id, points: 2_900 };
    const { entries } = await service.ask(routes.pay, keyed(body, {}));
    const payment = entries.at(-1)?.id ?? "";
    const held = { ...common, payment, points: "2900", fen: "10000" };
    expect(await returnOf(order.id)).toMatchObject({ ...held, state: "held" });

    await service.ask(routes.capturePartnerPayment, { id: payment, ...keyed({}, shop) });
    expect(await returnOf(order.id)).toMatchObject({ ...held, state: "paid" });
  });

  it("is there only for an order with a return address", async () => {
    const { order } = await create(LAMP);
    expect(await service.ask(routes.readOrder, { id: order.id })).not.toHaveProperty("returnTo");
  });
});
