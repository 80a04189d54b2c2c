import { beforeEach, describe, expect, it } from "vitest";
import type { TaskOffer } from "../contract/offer.ts";
import { routes } from "../contract/routes.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";
import { stores } from "./testing/stores.ts";

const NOW = at("2026-11-30T12:00:00+08:00");
const LAST_OF_NOVEMBER = at("2026-11-30T23:59:59.999+08:00");
const DECEMBER = at("2026-12-01T00:00:00.000+08:00");

describe.each(stores)("task reports over %s", (_name, open) => {
  let service: ReturnType<typeof createTestService>;
  let bank: { readonly Authorization: string };
  let shop: { readonly Authorization: string };
  let keys = 0;
  beforeEach(async () => {
    service = createTestService(await open(), NOW);
    bank = await service.partner("amberbrook");
    shop = await service.partner("plumtree");
    keys = 0;
    await service.signIn("new");
  });

  const keyed = (body: object, headers: Record<string, string> = {}, key = ++keys) =>
    json(body, { "Idempotency-Key": keyOf(key), ...headers });
  const report = (taskId: string, headers: Record<string, string>, memberId = "new") =>
    service.ask(routes.reportTask, keyed({ memberId, taskId }, headers));
  const refuseReport = (body: object, headers: Record<string, string> = shop) =>
    service.refused(routes.reportTask, keyed(body, headers));
  const claim = (id: string) => service.ask(routes.claimTask, { id, ...keyed({}) });
  const refuseClaim = (id: string) => service.refused(routes.claimTask, { id, ...keyed({}) });
  async function stateOf(taskId: string) {
    const { items } = await service.ask(routes.listOffers);
    return items.find((offer): offer is TaskOffer => offer.method === "task" && offer.id === taskId)
      ?.state;
  }

  it("let the member claim the task, once", async () => {
    const answer = await report("bind-card", bank);
    expect(answer).toEqual({
      operation: { key: keyOf(keys) },
      report: { memberId: "new", taskId: "bind-card", at: NOW, isRepeated: false },
    });
    expect(await stateOf("bind-card")).toBe("done");
    expect((await claim("bind-card")).wallet.spendable).toBe(100);
    expect(await stateOf("bind-card")).toBe("claimed");
    expect((await report("bind-card", bank)).report.isRepeated).toBe(true);
    expect((await refuseClaim("bind-card")).code).toBe("cap-reached");
  });

  it("grant nothing by themselves", async () => {
    await report("bind-card", bank);
    const { items } = await service.ask(routes.listEntries);
    expect(items).toEqual([]);
  });

  it("say when they are repeated in a period, and change nothing then", async () => {
    await report("questionnaire", shop);
    service.now = LAST_OF_NOVEMBER;
    expect((await report("questionnaire", shop)).report).toMatchObject({
      at: NOW,
      isRepeated: true,
    });
    service.now = DECEMBER;
    expect(await stateOf("questionnaire")).toBe("to-do");
    expect((await report("questionnaire", shop)).report).toMatchObject({
      at: DECEMBER,
      isRepeated: false,
    });
    expect(await stateOf("questionnaire")).toBe("done");
  });

  it("count in the month's last millisecond, and no longer", async () => {
    service.now = LAST_OF_NOVEMBER;
    await report("questionnaire", shop);
    expect(await stateOf("questionnaire")).toBe("done");
    service.now = DECEMBER;
    expect((await refuseClaim("questionnaire")).code).toBe("task-not-done");
  });

  it("get the first answer again under their key", async () => {
    const request = keyed({ memberId: "new", taskId: "questionnaire" }, shop);
    const first = await service.ask(routes.reportTask, request);
    service.now = DECEMBER;
    expect(await service.ask(routes.reportTask, request)).toEqual(first);
    expect(await stateOf("questionnaire")).toBe("to-do");
  });

  it("are made at the time of the wallet where the clock was set back", async () => {
    service.now = DECEMBER;
    await claim("first-login");
    service.now = LAST_OF_NOVEMBER;
    expect((await report("questionnaire", shop)).report.at).toBe(DECEMBER);
    expect((await claim("questionnaire")).wallet.spendable).toBe(80);
  });

  it("reach the member whom they name, and nobody else", async () => {
    await service.signIn("nine");
    await report("questionnaire", shop, "new");
    expect(await stateOf("questionnaire")).toBe("to-do");
    expect((await refuseClaim("questionnaire")).code).toBe("task-not-done");
  });

  it.each([
    ["another partner's task", { memberId: "new", taskId: "bind-card" }, 404, "not-found"],
    ["a task of signing in", { memberId: "new", taskId: "sign-in" }, 404, "not-found"],
    ["a task of the ledger", { memberId: "new", taskId: "pay-bill" }, 404, "not-found"],
    ["an unknown task", { memberId: "new", taskId: "toString" }, 404, "not-found"],
    ["an unknown member", { memberId: "nobody", taskId: "questionnaire" }, 400, "invalid-request"],
    ["no member", { taskId: "questionnaire" }, 400, "invalid-request"],
  ])("of %s are refused, and nothing changes", async (_what, body, status, code) => {
    const before = await service.ask(routes.listOffers);
    expect(await refuseReport(body)).toMatchObject({ status, code });
    expect(await service.ask(routes.listOffers)).toEqual(before);
  });

  it("name the unknown member by a pointer", async () => {
    const body = { memberId: "nobody", taskId: "questionnaire" };
    expect((await refuseReport(body)).errors).toEqual([
      { pointer: "/memberId", code: "unknown-member" },
    ]);
  });
});
