import { beforeEach, describe, expect, it } from "vitest";
import { routes } from "../contract/routes.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";
import { stores } from "./testing/stores.ts";

const NOW = at("2026-11-23T12:00:00.000+08:00");
const STAY = { memberId: "new", offerId: "hotel", number: "H-1", totalFen: 58_800 };

describe.each(stores)("purchases at a partner over %s", (_name, open) => {
  let service: ReturnType<typeof createTestService>;
  let hotel: { readonly Authorization: string };
  let shop: { readonly Authorization: string };
  let keys = 0;
  beforeEach(async () => {
    service = createTestService(await open(), NOW);
    hotel = await service.partner("stillwater");
    shop = await service.partner("plumtree");
    keys = 0;
    await service.signIn("new");
  });

  const keyed = (body: object, headers: Record<string, string>, key = ++keys) =>
    json(body, { "Idempotency-Key": keyOf(key), ...headers });
  const report = async (body: object = STAY) =>
    (await service.ask(routes.reportPurchase, keyed(body, hotel))).purchase;
  const refuseReport = (body: object, headers: Record<string, string> = hotel) =>
    service.refused(routes.reportPurchase, keyed(body, headers));
  const confirm = async (id: string) =>
    (await service.ask(routes.confirmPartnerPurchase, { id, ...keyed({}, hotel) })).purchase;
  const cancel = async (id: string) =>
    (await service.ask(routes.cancelPartnerPurchase, { id, ...keyed({}, hotel) })).purchase;
  const wallet = () => service.ask(routes.readWallet);
  const purchases = async () => (await service.ask(routes.listPurchases)).items;

  it("are pending when they are reported, and credited when they are confirmed", async () => {
    const reported = await report();
    expect(reported).toEqual({
      id: "new-1",
      memberId: "new",
      offerId: "hotel",
      totalFen: 58_800,
      points: 1_176,
      at: NOW,
      state: "pending",
    });
    expect(await wallet()).toMatchObject({ spendable: 0, pending: 1_176 });
    expect(await confirm(reported.id)).toEqual({ ...reported, state: "credited" });
    expect(await wallet()).toMatchObject({ spendable: 1_176, pending: 0 });
    expect(await purchases()).toMatchObject([{ id: "new-1", state: "credited" }]);
  });

  it("give nothing when they are cancelled before, and are clawed back after", async () => {
    const first = await report();
    expect((await cancel(first.id)).state).toBe("cancelled");
    expect(await wallet()).toMatchObject({ spendable: 0, pending: 0 });
    const second = await report({ ...STAY, number: "H-2" });
    await confirm(second.id);
    expect((await cancel(second.id)).state).toBe("clawed-back");
    expect((await wallet()).spendable).toBe(0);
  });

  it("are answered without anything of the wallet", async () => {
    const answer = await service.ask(routes.reportPurchase, keyed(STAY, hotel));
    expect(Object.keys(answer)).toEqual(["operation", "purchase"]);
  });

  it("are found by the partner's number and by their identifier", async () => {
    const reported = await report();
    const byNumber = (number: string, headers = hotel) =>
      service.ask(routes.listPartnerPurchases, { query: `number=${number}`, headers });
    expect((await byNumber("H-1")).items).toEqual([reported]);
    expect((await byNumber("H-2")).items).toEqual([]);
    expect((await byNumber("H-1", shop)).items).toEqual([]);
    const { id } = reported;
    expect(await service.ask(routes.readPartnerPurchase, { id, headers: hotel })).toEqual(reported);
  });

  it("are reported once under each number, whatever the key and the member", async () => {
    await report();
    await service.signIn("nine");
    const errors = [{ pointer: "/number", code: "number-taken" }];
    for (const memberId of ["new", "nine"]) {
      const refusal = await refuseReport({ ...STAY, memberId });
      expect(refusal).toMatchObject({ code: "invalid-request", errors });
    }
    expect((await wallet()).pending).toBe(0);
  });

  it("are reported once of many reports of one number at the same moment", async () => {
    const many = Array.from({ length: 5 }, () =>
      service.send(routes.reportPurchase.path, { method: "POST", ...keyed(STAY, hotel) }),
    );
    const statuses = (await Promise.all(many)).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 400, 400, 400, 400]);
    expect((await wallet()).pending).toBe(1_176);
  });

  it("get the first answer again under their key", async () => {
    const request = keyed(STAY, hotel);
    const first = await service.ask(routes.reportPurchase, request);
    expect(await service.ask(routes.reportPurchase, request)).toEqual(first);
    expect((await wallet()).pending).toBe(1_176);
  });

  it("are confirmed once, and not after they were cancelled", async () => {
    const { id } = await report();
    await confirm(id);
    const again = { id, ...keyed({}, hotel) };
    expect((await service.refused(routes.confirmPartnerPurchase, again)).code).toBe(
      "already-settled",
    );
    await cancel(id);
    for (const route of [routes.confirmPartnerPurchase, routes.cancelPartnerPurchase]) {
      expect((await service.refused(route, { id, ...keyed({}, hotel) })).code).toBe(
        "already-settled",
      );
    }
    expect((await wallet()).spendable).toBe(0);
  });

  it("of one partner are not found by another", async () => {
    const { id } = await report();
    const headers = shop;
    expect((await service.refused(routes.readPartnerPurchase, { id, headers })).status).toBe(404);
    for (const route of [routes.confirmPartnerPurchase, routes.cancelPartnerPurchase]) {
      for (const unknown of [id, "new-2", "nobody-1", "__proto__"]) {
        const request = { id: unknown, ...keyed({}, shop) };
        expect((await service.refused(route, request)).code).toBe("not-found");
      }
    }
    expect(await purchases()).toMatchObject([{ state: "pending" }]);
  });

  it.each([
    ["another partner's offer", { ...STAY, offerId: "shopping" }, 404, "not-found"],
    ["an unknown offer", { ...STAY, offerId: "toString" }, 404, "not-found"],
    ["an unknown member", { ...STAY, memberId: "nobody" }, 400, "invalid-request"],
    ["a total of no point", { ...STAY, totalFen: 49 }, 400, "invalid-request"],
    ["no number", { ...STAY, number: undefined }, 400, "invalid-request"],
  ])("of %s are refused, and nothing changes", async (_what, body, status, code) => {
    expect(await refuseReport(body)).toMatchObject({ status, code });
    expect(await purchases()).toEqual([]);
    expect((await wallet()).seq).toBe(0);
  });

  it("earn from the first amount that gives a point", async () => {
    expect((await report({ ...STAY, totalFen: 50 })).points).toBe(1);
  });
});
