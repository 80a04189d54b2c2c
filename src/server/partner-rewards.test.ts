import { beforeEach, describe, expect, it } from "vitest";
import { demoRoutes } from "../contract/demo-routes.ts";
import type { Receipt } from "../contract/receipt.ts";
import { routes, type Route } from "../contract/routes.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";
import { stores } from "./testing/stores.ts";

const NOW = at("2026-11-23T12:00:00.000+08:00");
const LATER = at("2026-11-23T12:10:00.000+08:00");
const LAPSES = at("2026-11-23T12:15:00.000+08:00");

/** The cinema ticket is the corner shop's, the towel and the coupon are Plumtree's. */
describe.each(stores)("a partner's rewards over %s", (_name, open) => {
  let service: ReturnType<typeof createTestService>;
  let memberId = "";
  let plumtree: Record<string, string>;
  let corner: Record<string, string>;
  let keys = 0;
  beforeEach(async () => {
    service = createTestService(await open(), NOW);
    keys = 0;
    plumtree = await service.partner("plumtree");
    corner = await service.partner("corner");
    memberId = await service.importMember("2026-11-01,Bank,9000");
  });

  const keyed = (body: object, headers = {}) =>
    json(body, { "Idempotency-Key": keyOf(++keys), ...headers });
  async function redeem(productId: string, priceId = "points") {
    const body = keyed({ productId, priceId });
    const { entries }: Receipt = await service.ask(routes.redeem, body);
    return entries[0]?.id ?? "";
  }
  const end = (route: typeof routes.capturePartnerRedemption | Route, id: string, body = {}) =>
    service.ask(route as typeof routes.capturePartnerRedemption, { id, ...keyed(body, corner) });
  const update = (id: string, body: object, partner = plumtree) =>
    service.ask(routes.updateReward, { id, ...keyed(body, partner) });
  const refuse = async (route: Route, id: string, body: object, partner: object) =>
    (await service.refused(route, { id, ...keyed(body, partner) })).code;
  const reward = (id: string) => service.ask(routes.readReward, { id });
  const stockOf = async (id: string) =>
    (await service.ask(routes.listProducts)).items.find((product) => product.id === id)?.stock;

  describe("a redemption of its product", () => {
    it("is captured when the cash is paid, which gives the member the code", async () => {
      const id = await redeem("cinema", "points-and-cash");
      const answer = await end(routes.capturePartnerRedemption, id);
      expect(answer).toEqual({
        operation: { key: keyOf(keys) },
        redemption: {
          id,
          memberId,
          productId: "cinema",
          state: "captured",
          totalFen: 3_000,
          points: 1_500,
          cashFen: 1_500,
          refundedFen: 0,
          refundedPoints: 0,
        },
      });
      expect(await service.ask(routes.readPartnerRedemption, { id, headers: corner })).toEqual(
        answer.redemption,
      );
      const { code, state } = await reward(id);
      expect(state).toBe("ready");
      const seen = await service.ask(routes.readPartnerReward, { id, headers: corner });
      expect(seen).toMatchObject({ id, memberId, productId: "cinema", state: "ready", code });
    });

    it("is captured once, and a repeated request is answered as the first was", async () => {
      const id = await redeem("cinema", "points-and-cash");
      const init = { id, ...keyed({}, corner) };
      const first = await service.ask(routes.capturePartnerRedemption, init);
      expect(await service.ask(routes.capturePartnerRedemption, init)).toEqual(first);
      expect(await refuse(routes.capturePartnerRedemption, id, {}, corner)).toBe("already-settled");
      expect(await refuse(routes.releasePartnerRedemption, id, {}, corner)).toBe("already-settled");
    });

    it("is cancelled, which returns the points and the unit", async () => {
      const before = await stockOf("cinema");
      const id = await redeem("cinema", "points-and-cash");
      const { redemption } = await end(routes.releasePartnerRedemption, id);
      expect(redemption.state).toBe("cancelled");
      expect(await stockOf("cinema")).toBe(before);
      expect((await service.ask(routes.readWallet)).spendable).toBe(9_000);
      expect((await reward(id)).state).toBe("cancelled");
    });

    it("cannot be captured at the instant at which its hold lapses", async () => {
      const id = await redeem("cinema", "points-and-cash");
      service.now = LAPSES;
      expect(await refuse(routes.capturePartnerRedemption, id, {}, corner)).toBe("hold-lapsed");
      expect((await reward(id)).state).toBe("cancelled");
    });

    it("is refunded while its reward is not used, and not any more after that", async () => {
      const id = await redeem("cinema", "points-and-cash");
      await end(routes.capturePartnerRedemption, id);
      const { redemption } = await end(routes.refundPartnerRedemption, id, { fen: 1_000 });
      expect(redemption).toMatchObject({ refundedFen: 1_000, refundedPoints: 500 });
      await update(id, { state: "used" }, corner);
      expect(await refuse(routes.refundPartnerRedemption, id, { fen: 1 }, corner)).toBe(
        "reward-used",
      );
    });

    it("is not found by another partner, nor one of an imported file by anybody", async () => {
      const id = await redeem("cinema", "points-and-cash");
      const ofPartner = [
        [routes.capturePartnerRedemption, {}],
        [routes.releasePartnerRedemption, {}],
        [routes.refundPartnerRedemption, { fen: 1 }],
        [routes.updateReward, { state: "ready" }],
      ] as const;
      for (const [route, body] of ofPartner) {
        expect(await refuse(route, id, body, plumtree)).toBe("not-found");
      }
      for (const route of [routes.readPartnerRedemption, routes.readPartnerReward]) {
        expect((await service.refused(route, { id, headers: plumtree })).code).toBe("not-found");
      }
      const file = await service.send("/api/statement?format=json");
      const headers = { "Content-Type": "application/json" };
      const body = await file.text();
      const { memberId: imported } = await service.ask(demoRoutes.importFile, { body, headers });
      for (const [route, sent] of ofPartner) {
        expect(await refuse(route, `${imported}-2`, sent, corner)).toBe("not-found");
      }
      expect((await reward(id)).state).toBe("preparing");
    });
  });

  describe("a reward", () => {
    it("is sent with its carrier, which the member sees as new, and received", async () => {
      const id = await redeem("towel");
      service.now = LATER;
      const sent = {
        state: "sent",
        carrier: "SF",
        trackingNumber: "SF-7",
        link: "https://a.test/7",
      };
      const { reward: answered } = await update(id, sent);
      expect(answered).toMatchObject({ id, ...sent, kind: "shipment", changedAt: LATER });
      expect(await reward(id)).toMatchObject({ ...sent, isNew: true, at: NOW });
      await service.ask(routes.markRewardUsed, { id, ...keyed({}) });
      expect(await refuse(routes.updateReward, id, sent, plumtree)).toBe("reward-used");
      expect((await reward(id)).state).toBe("used");
    });

    it("can have a code and an end of the partner's own", async () => {
      const id = await redeem("delivery-coupon");
      await update(id, { state: "ready", code: "OWN-1", useBy: "2026-12-01T00:00:00.000Z" });
      expect(await reward(id)).toMatchObject({
        state: "ready",
        code: "OWN-1",
        useBy: at("2026-12-01T00:00:00.000Z"),
      });
    });

    it("keeps what a later update leaves out", async () => {
      const id = await redeem("towel");
      await update(id, { state: "sent", carrier: "SF" });
      await update(id, { state: "sent", trackingNumber: "SF-7" });
      expect(await reward(id)).toMatchObject({ carrier: "SF", trackingNumber: "SF-7" });
    });

    it("never goes back, and is not changed after it is cancelled or while cash is to be paid", async () => {
      const id = await redeem("towel");
      await update(id, { state: "sent" });
      expect(await refuse(routes.updateReward, id, { state: "ready" }, plumtree)).toBe(
        "already-settled",
      );
      service.now = at("2026-11-24T12:00:00.000+08:00");
      const held = await redeem("cinema", "points-and-cash");
      expect(await refuse(routes.updateReward, held, { state: "used" }, corner)).toBe(
        "reward-not-ready",
      );
      await end(routes.releasePartnerRedemption, held);
      expect(await refuse(routes.updateReward, held, { state: "used" }, corner)).toBe(
        "already-settled",
      );
      expect((await reward(held)).state).toBe("cancelled");
    });

    it("takes texts of 100 characters and an address of 2,000", async () => {
      const id = await redeem("towel");
      const longest = {
        state: "sent",
        carrier: "x".repeat(100),
        link: `https://a.test/${"x".repeat(2_000 - "https://a.test/".length)}`,
      };
      await update(id, longest);
      expect(await reward(id)).toMatchObject(longest);
      const longer = { state: "sent", link: `${longest.link}x` };
      expect(await refuse(routes.updateReward, id, longer, plumtree)).toBe("invalid-request");
    });

    it.each([
      { state: "preparing" },
      { state: "cancelled" },
      { state: "sent", link: "javascript:alert(1)" },
      { state: "sent", link: "ftp://a.test" },
      { state: "sent", carrier: "" },
      { state: "sent", carrier: "x".repeat(101) },
      { carrier: "SF" },
    ])("is not changed by %j", async (body) => {
      const id = await redeem("towel");
      const before = await reward(id);
      expect(await refuse(routes.updateReward, id, body, plumtree)).toBe("invalid-request");
      expect(await reward(id)).toEqual(before);
    });
  });
});
