import { beforeEach, describe, expect, it } from "vitest";
import { routes } from "../contract/routes.ts";
import { demoRoutes } from "../contract/demo-routes.ts";
import { sum } from "../rules/points.ts";
import { instant } from "../rules/calendar.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createTestService, json, keyOf, redemption } from "./testing/fixtures.ts";
import { stores } from "./testing/stores.ts";

const NOW = at("2026-11-22T12:00:00+08:00");
/** Regular's entries: 417 from the file, and those of the steps after it. */
const ENTRIES = 423;
const MIDNIGHT = at("2026-11-23T00:00:00+08:00");

describe.each(stores)("the service over %s", (_name, open) => {
  let service: ReturnType<typeof createTestService>;
  beforeEach(async () => {
    service = createTestService(await open(), NOW);
  });

  /** All that a write could have changed. */
  async function everything() {
    const [wallet, entries, lots, products] = await Promise.all([
      service.ask(routes.readWallet),
      service.ask(routes.listEntries),
      service.ask(routes.listLots),
      service.ask(routes.listProducts),
    ]);
    return { wallet, entries, lots, products };
  }

  describe("session", () => {
    it("says that nobody is signed in, and lets nobody read", async () => {
      for (const route of [
        routes.readSession,
        routes.readWallet,
        routes.listLots,
        routes.listEntries,
      ]) {
        expect(await service.refused(route)).toMatchObject({ status: 401, code: "signed-out" });
      }
      expect((await service.refused(routes.redeem, redemption(1))).code).toBe("signed-out");
    });

    it("signs a demo member in and out, by name in the reader's language", async () => {
      const chinese = { headers: { "Accept-Language": "zh-CN,zh;q=0.9" } };
      await service.signIn("guide");
      expect((await service.ask(routes.readSession)).name).toContain("Mei");
      expect((await service.ask(routes.readSession, chinese)).name).toContain("小梅");
      expect((await service.send("/api/session", { method: "DELETE" })).status).toBe(204);
      expect((await service.refused(routes.readSession)).code).toBe("signed-out");
    });

    it("refuses an unknown member, and keeps the session", async () => {
      await service.signIn("regular");
      expect((await service.refused(demoRoutes.signIn, json({ memberId: "nobody" }))).status).toBe(
        404,
      );
      expect((await service.ask(routes.readSession)).memberId).toBe("regular");
    });

    it.each(["application/json", "application/json; charset=utf-8", "Application/JSON ;a=b"])(
      "signs in by a body of the type %s",
      async (type) => {
        const init = json({ memberId: "regular" }, { "Content-Type": type });
        expect((await service.ask(demoRoutes.signIn, init)).memberId).toBe("regular");
      },
    );

    it.each([
      undefined,
      "text/plain",
      "text/plain; application/json",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/json5",
      "application/jsonp; charset=utf-8",
      "text/json",
    ])(
      "refuses to sign in by a body of the type %s, as a form of another site sends",
      async (type) => {
        const body = new TextEncoder().encode('{"memberId":"regular"}');
        const headers: Record<string, string> = type === undefined ? {} : { "Content-Type": type };
        expect(await service.refused(demoRoutes.signIn, { body, headers })).toMatchObject({
          status: 400,
          code: "invalid-request",
          detail: "the body: content-type-not-json",
          errors: [{ pointer: "", code: "content-type-not-json" }],
        });
        expect((await service.refused(routes.readSession)).code).toBe("signed-out");
      },
    );

    it("creates one wallet if two first sign-ins come at once", async () => {
      await Promise.all([service.signIn("regular"), service.signIn("regular")]);
      const { items } = await service.ask(routes.listEntries, { query: "limit=200" });
      expect(items[0]?.seq).toBe(ENTRIES);
    });
  });

  describe("regular", () => {
    beforeEach(() => service.signIn("regular"));

    it("has lots that expire at the end of this month and of the next", async () => {
      const { expiring, spendable, worthFen } = await service.ask(routes.readWallet);
      expect(expiring.slice(0, 2)).toEqual([
        { points: 389, expiresAt: at("2026-12-01T00:00:00+08:00") },
        { points: 785, expiresAt: at("2027-01-01T00:00:00+08:00") },
      ]);
      expect(expiring.reduce((total, row) => total + row.points, 0)).toBe(spendable);
      expect(worthFen).toBe(spendable);
    });

    it("tells with any entry what could be spent just before it", async () => {
      await service.signIn("regular");
      const { expiring } = await service.ask(routes.readWallet);
      const { entries } = await service.ask(routes.redeem, redemption(1));
      const { before } = await service.ask(routes.readEntry, { id: entries.at(-1)?.id ?? "" });
      expect(before).toEqual(expiring);
      for (let seq = 1; seq <= ENTRIES; seq += 19) {
        const entry = await service.ask(routes.readEntry, { id: `regular-${seq}` });
        expect(sum(entry.before ?? [])).toBe(entry.balanceAfter - entry.points);
      }
    });

    it("redeems: the answer has the entry, the lots that paid and the wallet after it", async () => {
      const before = await service.ask(routes.readWallet);
      const { entries, wallet } = await service.ask(routes.redeem, redemption(1));
      expect(entries).toMatchObject([
        {
          kind: "redemption",
          points: -500,
          title: "Delivery coupon",
          balanceAfter: before.spendable - 500,
        },
      ]);
      expect(wallet).toEqual(await service.ask(routes.readWallet));
      expect(wallet).toMatchObject({
        spendable: before.spendable - 500,
        nextRedemptionAt: MIDNIGHT,
      });
      const read = await service.ask(routes.readEntry, { id: entries[0]?.id ?? "" });
      expect(read.allocations.map(({ points }) => points)).toEqual([149, 30, 210, 1, 1, 20, 1, 88]);
      expect(read.lots.map(({ id }) => id)).toEqual(read.allocations.map(({ lotId }) => lotId));
    });

    it("takes one from the stock, and refuses a product that is sold out", async () => {
      const stockOf = async (id: string) =>
        (await service.ask(routes.listProducts)).items.find((product) => product.id === id)?.stock;
      expect(await stockOf("towel")).toBe(12);
      await service.ask(routes.redeem, redemption(1, "towel"));
      expect(await stockOf("towel")).toBe(11);
      const soldOut = await service.refused(routes.redeem, redemption(2, "shopping-voucher"));
      expect(soldOut.code).toBe("out-of-stock");
    });

    it("redeems once a programme day, and tells the time of the next", async () => {
      await service.ask(routes.redeem, redemption(1));
      expect(await service.refused(routes.redeem, redemption(2))).toMatchObject({
        status: 409,
        code: "daily-limit-reached",
        nextRedemptionAt: MIDNIGHT,
      });
      service.now = at("2026-11-22T23:59:59.999+08:00");
      expect((await service.refused(routes.redeem, redemption(3))).code).toBe(
        "daily-limit-reached",
      );
      service.now = MIDNIGHT;
      expect((await service.ask(routes.redeem, redemption(4))).wallet.serverTime).toBe(MIDNIGHT);
    });

    it("tells the day's redemptions of all products and of each, and when that day ends", async () => {
      const redeemedToday = async () => (await service.ask(routes.readWallet)).redeemedToday;
      expect(await redeemedToday()).toBeUndefined();
      await service.ask(routes.redeem, redemption(1, "towel"));
      const products = [{ id: "towel", count: 1 }];
      service.now = instant(MIDNIGHT - 1);
      expect(await redeemedToday()).toEqual({ until: MIDNIGHT, count: 1, products });
      service.now = MIDNIGHT;
      expect(await redeemedToday()).toBeUndefined();
    });

    it("lets exactly one of many redemptions at the same moment through", async () => {
      const asked = Array.from({ length: 8 }, (_, n) =>
        service.send(routes.redeem.path, { method: "POST", ...redemption(n) }),
      );
      const statuses = (await Promise.all(asked)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(1);
      expect(statuses.filter((status) => status === 409)).toHaveLength(7);
    });

    it("shows titles in the reader's language, those of the demo's history too", async () => {
      await service.ask(routes.redeem, redemption(1));
      const headers = { "Accept-Language": "zh-CN" };
      const { items } = await service.ask(routes.listEntries, { headers, query: "limit=8" });
      expect(items.map(({ title }) => title)).toEqual([
        "外卖优惠券",
        "街角杂货",
        "景点门票",
        "静水酒店",
        "梅树商城",
        "梅树商城",
        "梅树商城",
        "每日签到",
      ]);
    });
  });

  describe("the guide's member", () => {
    const EXPIRY = at("2019-06-01T00:00:00.000+08:00");
    const clock = (now: number) => json({ now: new Date(now).toISOString(), running: false });
    beforeEach(() => service.signIn("guide"));

    it("is half a minute before the expiry, by a running clock", async () => {
      const { serverTime, spendable } = await service.ask(routes.readWallet);
      expect(serverTime).toBe(EXPIRY - 30_000);
      expect(spendable).toBe(500);
      service.now = at("2026-11-22T12:00:30+08:00");
      expect((await service.ask(routes.readWallet)).spendable).toBe(0);
    });

    it("has its lot until one millisecond before the instant, at which the expiry is entered", async () => {
      await service.ask(demoRoutes.setDemoClock, clock(EXPIRY - 1));
      expect((await service.ask(routes.readWallet)).spendable).toBe(500);
      await service.ask(demoRoutes.setDemoClock, clock(EXPIRY));
      expect(await service.ask(routes.readWallet)).toMatchObject({
        spendable: 0,
        seq: 2,
        missing: 10,
      });
      expect((await service.ask(routes.listEntries)).items[0]).toMatchObject({
        kind: "expiry",
        at: EXPIRY,
        points: -500,
        balanceAfter: 0,
      });
    });

    it("does not get expired points back by a clock that is set back", async () => {
      await service.ask(demoRoutes.setDemoClock, clock(EXPIRY));
      await service.ask(routes.listEntries);
      await service.ask(demoRoutes.setDemoClock, clock(EXPIRY - 1_000));
      expect(await service.ask(routes.readWallet)).toMatchObject({
        spendable: 0,
        serverTime: EXPIRY,
      });
    });

    it("enters one expiry, however many reads come at that moment", async () => {
      await service.ask(demoRoutes.setDemoClock, clock(EXPIRY));
      await Promise.all(Array.from({ length: 6 }, () => service.ask(routes.readWallet)));
      expect((await service.ask(routes.readWallet)).seq).toBe(2);
    });

    it("goes back to the device's clock", async () => {
      expect(await service.ask(demoRoutes.setDemoClock, json({ now: null }))).toEqual({
        now: null,
        running: true,
      });
      expect((await service.ask(routes.readWallet)).serverTime).toBe(NOW);
    });
  });

  describe("the same operation sent again", () => {
    beforeEach(() => service.signIn("regular"));
    const post = (init: RequestInit) =>
      service.send(routes.redeem.path, { method: "POST", ...init });

    it("gets the same bytes and a header that says so, and changes nothing", async () => {
      const first = await post(redemption(1));
      const before = await everything();
      const quoted = redemption(1, "delivery-coupon", { "Idempotency-Key": `"${keyOf(1)}"` });
      for (const again of [redemption(1), quoted]) {
        const second = await post(again);
        expect(second.status).toBe(201);
        expect(second.headers.get("Idempotency-Replayed")).toBe("true");
        expect(await second.text()).toBe(await first.clone().text());
      }
      expect(first.headers.get("Idempotency-Replayed")).toBeNull();
      expect(await everything()).toEqual(before);
    });

    it("has one effect when it comes many times at once", async () => {
      const before = await service.ask(routes.readWallet);
      const answers = await Promise.all(Array.from({ length: 6 }, () => post(redemption(1))));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
      expect((await service.ask(routes.readWallet)).spendable).toBe(before.spendable - 500);
    });

    it("is refused for another request under the same key", async () => {
      await post(redemption(1));
      const before = await everything();
      expect((await service.refused(routes.redeem, redemption(1, "towel"))).code).toBe(
        "idempotency-key-reused",
      );
      expect(await everything()).toEqual(before);
    });

    it("is refused again as it was, even when it would now be allowed", async () => {
      await post(redemption(1));
      expect((await post(redemption(2))).status).toBe(409);
      service.now = MIDNIGHT;
      const again = await post(redemption(2));
      expect(again.status).toBe(409);
      expect(again.headers.get("Idempotency-Replayed")).toBe("true");
      expect((await post(redemption(3))).status).toBe(201);
    });

    it("has a result that can be read by its key", async () => {
      const { entries } = await service.ask(routes.redeem, redemption(1));
      expect(await service.ask(routes.readOperation, { id: keyOf(1) })).toMatchObject({
        status: 201,
        answer: { entries: [{ id: entries[0]?.id }] },
      });
      expect((await service.refused(routes.readOperation, { id: keyOf(2) })).code).toBe(
        "not-found",
      );
    });

    it("may be sent again after a 412, which is not stored under its key", async () => {
      const stale = redemption(1, "delivery-coupon", { "If-Match": '"regular-1"' });
      expect((await service.refused(routes.redeem, stale)).code).toBe("wallet-changed");
      expect((await post(redemption(1))).status).toBe(201);
    });
  });

  describe("If-Match", () => {
    it("is the ETag of the wallet as seen; another member's, or an older one, is refused", async () => {
      await service.signIn("regular");
      const etag = (await service.send("/api/wallet")).headers.get("ETag") ?? "";
      const seen = { "If-Match": etag };
      await service.signIn("guide");
      const asOther = await service.refused(routes.redeem, redemption(1, "delivery-coupon", seen));
      expect(asOther).toMatchObject({ status: 412, code: "wallet-changed", memberId: "guide" });
      await service.signIn("regular");
      const { wallet } = await service.ask(routes.redeem, redemption(2, "delivery-coupon", seen));
      expect(wallet.memberId).toBe("regular");
      service.now = MIDNIGHT;
      const older = await service.refused(routes.redeem, redemption(3, "delivery-coupon", seen));
      expect(older).toMatchObject({ code: "wallet-changed", memberId: "regular" });
    });

    it("is refused if points have expired since", async () => {
      await service.signIn("regular");
      const seen = { "If-Match": (await service.send("/api/wallet")).headers.get("ETag") ?? "" };
      service.now = at("2026-12-01T00:00:00+08:00");
      const refused = await service.refused(routes.redeem, redemption(1, "delivery-coupon", seen));
      expect(refused.code).toBe("wallet-changed");
    });
  });

  describe("bad input is a clear problem and changes nothing", () => {
    beforeEach(() => service.signIn("regular"));

    it.each([
      [
        "an unknown product",
        json({ productId: "yacht", priceId: "points" }),
        404,
        "not-found",
        undefined,
      ],
      [
        "an unknown price",
        json({ productId: "towel", priceId: "cash" }),
        404,
        "not-found",
        undefined,
      ],
      [
        "an unknown field",
        json({ productId: "towel", priceId: "points", free: true }),
        400,
        "invalid-request",
        "/free",
      ],
      ["a missing field", json({ productId: "towel" }), 400, "invalid-request", "/priceId"],
      [
        "a float for an id",
        json({ productId: 1.5, priceId: "points" }),
        400,
        "invalid-request",
        "/productId",
      ],
      ["no object", json([]), 400, "invalid-request", ""],
      [
        "a prototype",
        { body: '{"productId":"towel","priceId":"points","__proto__":{}}' },
        400,
        "invalid-request",
        "/__proto__",
      ],
      ["broken JSON", { body: '{"productId":' }, 400, "invalid-request", ""],
      ["no body", {}, 400, "invalid-request", ""],
      ["broken UTF-8", { body: new Uint8Array([0x22, 0xff, 0x22]) }, 400, "invalid-request", ""],
      [
        "64 KiB and one byte",
        { body: JSON.stringify("x".repeat(64 * 1024 - 1)) },
        400,
        "invalid-request",
        "",
      ],
    ])("%s", async (_what, init: RequestInit, status, code, pointer) => {
      const before = await everything();
      const refused = await service.refused(routes.redeem, {
        ...init,
        headers: { "Content-Type": "application/json", "Idempotency-Key": keyOf(1) },
      });
      expect(refused).toMatchObject({ status, code });
      if (pointer !== undefined) expect(refused.errors).toMatchObject([{ pointer }]);
      expect(await everything()).toEqual(before);
      expect((await service.refused(routes.readOperation, { id: keyOf(1) })).code).toBe(
        "not-found",
      );
    });

    it.each([
      ["", "idempotency-key-missing"],
      ["1", "idempotency-key-invalid"],
      ["not-a-uuid", "idempotency-key-invalid"],
      [keyOf(1).slice(1), "idempotency-key-invalid"],
      [`${keyOf(1)}0`, "idempotency-key-invalid"],
      [`${keyOf(1)}, ${keyOf(2)}`, "idempotency-key-invalid"],
    ])("the key '%s'", async (key, code) => {
      const before = await everything();
      const init = redemption(1, "towel", { "Idempotency-Key": key });
      expect(await service.refused(routes.redeem, init)).toMatchObject({ status: 400, code });
      expect(await everything()).toEqual(before);
    });

    it.each([
      ["9 points", "9", "below-minimum", 1],
      ["an empty balance", "500\n2026-11-02,Bill,-500", "below-minimum", 10],
      ["one point short", "499", "insufficient-points", 1],
    ])("%s", async (_what, rows, code, missing) => {
      await service.importMember(`2026-11-01,Bank,${rows}`);
      const before = await everything();
      expect(await service.refused(routes.redeem, redemption(1))).toMatchObject({ code, missing });
      expect(await everything()).toEqual(before);
    });

    it.each(["limit=0", "limit=201", "limit=1.5", "kind=gift", "from=today", "page=2"])(
      "the query %s",
      async (query) => {
        expect((await service.refused(routes.listEntries, { query })).code).toBe("invalid-request");
      },
    );

    it.each(["x", btoa("below 0"), btoa("below x")])("the cursor %s", async (cursor) => {
      const query = `cursor=${encodeURIComponent(cursor)}`;
      expect((await service.refused(routes.listEntries, { query })).code).toBe("cursor-invalid");
    });

    it.each(["regular-0", `regular-${ENTRIES + 1}`, "regular-1.5", "guide-1", "-1", "regular-"])(
      "the entry %s",
      async (id) => {
        expect((await service.refused(routes.readEntry, { id })).code).toBe("not-found");
      },
    );

    it("an unknown route", async () => {
      expect((await service.refused({ method: "GET", path: "/api/gold" })).code).toBe("not-found");
    });
  });

  describe("history", () => {
    it("gives the whole ledger in pages, the same whatever is entered meanwhile", async () => {
      await service.signIn("regular");
      const seqs: number[] = [];
      let cursor: string | undefined;
      do {
        const from = cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`;
        const page = await service.ask(routes.listEntries, { query: `limit=100${from}` });
        seqs.push(...page.items.map(({ seq }) => seq));
        cursor = page.nextCursor;
        if (seqs.length === 100) await service.ask(routes.redeem, redemption(1));
      } while (cursor !== undefined);
      expect(seqs).toEqual(Array.from({ length: ENTRIES }, (_, n) => ENTRIES - n));
    });

    it("finds by kind, by time (first instant included, last excluded), and by words in either language", async () => {
      await service.signIn("regular");
      await service.ask(routes.redeem, redemption(1));
      const count = async (query: string, language = "en") => {
        const headers = { "Accept-Language": language };
        return (await service.ask(routes.listEntries, { query: `limit=200&${query}`, headers }))
          .items.length;
      };
      expect(await count("kind=refund")).toBe(2);
      expect(await count("kind=redemption")).toBe(11);
      expect(await count("from=2026-11-22T04:00:00.000Z")).toBe(1);
      expect(await count("from=2026-11-22T04:00:00.001Z")).toBe(0);
      expect(await count("from=2026-10-31T16:00:00.000Z&to=2026-11-22T04:00:00.000Z")).toBe(7);
      expect(await count("q=DELIVERY%20coupon&kind=redemption")).toBe(4);
      expect(await count("q=%E5%A4%96%E5%8D%96%E4%BC%98%E6%83%A0%E5%88%B8", "zh-CN")).toBe(1);
      expect(await count("q=nothing%20like%20it")).toBe(0);
      for (const language of ["en", "zh-CN"]) {
        expect(await count("q=survey", language)).toBe(13);
        expect(await count(`q=${encodeURIComponent("填写问卷")}`, language)).toBe(13);
      }
      expect(await count(`q=${encodeURIComponent("外卖优惠券")}`)).toBe(1);
    });
  });
});
