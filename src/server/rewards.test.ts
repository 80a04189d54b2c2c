import { beforeEach, describe, expect, it } from "vitest";
import { routes, type Route } from "../contract/routes.ts";
import { demoRoutes } from "../contract/demo-routes.ts";
import type { Receipt } from "../contract/receipt.ts";
import { instant } from "../rules/calendar.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";
import { stores } from "./testing/stores.ts";

const NOW = at("2026-11-23T12:00:00.000+08:00");
const LAPSES = at("2026-11-23T12:15:00.000+08:00");
const THREE_DAYS = 3 * 86_400_000;

describe.each(stores)("rewards over %s", (_name, open) => {
  let service: ReturnType<typeof createTestService>;
  let keys = 0;
  beforeEach(async () => {
    service = createTestService(await open(), NOW);
    keys = 0;
  });

  const member = () => service.importMember("2026-11-01,Bank,9000");
  const keyed = (body: object) => json(body, { "Idempotency-Key": keyOf(++keys) });
  const write = (route: Route, id: string, body: object = {}) =>
    isOfPartner(route)
      ? service.asPartner(route, id, body, ++keys)
      : service.ask(route as typeof routes.redeem, { id, ...keyed(body) });
  const isOfPartner = ({ path }: Route) => path.startsWith("/api/partner/");
  const refuse = async (route: Route, id: string, body: object = {}) => {
    const partner = isOfPartner(route) ? await service.partnerOf(id) : {};
    const headers = { "Idempotency-Key": keyOf(++keys), ...partner };
    return service.refused(route, { id, ...json(body, headers) });
  };
  const use = (id: string) => service.ask(routes.markRewardUsed, { id, ...keyed({}) });
  const idOf = ({ entries }: Pick<Receipt, "entries">) => entries.at(-1)?.id ?? "";
  const redeem = async (productId: string, priceId = "points") =>
    idOf(await write(routes.redeem, "", { productId, priceId }));
  const reward = (id: string) => service.ask(routes.readReward, { id });
  const rewards = async () => (await service.ask(routes.listRewards)).items;
  const stockOf = async (id: string) =>
    (await service.ask(routes.listProducts)).items.find((product) => product.id === id)?.stock;

  describe("of a redemption that points pay", () => {
    it("is a code at once, with how and until when to use it, in the reader's language", async () => {
      await member();
      const { entries } = await write(routes.redeem, "", {
        productId: "delivery-coupon",
        priceId: "points",
      });
      const id = idOf({ entries });
      expect(entries[0]).toMatchObject({ kind: "redemption", rewardId: id });
      expect(await reward(id)).toEqual({
        id,
        entryId: id,
        title: "Delivery coupon",
        picture: "coupon",
        kind: "code",
        state: "ready",
        code: expect.stringMatching(/^0001(-[0-9A-HJKMNP-TV-Z]{4}){3}$/) as string,
        // Thirty days after the 23rd, to the end of the day in China.
        useBy: at("2026-12-24T00:00:00.000+08:00"),
        instructions: "Enter the code in the seller's app, under Vouchers.",
        at: NOW,
        isNew: true,
      });
      const chinese = await service.ask(routes.readReward, {
        id,
        headers: { "Accept-Language": "zh-CN" },
      });
      expect(chinese).toMatchObject({
        title: "外卖优惠券",
        instructions: expect.stringMatching(/兑换码/) as string,
      });
    });

    it("is found from its entry, in the list and alone, and after the next page opens", async () => {
      await member();
      const id = await redeem("delivery-coupon");
      const { code } = await reward(id);
      const { items } = await service.ask(routes.listEntries);
      expect(items.map(({ kind, rewardId }) => [kind, rewardId])).toEqual([
        ["redemption", id],
        ["grant", undefined],
      ]);
      expect((await service.ask(routes.readEntry, { id })).rewardId).toBe(id);
      expect(await rewards()).toMatchObject([{ id, code }]);
    });

    it("has another code for every member, each the next of its product", async () => {
      const codes: string[] = [];
      for (let n = 0; n < 3; n++) {
        await member();
        codes.push((await reward(await redeem("delivery-coupon"))).code ?? "");
      }
      expect(codes.map((code) => code.slice(0, 5))).toEqual(["0001-", "0002-", "0003-"]);
      expect(new Set(codes.map((code) => code.slice(5))).size).toBe(3);
    });

    it("is a parcel without a code where the product is sent", async () => {
      await member();
      const parcel = await reward(await redeem("towel"));
      expect(parcel).toMatchObject({ kind: "shipment", state: "preparing", isNew: false });
      expect(parcel.code).toBeUndefined();
      expect(parcel.useBy).toBeUndefined();
    });

    it("is one reward, however often the redemption is sent", async () => {
      await member();
      const body = keyed({ productId: "delivery-coupon", priceId: "points" });
      await service.ask(routes.redeem, body);
      await service.ask(routes.redeem, body);
      expect(await rewards()).toHaveLength(1);
      await member();
      expect((await reward(await redeem("delivery-coupon"))).code).toMatch(/^0002-/);
    });
  });

  describe("of a redemption on hold", () => {
    it("is prepared without a code, which is given when the cash is paid", async () => {
      await member();
      const id = await redeem("cinema", "points-and-cash");
      expect(await reward(id)).toMatchObject({ state: "preparing", isNew: false });
      expect((await reward(id)).code).toBeUndefined();
      await write(routes.capturePartnerRedemption, id);
      expect(await reward(id)).toMatchObject({
        state: "ready",
        code: expect.stringMatching(/^0001-/) as string,
      });
    });

    it("is cancelled with the hold, and the unit can be redeemed by somebody else", async () => {
      await member();
      const before = await stockOf("cinema");
      const id = await redeem("cinema", "points-and-cash");
      await write(routes.cancelRedemption, id);
      expect(await reward(id)).toMatchObject({ state: "cancelled" });
      expect(await stockOf("cinema")).toBe(before);
      const next = await redeem("cinema", "points-and-cash");
      await write(routes.capturePartnerRedemption, next);
      expect((await reward(next)).code).toMatch(/^0001-/);
    });

    it("is cancelled when the hold lapses, also if the rewards are what is read next", async () => {
      await member();
      const id = await redeem("cinema", "points-and-cash");
      service.now = instant(LAPSES - 1);
      expect(await rewards()).toMatchObject([{ id, state: "preparing" }]);
      service.now = LAPSES;
      expect(await rewards()).toMatchObject([{ id, state: "cancelled" }]);
    });

    it("cannot be used before it is captured, nor after it is cancelled", async () => {
      await member();
      const id = await redeem("cinema", "points-and-cash");
      expect((await refuse(routes.markRewardUsed, id)).code).toBe("reward-not-ready");
      await write(routes.cancelRedemption, id);
      expect((await refuse(routes.markRewardUsed, id)).code).toBe("reward-not-ready");
      expect(await reward(id)).toMatchObject({ state: "cancelled" });
    });
  });

  describe("that is used", () => {
    it("says so, once, and changes nothing in the wallet", async () => {
      await member();
      const id = await redeem("delivery-coupon");
      const before = await service.ask(routes.readWallet);
      const { reward: used, entries, wallet } = await use(id);
      expect(used).toMatchObject({ id, state: "used", isNew: false });
      expect(entries).toEqual([]);
      expect(wallet).toEqual(before);
      expect(await reward(id)).toEqual(used);
      expect((await refuse(routes.markRewardUsed, id)).code).toBe("reward-used");
    });

    it("is not refunded", async () => {
      await member();
      const id = await redeem("delivery-coupon");
      await use(id);
      expect((await refuse(routes.refundPartnerRedemption, id, { fen: 500 })).code).toBe(
        "reward-used",
      );
      expect((await refuse(routes.refundPartnerRedemption, id, { fen: 1 })).code).toBe(
        "reward-used",
      );
      expect(await reward(id)).toMatchObject({ state: "used" });
    });
  });

  describe("of a redemption that is refunded", () => {
    it("is cancelled by the last fen, and not before, and its code is never given again", async () => {
      await member();
      const id = await redeem("delivery-coupon");
      const left = await stockOf("delivery-coupon");
      await write(routes.refundPartnerRedemption, id, { fen: 499 });
      expect(await reward(id)).toMatchObject({
        state: "ready",
        code: expect.stringMatching(/^0001-/) as string,
      });
      await write(routes.refundPartnerRedemption, id, { fen: 1 });
      const cancelled = await reward(id);
      expect(cancelled).toMatchObject({ state: "cancelled", isNew: false });
      expect(cancelled.code).toBeUndefined();
      expect(await stockOf("delivery-coupon")).toBe(left);
      await member();
      expect((await reward(await redeem("delivery-coupon"))).code).toMatch(/^0002-/);
    });

    it("stays if the refund is refused", async () => {
      await member();
      const id = await redeem("delivery-coupon");
      const refused = await refuse(routes.refundPartnerRedemption, id, { fen: 501 });
      expect(refused.code).toBe("refund-exceeds-capture");
      expect(await reward(id)).toMatchObject({ state: "ready" });
    });
  });

  describe("of a draw", () => {
    it("is a code for a cash prize", async () => {
      await member();
      await service.ask(routes.readNextDraw);
      // With the secret of this service's first draw this seed rolls 0, which wins 1,000 yuan.
      const drawing = keyed({ number: 1, memberSeed: "3e46d".padStart(32, "0") });
      const { draw, entries } = await service.ask(routes.draw, drawing);
      expect(draw.pays).toBe("cash");
      expect(entries).toMatchObject([{ kind: "draw", rewardId: draw.id }]);
      expect(await rewards()).toMatchObject([
        {
          id: draw.id,
          title: "¥1,000",
          kind: "code",
          state: "ready",
          code: expect.stringMatching(/^0001-/) as string,
          useBy: at("2027-11-24T00:00:00.000+08:00"),
        },
      ]);
    });

    it("is none for nothing", async () => {
      await member();
      await service.ask(routes.readNextDraw);
      const drawing = keyed({ number: 1, memberSeed: "0".repeat(32) });
      const { draw, entries } = await service.ask(routes.draw, drawing);
      expect(draw.pays).not.toBe("cash");
      expect(entries[0]?.rewardId).toBeUndefined();
      expect(await rewards()).toEqual([]);
    });
  });

  it("are listed newest first, and new for three days", async () => {
    await member();
    const first = await redeem("delivery-coupon");
    service.now = at("2026-11-24T12:00:00.000+08:00");
    const second = await redeem("phone-credit");
    expect((await rewards()).map(({ id, isNew }) => [id, isNew])).toEqual([
      [second, true],
      [first, true],
    ]);
    service.now = instant(NOW + THREE_DAYS - 1);
    expect((await reward(first)).isNew).toBe(true);
    service.now = instant(NOW + THREE_DAYS);
    expect((await reward(first)).isNew).toBe(false);
  });

  it("of another member, or of an entry without one, are not found", async () => {
    const other = await member();
    const id = await redeem("delivery-coupon");
    await member();
    for (const strange of [id, `${other}-1`, "new-1"]) {
      expect((await service.refused(routes.readReward, { id: strange })).code).toBe("not-found");
      expect((await refuse(routes.markRewardUsed, strange)).code).toBe("not-found");
    }
    expect(await rewards()).toEqual([]);
  });

  it("are not made from an imported redemption", async () => {
    await member();
    await redeem("delivery-coupon");
    const file = await service.send("/api/statement?format=json");
    const headers = { "Content-Type": "application/json" };
    const { memberId } = await service.ask(demoRoutes.importFile, {
      body: await file.text(),
      headers,
    });
    await service.signIn(memberId);
    expect(await rewards()).toEqual([]);
    expect((await service.ask(routes.readEntry, { id: `${memberId}-2` })).rewardId).toBeUndefined();
  });
});
