import { beforeEach, describe, expect, it } from "vitest";
import { routes, type Route } from "../contract/routes.ts";
import { seededRandom } from "../demo/random.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";
import { stores } from "./testing/stores.ts";

const NOW = at("2026-11-22T12:00:00+08:00");
const LAPSES = at("2026-11-22T12:15:00+08:00");

describe.each(stores)("paying an order over %s", (_name, open) => {
  let service: ReturnType<typeof createTestService>;
  let memberId: string;
  let shop: { readonly Authorization: string };
  let keys = 0;
  beforeEach(async () => {
    service = createTestService(await open(), NOW);
    memberId = await service.importMember("2026-11-01,Bank,5000");
    shop = await service.partner("plumtree");
    keys = 0;
  });

  const keyed = (body: object, headers: Record<string, string> = {}) =>
    json(body, { "Idempotency-Key": keyOf(++keys), ...headers });
  const order = () => service.order("plumtree", 1_000);
  const pay = async (orderId: string, points = 300) => {
    const { entries } = await service.ask(routes.pay, keyed({ orderId, points }));
    return entries.findLast(({ kind }) => kind === "payment")?.id ?? "";
  };
  const refusePay = (orderId: string, points = 300) =>
    service.refused(routes.pay, keyed({ orderId, points }));
  const read = (id: string) => service.ask(routes.readOrder, { id });
  const capture = (id: string, body: object = {}) =>
    service.ask(routes.capturePartnerPayment, { id, ...keyed(body, shop) });
  const refuse = (route: Route, id: string, body: object = {}, headers = shop) =>
    service.refused(route, { id, ...keyed(body, headers) });
  const placeOf = async (id: string) => {
    const { items } = await service.ask(routes.listOrders);
    return items.findIndex((each) => each.id === id) <
      items.findIndex(({ state }) => state === "paid")
      ? "open"
      : "closed";
  };

  it("with points alone pays it at once, and never again", async () => {
    const id = await order();
    const payment = await pay(id, 1_000);
    expect(await read(id)).toMatchObject({ state: "paid", paidAt: NOW, payment });
    expect(await refusePay(id, 1_000)).toMatchObject({ code: "order-not-open", paidAt: NOW });
    expect((await service.ask(routes.readWallet)).spendable).toBe(4_000);
    const ofPartner = await service.ask(routes.readPartnerOrder, { id, headers: shop });
    expect(ofPartner).toMatchObject({ state: "paid", payment, paidAt: NOW, paidFen: 1_000 });
  });

  it("holds it while cash is paid, and the shop's capture pays it", async () => {
    const id = await order();
    const payment = await pay(id);
    expect(await read(id)).toMatchObject({
      state: "held",
      payment,
      heldUntil: LAPSES,
      cashFen: 700,
    });
    const again = await refusePay(id);
    expect([again.code, again.paidAt]).toEqual(["order-not-open", undefined]);
    expect(await refuse(routes.cancelPartnerOrder, id)).toMatchObject({ code: "order-not-open" });
    const known = await service.ask(routes.readPartnerPayment, { id: payment, headers: shop });
    expect(known).toMatchObject({ orderId: id, state: "held", points: 300, cashFen: 700 });
    service.now = at("2026-11-22T12:05:00+08:00");
    const { payment: captured, ...rest } = await capture(payment);
    expect(captured).toEqual({ ...known, state: "captured" });
    expect(Object.keys(rest)).toEqual(["operation"]);
    const paidAt = at("2026-11-22T12:05:00+08:00");
    expect(await read(id)).toMatchObject({ state: "paid", paidAt });
    expect(await refusePay(id)).toMatchObject({ code: "order-not-open", paidAt });
    expect(await placeOf(id)).toBe("closed");
  });

  it("in part captures what was delivered", async () => {
    const id = await order();
    const { payment } = await capture(await pay(id), { totalFen: 200 });
    expect(payment).toMatchObject({ totalFen: 200, points: 200, cashFen: 0 });
    const { items } = await service.ask(routes.listPartnerOrders, {
      query: "number=N-1",
      headers: shop,
    });
    expect(items).toMatchObject([{ state: "paid", totalFen: 1_000, paidFen: 200 }]);
    const tooMuch = await refuse(routes.capturePartnerPayment, await pay(await order()), {
      totalFen: 1_001,
    });
    expect(tooMuch).toMatchObject({ code: "capture-exceeds-hold", most: 1_000 });
  });

  it("is possible again after the member or the shop cancels the payment", async () => {
    const id = await order();
    for (const [{ method, path }, headers] of [
      [routes.cancelPayment, {}],
      [routes.releasePartnerPayment, shop],
    ] as const) {
      const payment = await pay(id);
      const sent = { method, ...keyed({}, headers) };
      expect((await service.send(path.replace(":id", payment), sent)).status).toBe(201);
      const opened = await read(id);
      expect([opened.state, opened.payment]).toEqual(["open", undefined]);
    }
    await pay(id, 1_000);
    expect((await read(id)).state).toBe("paid");
  });

  it("is possible again once the hold has lapsed, whoever looks first", async () => {
    const id = await order();
    const first = await pay(id);
    service.now = LAPSES;
    expect((await refuse(routes.capturePartnerPayment, first)).code).toBe("hold-lapsed");
    const ofPartner = await service.ask(routes.readPartnerOrder, { id, headers: shop });
    expect(ofPartner.state).toBe("open");
    const second = await pay(id);
    await capture(second);
    expect((await refuse(routes.releasePartnerPayment, first)).code).toBe("hold-lapsed");
    expect(await read(id)).toMatchObject({ state: "paid", payment: second });
  });

  it("refunds by the shop, and the order stays paid", async () => {
    const id = await order();
    const payment = await pay(id, 1_000);
    const refunding = { id: payment, ...keyed({ fen: 400 }, shop) };
    const refunded = await service.ask(routes.refundPartnerPayment, refunding);
    expect(refunded.payment).toMatchObject({ refundedFen: 400, refundedPoints: 400 });
    expect(await service.ask(routes.refundPartnerPayment, refunding)).toEqual(refunded);
    expect((await service.ask(routes.readWallet)).spendable).toBe(4_400);
    expect((await read(id)).state).toBe("paid");
    expect(await refuse(routes.refundPartnerPayment, payment, { fen: 601 })).toMatchObject({
      code: "refund-exceeds-capture",
      most: 600,
    });
  });

  it("makes an order of nobody the member's", async () => {
    const body = { number: "A", item: "Mug", totalFen: 1_000 };
    const { order: free } = await service.ask(routes.createPartnerOrder, keyed(body, shop));
    await pay(free.id, 500);
    expect(await read(free.id)).toMatchObject({ state: "held" });
    const ofPartner = { id: free.id, headers: shop };
    expect((await service.ask(routes.readPartnerOrder, ofPartner)).memberId).toBe(memberId);
    await service.importMember("2026-11-01,Bank,5000");
    expect((await refusePay(free.id)).code).toBe("not-found");
  });

  it("is refused for a cancelled order, and for another member's", async () => {
    const [cancelled, other] = [await order(), await order()];
    await service.ask(routes.cancelPartnerOrder, { id: cancelled, ...keyed({}, shop) });
    expect((await refusePay(cancelled)).code).toBe("order-not-open");
    await service.importMember("2026-11-01,Bank,5000");
    expect((await refusePay(other)).code).toBe("not-found");
  });

  it("can be captured or refunded by no other partner, nor a redemption as a payment", async () => {
    const payment = await pay(await order());
    const corner = await service.partner("corner");
    const redeeming = keyed({ productId: "delivery-coupon", priceId: "points" });
    const { entries } = await service.ask(routes.redeem, redeeming);
    for (const [id, headers] of [
      [payment, corner],
      [entries[0]?.id ?? "", shop],
      ["nobody-1", shop],
    ] as const) {
      for (const [route, body] of [
        [routes.capturePartnerPayment, {}],
        [routes.releasePartnerPayment, {}],
        [routes.refundPartnerPayment, { fen: 1 }],
      ] as const) {
        expect((await refuse(route, id, body, headers)).code).toBe("not-found");
      }
    }
  });

  it("is found by the item in both languages and by the number", async () => {
    const id = await order();
    const payment = await pay(id);
    for (const q of ["a THING", "物品", "n-1"]) {
      const query = `q=${encodeURIComponent(q)}`;
      const { items } = await service.ask(routes.listEntries, { query });
      expect(items.map((entry) => entry.id)).toEqual([payment]);
    }
    const entry = await service.ask(routes.readEntry, { id: payment });
    const told = { item: "A thing", orderNumber: "N-1", orderId: id, fen: 1_000, cashFen: 700 };
    expect(entry).toMatchObject({ ...told, points: -300 });
  });

  it("in an imported file is of no order of this service", async () => {
    const id = await order();
    await pay(id);
    const statement = await service.send("/api/statement?format=json");
    const imported = await service.send("/api/demo/statements", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: await statement.text(),
    });
    const { memberId: other } = (await imported.json()) as { memberId: string };
    await service.signIn(other);
    const { items } = await service.ask(routes.listEntries, { query: "q=n-1" });
    expect(items).toMatchObject([{ item: "A thing", orderNumber: "N-1" }]);
    expect(items[0]).not.toHaveProperty("orderId");
    const cancelling = { id: items[0]?.id ?? "", ...keyed({}) };
    await service.ask(routes.cancelPayment, cancelling);
    await service.signIn(memberId);
    expect((await read(id)).state).toBe("held");
  });

  it("has one effect in 250 races of two tabs and the shop", { timeout: 120_000 }, async () => {
    const random = seededRandom(7);
    const race = async (
      ...requests: readonly (readonly [Route, string, object, Record<string, string>])[]
    ) => {
      const sent = requests.toSorted(() => random.random() - 0.5);
      const responses = await Promise.all(
        sent.map(([{ method, path }, id, body, headers]) =>
          service.send(path.replace(":id", id), { method, ...keyed(body, headers) }),
        ),
      );
      return responses.filter(({ status }) => status === 201).length;
    };
    for (let n = 0; n < 250; n++) {
      const { spendable } = await service.ask(routes.readWallet);
      const id = await order();
      const paying = [routes.pay, "", { orderId: id, points: 10 }, {}] as const;
      const cancelling = [routes.cancelPartnerOrder, id, {}, shop] as const;
      expect(await race(paying, paying, cancelling)).toBe(1);
      const { state, payment = "" } = await read(id);
      expect(state).toMatch(/^(held|cancelled)$/);
      if (state === "cancelled") continue;
      const capturing = [routes.capturePartnerPayment, payment, {}, shop] as const;
      const giving = [routes.cancelPayment, payment, {}, {}] as const;
      expect(await race(capturing, capturing, giving)).toBe(1);
      const { spendable: after, held } = await service.ask(routes.readWallet);
      const isPaid = (await read(id)).state === "paid";
      expect([after, held]).toEqual([isPaid ? spendable - 10 : spendable, 0]);
    }
  });
});
