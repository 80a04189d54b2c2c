import { beforeEach, describe, expect, it } from "vitest";
import { routes, type Route } from "../contract/routes.ts";
import { demoRoutes } from "../contract/demo-routes.ts";
import type { Receipt } from "../contract/receipt.ts";
import { aliPoint } from "../catalog/alipoint.ts";
import { instant } from "../rules/calendar.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";
import { stores } from "./testing/stores.ts";

const NOW = at("2026-11-23T12:00:00.000+08:00");
const LAPSES = at("2026-11-23T12:15:00.000+08:00");

describe.each(stores)("spends over %s", (_name, open) => {
  let service: ReturnType<typeof createTestService>;
  let keys = 0;
  beforeEach(async () => {
    service = createTestService(await open(), NOW);
    keys = 0;
  });

  const fresh = () => ({ "Idempotency-Key": keyOf(++keys) });
  const bill = async (points: number, totalFen: number, headers?: Record<string, string>) => {
    const orderId = await service.order("electricity", totalFen);
    return json({ orderId, points }, headers ?? fresh());
  };
  const price = (productId: string, priceId: string) => json({ productId, priceId }, fresh());
  const spendIn = ({ entries }: Receipt) =>
    entries.findLast(({ kind }) => kind === "payment" || kind === "redemption")?.id ?? "";

  const pay = async (points: number, totalFen: number) =>
    spendIn(await service.ask(routes.pay, await bill(points, totalFen)));
  const redeem = async (productId: string, priceId = "points-and-cash") =>
    spendIn(await service.ask(routes.redeem, price(productId, priceId)));
  const isOfPartner = ({ path }: Route) => path.startsWith("/api/partner/");
  const headersFor = async (route: Route, id: string) => ({
    ...fresh(),
    ...(isOfPartner(route) && (await service.partnerOf(id))),
  });
  const write = (route: Route, id: string, body: object = {}) =>
    isOfPartner(route)
      ? service.asPartner(route, id, body, ++keys)
      : service.ask(route as typeof routes.cancelPayment, { id, ...json(body, fresh()) });
  const refuse = async (route: Route, id: string, body: object = {}) =>
    service.refused(route, { id, ...json(body, await headersFor(route, id)) });
  const capture = (id: string) => write(routes.capturePartnerPayment, id);
  const refund = (id: string, fen: number) => write(routes.refundPartnerPayment, id, { fen });
  const entry = (id: string) => service.ask(routes.readEntry, { id });
  const wallet = () => service.ask(routes.readWallet);
  const stockOf = async (id: string) =>
    (await service.ask(routes.listProducts)).items.find((product) => product.id === id)?.stock;

  /** All that a write could have changed. */
  const everything = () =>
    Promise.all([
      wallet(),
      service.ask(routes.listEntries),
      service.ask(routes.listLots),
      service.ask(routes.listHolds),
      service.ask(routes.listProducts),
    ]);

  describe("a bill", () => {
    it("is captured at once where points pay all of it", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(300, 300);
      expect(await entry(id)).toMatchObject({
        kind: "payment",
        points: -300,
        title: "City Electricity",
        subject: { kind: "merchant", id: "electricity", reference: "N-1" },
        item: "A thing",
        orderNumber: "N-1",
        cashFen: 0,
        fen: 300,
        spend: {
          state: "captured",
          refundedFen: 0,
          refundableFen: 300,
          refundedPoints: 0,
          followUps: [],
        },
      });
      expect((await service.ask(routes.listHolds)).items).toEqual([]);
    });

    it("holds the points while cash is left to pay, and tells until when", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(300, 1_000);
      expect(await wallet()).toMatchObject({ spendable: 700, held: 300, changesAt: LAPSES });
      expect((await service.ask(routes.listHolds)).items).toEqual([
        {
          id,
          kind: "payment",
          title: "City Electricity",
          points: 300,
          cashFen: 700,
          until: LAPSES,
        },
      ]);
      expect(await entry(id)).toMatchObject({
        heldUntil: LAPSES,
        spend: { state: "held", refundableFen: 0 },
      });
      const { entries, wallet: after } = await capture(id);
      expect(entries).toMatchObject([{ kind: "capture", of: id, points: 0 }]);
      expect(after).toMatchObject({ held: 0, spendable: 700, lifetime: { spent: 300 } });
      expect(await entry(id)).toMatchObject({ spend: { state: "captured", refundableFen: 1_000 } });
    });

    it.each([
      ["more than the bill", 301, 300, { code: "exceeds-bill", most: 300 }],
      ["more than the balance", 1_001, 2_000, { code: "insufficient-points", missing: 1 }],
    ])("is refused with %s", async (_what, points, total, problem) => {
      await service.importMember("2026-11-01,Bank,1000");
      const paying = await bill(points, total);
      const before = await everything();
      expect(await service.refused(routes.pay, paying)).toMatchObject({
        status: 409,
        ...problem,
      });
      expect(await everything()).toEqual(before);
    });

    it("is refused of 9 points, and allowed of 10", async () => {
      await service.importMember("2026-11-01,Bank,9");
      expect(await service.ask(routes.readWallet)).toMatchObject({ mayUse: false, missing: 1 });
      expect(await service.refused(routes.pay, await bill(1, 1))).toMatchObject({
        code: "below-minimum",
        missing: 1,
      });
      await service.importMember("2026-11-01,Bank,10");
      expect(await service.ask(routes.readWallet)).toMatchObject({ mayUse: true, missing: 0 });
      expect((await service.ask(routes.pay, await bill(1, 1))).wallet.spendable).toBe(9);
    });

    it.each([
      ["no such order", { orderId: "moon" }, 404, "not-found"],
      ["no points", { points: 0 }, 400, "invalid-request"],
      ["a part of a point", { points: 1.5 }, 400, "invalid-request"],
      ["a number as text", { points: "10" }, 400, "invalid-request"],
      ["points below none", { points: -1 }, 400, "invalid-request"],
      ["points past counting", { points: 2 ** 53 }, 400, "invalid-request"],
      ["an order without a number", { orderId: "" }, 400, "invalid-request"],
      ["an order longer than any", { orderId: "x".repeat(101) }, 400, "invalid-request"],
      ["an unknown field", { totalFen: 1 }, 400, "invalid-request"],
    ])("is refused of %s, and changes nothing", async (_what, wrong, status, code) => {
      const memberId = await service.importMember("2026-11-01,Bank,1000");
      const before = await everything();
      const right = { orderId: `${memberId}-W-77`, points: 10 };
      const problem = await service.refused(routes.pay, json({ ...right, ...wrong }, fresh()));
      expect(problem).toMatchObject({ status, code });
      expect(await everything()).toEqual(before);
    });

    it("needs a key and a session", async () => {
      const unknown = json({ orderId: "moon", points: 1 }, fresh());
      expect((await service.refused(routes.pay, unknown)).code).toBe("signed-out");
      expect((await service.refused(routes.listHolds)).code).toBe("signed-out");
      await service.importMember("2026-11-01,Bank,1000");
      expect((await service.refused(routes.pay, await bill(1, 1, {}))).code).toBe(
        "idempotency-key-missing",
      );
    });
  });

  describe("a hold", () => {
    const JUST_IN_TIME = instant(LAPSES - 1);

    it("can be captured in its last millisecond, and has lapsed at the instant", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const first = await pay(300, 1_000);
      service.now = JUST_IN_TIME;
      await capture(first);
      service.now = NOW;
      await service.importMember("2026-11-01,Bank,1000");
      const second = await pay(300, 1_000);
      service.now = LAPSES;
      expect(await refuse(routes.capturePartnerPayment, second)).toMatchObject({
        status: 409,
        code: "hold-lapsed",
      });
      expect(await wallet()).toMatchObject({ spendable: 1_000, held: 0 });
      expect(await entry(second)).toMatchObject({ spend: { state: "lapsed", refundableFen: 0 } });
      expect((await service.ask(routes.listEntries)).items[0]).toMatchObject({
        kind: "release",
        cause: "lapsed",
        at: LAPSES,
        of: second,
        points: 300,
      });
    });

    it("gives the points back to the lots that they came from when it is cancelled", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const lots = await service.ask(routes.listLots);
      const id = await pay(300, 1_000);
      const { entries } = await write(routes.cancelPayment, id);
      expect(entries).toMatchObject([{ kind: "release", cause: "cancelled", of: id, points: 300 }]);
      expect(await service.ask(routes.listLots)).toEqual(lots);
      expect(await entry(id)).toMatchObject({ spend: { state: "cancelled" } });
    });

    it("ends once: paid or cancelled, it takes neither again", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      for (const end of [routes.capturePartnerPayment, routes.cancelPayment]) {
        const id = await pay(100, 1_000);
        await write(end, id);
        for (const again of [routes.capturePartnerPayment, routes.cancelPayment]) {
          expect((await refuse(again, id)).code).toBe("already-settled");
        }
      }
    });

    it("ends once where two ask at the same moment", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(100, 1_000);
      const shop = await service.partnerOf(id);
      const ends = (
        [
          [routes.capturePartnerPayment, shop],
          [routes.cancelPayment, {}],
        ] as const
      ).map(([{ method, path }, headers]) => {
        const init = { method, ...json({}, { ...fresh(), ...headers }) };
        return service.send(path.replace(":id", id), init);
      });
      const statuses = (await Promise.all(ends)).map(({ status }) => status);
      expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 409]);
    });

    it("can be captured although its lots expired while it was open", async () => {
      const eve = at("2026-11-30T23:50:00+08:00");
      service.now = eve;
      await service.importMember("2023-11-05,Old,200", "2026-11-01,Bank,1000");
      const id = await pay(200, 1_000);
      service.now = at("2026-12-01T00:04:59.999+08:00");
      expect(await wallet()).toMatchObject({ held: 200, lifetime: { expired: 0 } });
      await capture(id);
      expect((await wallet()).lifetime).toMatchObject({ spent: 200, expired: 0 });
    });

    it("lets points of expired lots expire when it is cancelled", async () => {
      service.now = at("2026-11-30T23:50:00+08:00");
      await service.importMember("2023-11-05,Old,200", "2026-11-01,Bank,1000");
      const id = await pay(200, 1_000);
      service.now = at("2026-12-01T00:01:00+08:00");
      const { entries } = await write(routes.cancelPayment, id);
      expect(entries.map(({ kind }) => kind)).toEqual(["release", "expiry"]);
      expect(await wallet()).toMatchObject({ spendable: 1_000, lifetime: { expired: 200 } });
    });
  });

  describe("a redemption with cash", () => {
    it("is held until its cash is paid, and has taken its unit and the day", async () => {
      await service.importMember("2026-11-01,Bank,5000");
      const id = await redeem("cup");
      expect(await stockOf("cup")).toBe(24);
      expect((await service.ask(routes.listHolds)).items).toMatchObject([
        { id, kind: "redemption", title: "Insulated mug", points: 2_000, cashFen: 1_900 },
      ]);
      const second = await service.refused(routes.redeem, price("delivery-coupon", "points"));
      expect(second.code).toBe("daily-limit-reached");
      await write(routes.capturePartnerRedemption, id);
      expect(await entry(id)).toMatchObject({ fen: 3_900, spend: { state: "captured" } });
      expect(await stockOf("cup")).toBe(24);
    });

    it("gives the day and the unit back when it is cancelled", async () => {
      await service.importMember("2026-11-01,Bank,5000");
      const id = await redeem("cup");
      const { wallet: after } = await write(routes.cancelRedemption, id);
      expect(after).toMatchObject({ spendable: 5_000, nextRedemptionAt: NOW });
      expect(await stockOf("cup")).toBe(25);
      await redeem("cup");
    });

    it("is the one of its product where each product has its own limit", async () => {
      const redemptionLimit = { count: 1, per: "product" } as const;
      service = createTestService(await open(), NOW, {
        programme: { ...aliPoint, redemptionLimit },
      });
      await service.importMember("2026-11-01,Bank,5000");
      const id = await redeem("cup");
      expect(await service.refused(routes.redeem, price("cup", "points-and-cash"))).toMatchObject({
        code: "daily-limit-reached",
        nextRedemptionAt: at("2026-11-24T00:00:00+08:00"),
      });
      await redeem("delivery-coupon", "points");
      expect(await wallet()).toMatchObject({
        nextRedemptionAt: NOW,
        redeemedToday: {
          count: 2,
          products: [
            { id: "cup", count: 1 },
            { id: "delivery-coupon", count: 1 },
          ],
        },
      });
      await write(routes.cancelRedemption, id);
      await redeem("cup");
    });

    it("gives neither back when it is refunded", async () => {
      await service.importMember("2026-11-01,Bank,5000");
      const id = await redeem("cup");
      await write(routes.capturePartnerRedemption, id);
      const { entries, wallet: after } = await write(routes.refundPartnerRedemption, id, {
        fen: 3_900,
      });
      expect(entries).toMatchObject([{ kind: "refund", of: id, points: 2_000, fen: 3_900 }]);
      expect(after.nextRedemptionAt).toBeGreaterThan(NOW);
      expect(await stockOf("cup")).toBe(24);
    });

    it("lets the last unit, held by oneself, be redeemed again at the instant at which that lapses", async () => {
      for (let taken = 0; taken < 7; taken++) {
        await service.importMember("2026-11-01,Bank,9000");
        await redeem("power-bank", "points");
      }
      await service.importMember("2026-11-01,Bank,9000");
      await redeem("power-bank");
      expect(await stockOf("power-bank")).toBe(0);
      service.now = instant(LAPSES - 1);
      expect((await service.refused(routes.redeem, price("power-bank", "points"))).code).toBe(
        "out-of-stock",
      );
      service.now = LAPSES;
      const { entries } = await service.ask(routes.redeem, price("power-bank", "points"));
      expect(entries.map(({ kind }) => kind)).toEqual(["release", "redemption"]);
      expect(await stockOf("power-bank")).toBe(0);
    });

    it("shows the unit in the shop again as soon as one's own hold has lapsed", async () => {
      await service.importMember("2026-11-01,Bank,5000");
      await redeem("cup");
      service.now = LAPSES;
      expect(await stockOf("cup")).toBe(25);
    });
  });

  describe("a partial capture", () => {
    const captureFor = (id: string, totalFen: number) =>
      write(routes.capturePartnerPayment, id, { totalFen });

    it("is paid with the points that it takes; the others go back to their lots, and the entry says which", async () => {
      const member = await service.importMember("2023-11-05,Old,200", "2026-11-01,Bank,1000");
      const id = await pay(500, 1_000);
      const { entries, wallet: after } = await captureFor(id, 150);
      const back = [
        { lotId: `${member}-1`, points: 50 },
        { lotId: `${member}-2`, points: 300 },
      ];
      expect(entries).toMatchObject([
        { kind: "capture", of: id, points: 350, fen: 150, released: back, balanceAfter: 1_050 },
      ]);
      expect(after).toMatchObject({ held: 0, spendable: 1_050, lifetime: { spent: 150 } });
      const capture = await entry(entries[0]?.id ?? "");
      expect(capture.lots.map((lot) => lot.id)).toEqual([`${member}-1`, `${member}-2`]);
      expect(await entry(id)).toMatchObject({
        fen: 1_000,
        spend: { state: "captured", refundableFen: 150, followUps: [entries[0]] },
      });
    });

    it("gives nothing back where it still takes all points, and is no different where it is not smaller", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(300, 1_000);
      const less = await captureFor(id, 999);
      expect(less.entries).toMatchObject([{ points: 0, fen: 999, released: [] }]);
      const same = await captureFor(await pay(300, 1_000), 1_000);
      expect(same.entries[0]?.fen).toBeUndefined();
      expect(same.entries[0]?.released).toBeUndefined();
    });

    it("is refunded to its last fen, and not a fen more", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(300, 1_000);
      await captureFor(id, 200);
      expect(await refuse(routes.refundPartnerPayment, id, { fen: 201 })).toMatchObject({
        most: 200,
      });
      await refund(id, 50);
      await refund(id, 150);
      expect(await entry(id)).toMatchObject({
        spend: { refundedFen: 200, refundableFen: 0, refundedPoints: 200 },
      });
      expect((await wallet()).spendable).toBe(1_000);
    });

    it("is refused where it is a fen more than the points are held for, or too late", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(300, 1_000);
      const before = await everything();
      expect(await refuse(routes.capturePartnerPayment, id, { totalFen: 1_001 })).toMatchObject({
        status: 409,
        code: "capture-exceeds-hold",
        most: 1_000,
      });
      expect(await everything()).toEqual(before);
      service.now = LAPSES;
      expect((await refuse(routes.capturePartnerPayment, id, { totalFen: 1_001 })).code).toBe(
        "hold-lapsed",
      );
    });

    it.each([0, -1, 1.5, "1", null])(
      "is refused at %s fen as no number of them",
      async (totalFen) => {
        await service.importMember("2026-11-01,Bank,1000");
        const id = await pay(300, 1_000);
        const before = await everything();
        expect(await refuse(routes.capturePartnerPayment, id, { totalFen })).toMatchObject({
          status: 400,
          errors: [{ pointer: "/totalFen" }],
        });
        expect(await everything()).toEqual(before);
      },
    );

    it("is not possible for a redemption, which has a fixed price", async () => {
      await service.importMember("2026-11-01,Bank,5000");
      const id = await redeem("cup");
      expect(await refuse(routes.capturePartnerRedemption, id, { totalFen: 100 })).toMatchObject({
        status: 400,
        errors: [{ pointer: "/totalFen", code: "unknown-field" }],
      });
    });

    it("sent again is captured once; with another total it is another request", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(300, 1_000);
      const headers = await headersFor(routes.capturePartnerPayment, id);
      const ask = (totalFen: number) => ({ id, ...json({ totalFen }, headers) });
      const first = await service.ask(routes.capturePartnerPayment, ask(200));
      expect(await service.ask(routes.capturePartnerPayment, ask(200))).toEqual(first);
      expect((await service.refused(routes.capturePartnerPayment, ask(201))).code).toBe(
        "idempotency-key-reused",
      );
      expect(await wallet()).toMatchObject({ spendable: 800, held: 0 });
    });
  });

  describe("a refund", () => {
    const EXPIRED = at("2026-12-01T00:00:00.000+08:00");

    it("returns points as a new lot and the rest as cash, and is listed with the spend", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(300, 1_000);
      await capture(id);
      service.now = at("2026-11-24T09:00:00+08:00");
      const { entries, wallet: after } = await refund(id, 500);
      expect(entries).toMatchObject([
        {
          kind: "refund",
          of: id,
          fen: 500,
          points: 150,
          forfeited: [],
          expiresAt: at("2029-12-01T00:00:00+08:00"),
        },
      ]);
      expect(after.spendable).toBe(850);
      expect(await entry(id)).toMatchObject({
        spend: {
          state: "captured",
          refundedFen: 500,
          refundableFen: 500,
          refundedPoints: 150,
          followUps: [{ kind: "capture" }, entries[0]],
        },
      });
    });

    it("says fen by fen what can still come back, and refuses a fen more", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(300, 1_000);
      expect(await refuse(routes.refundPartnerPayment, id, { fen: 1 })).toMatchObject({
        code: "refund-exceeds-capture",
        most: 0,
      });
      await capture(id);
      expect(await refuse(routes.refundPartnerPayment, id, { fen: 1_001 })).toMatchObject({
        most: 1_000,
      });
      await refund(id, 999);
      expect(await refuse(routes.refundPartnerPayment, id, { fen: 2 })).toMatchObject({ most: 1 });
      await refund(id, 1);
      expect(await entry(id)).toMatchObject({
        spend: { refundedFen: 1_000, refundableFen: 0, refundedPoints: 300 },
      });
      expect((await wallet()).spendable).toBe(1_000);
    });

    it("forfeits what has expired meanwhile, lot by lot, and names those lots", async () => {
      const member = await service.importMember("2023-11-05,Old,200", "2026-11-01,Bank,1000");
      const id = await pay(300, 300);
      service.now = EXPIRED;
      const first = await refund(id, 150);
      expect(first.entries).toMatchObject([
        { points: 100, fen: 150, forfeited: [{ lotId: `${member}-1`, points: 50 }] },
      ]);
      const second = await refund(id, 150);
      expect(second.entries).toMatchObject([
        { points: 0, forfeited: [{ lotId: `${member}-1`, points: 150 }] },
      ]);
      expect(second.entries[0]?.expiresAt).toBeUndefined();
      const { lots } = await entry(first.entries[0]?.id ?? "");
      expect(lots.map((lot) => [lot.id, lot.source])).toEqual([
        [first.entries[0]?.id, "refund"],
        [`${member}-1`, "import"],
      ]);
    });

    it.each([0, -1, 1.5, "1", null])("is refused of %s fen as no number of them", async (fen) => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(300, 300);
      const before = await everything();
      expect((await refuse(routes.refundPartnerPayment, id, { fen })).code).toBe("invalid-request");
      expect(await everything()).toEqual(before);
    });

    it("has one effect if two at once are together more than the spend", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(300, 300);
      const path = routes.refundPartnerPayment.path.replace(":id", id);
      const shop = await service.partnerOf(id);
      const asked = [1, 2].map(() =>
        service.send(path, { method: "POST", ...json({ fen: 200 }, { ...fresh(), ...shop }) }),
      );
      const statuses = (await Promise.all(asked)).map(({ status }) => status);
      expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 409]);
    });

    it("of a payment that an imported refund gave back in part is limited to the rest", async () => {
      const body = [
        "date,description,points,kind",
        "2026-11-01,Bank,1000,grant",
        "2026-11-02,Bill,-300,payment",
        "2026-11-03,Bill given back,200,refund",
      ].join("\n");
      const { memberId } = await service.ask(demoRoutes.importFile, { body });
      await service.signIn(memberId);
      expect(await entry(`${memberId}-2`)).toMatchObject({ spend: { refundableFen: 100 } });
    });
  });

  describe("the same operation sent again", () => {
    it("pays once, and answers the same", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const init = { method: "POST", ...(await bill(300, 1_000)) };
      const first = await service.send(routes.pay.path, init);
      const again = await service.send(routes.pay.path, init);
      expect(again.headers.get("Idempotency-Replayed")).toBe("true");
      expect(await again.text()).toBe(await first.text());
      expect((await wallet()).held).toBe(300);
    });

    it("captures and refunds once, and answers the same", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(300, 1_000);
      for (const [route, body] of [
        [routes.capturePartnerPayment, {}],
        [routes.refundPartnerPayment, { fen: 500 }],
      ] as const) {
        const { path } = route;
        const init = { method: "POST", ...json(body, await headersFor(route, id)) };
        const first = await service.send(path.replace(":id", id), init);
        const again = await service.send(path.replace(":id", id), init);
        expect([first.status, again.status]).toEqual([201, 201]);
        expect(await again.text()).toBe(await first.text());
      }
      expect(await entry(id)).toMatchObject({ spend: { refundedFen: 500 } });
    });

    it("answers a capture that is sent again after the 15 minutes as the first time", async () => {
      await service.importMember("2026-11-01,Bank,1000");
      const id = await pay(300, 1_000);
      const headers = await headersFor(routes.capturePartnerPayment, id);
      const init = { method: "POST", ...json({}, headers) };
      const path = routes.capturePartnerPayment.path.replace(":id", id);
      await service.send(path, init);
      service.now = LAPSES;
      expect((await service.send(path, init)).status).toBe(201);
      expect(await entry(id)).toMatchObject({ spend: { state: "captured" } });
    });
  });

  it("refuses a spend of a wallet that has changed since it was seen", async () => {
    await service.importMember("2026-11-01,Bank,1000");
    const seen = (await service.send("/api/wallet")).headers.get("ETag") ?? "";
    const id = await pay(300, 1_000);
    const stale = { ...fresh(), "If-Match": seen };
    expect((await service.refused(routes.pay, await bill(1, 1, stale))).code).toBe(
      "wallet-changed",
    );
    const cancelling = { id, ...json({}, stale) };
    expect((await service.refused(routes.cancelPayment, cancelling)).code).toBe("wallet-changed");
  });

  it("finds no spend of another member, of another kind, or that is none", async () => {
    await service.importMember("2026-11-01,Bank,5000");
    const payment = await pay(300, 1_000);
    const redemption = await redeem("cup");
    for (const [route, id] of [
      [routes.cancelPayment, redemption],
      [routes.cancelRedemption, payment],
      [routes.cancelPayment, payment.replace(/\d+$/, "1")],
      [routes.cancelPayment, payment.replace(/\d+$/, "99")],
      [routes.cancelPayment, "nonsense"],
    ] as const) {
      expect((await refuse(route, id)).code).toBe("not-found");
    }
    await service.importMember("2026-11-01,Bank,5000");
    expect(await refuse(routes.cancelPayment, payment)).toMatchObject({
      status: 404,
      code: "not-found",
    });
    expect((await service.ask(routes.listHolds)).items).toEqual([]);
  });

  it("transfers and withdraws nothing, whoever asks and however", async () => {
    await service.importMember("2026-11-01,Bank,1000");
    const before = await everything();
    for (const route of [routes.transfer, routes.withdraw]) {
      for (const init of [{}, json({ to: "a friend", points: 10 }), { body: "{" }]) {
        expect(await service.refused(route, init)).toMatchObject({
          status: 403,
          code: "not-transferable",
          retryable: false,
        });
      }
    }
    expect(await everything()).toEqual(before);
    await service.send("/api/session", { method: "DELETE" });
    expect((await service.refused(routes.transfer)).code).toBe("not-transferable");
  });

  it("lists the entry that made a lot and all that took from it, and only below a number", async () => {
    const member = await service.importMember("2023-11-05,Old,200", "2026-11-01,Bank,1000");
    const first = await pay(150, 150);
    const second = await pay(150, 150);
    await pay(150, 150);
    const of = async (query: string) =>
      (await service.ask(routes.listEntries, { query })).items.map(({ id }) => id);
    expect(await of(`lot=${member}-1`)).toEqual([second, first, `${member}-1`]);
    expect(await of(`lot=${member}-1&below=4`)).toEqual([first, `${member}-1`]);
    expect(await of(`lot=guide-1`)).toEqual([]);
  });

  it("shows the fields of each kind of entry: the source, the expiry and the subject", async () => {
    const member = await service.importMember("2026-11-01,Bank,1000");
    const granted = await entry(`${member}-1`);
    expect(granted).toMatchObject({
      source: "import",
      expiresAt: at("2029-12-01T00:00:00+08:00"),
      lots: [{ id: `${member}-1`, granted: 1_000 }],
    });
    expect(granted.spend).toBeUndefined();
  });
});
