import { describe, expect, it } from "vitest";
import { aliPoint } from "../catalog/alipoint.ts";
import { feature, type Feature } from "../contract/programme.ts";
import { routes } from "../contract/routes.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "./store/memory/memory-store.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";

const NOW = at("2026-11-22T12:00:00+08:00");

/** The sample service of a programme that lacks some features. */
async function serviceWithout(...absent: readonly Feature[]) {
  const features = aliPoint.features.filter((each) => !absent.includes(each));
  const programme = { ...aliPoint, features };
  const service = createTestService(createMemoryStore(), NOW, { programme });
  await service.signIn("nine");
  return service;
}

describe("a programme without a feature", () => {
  it.each([
    ["pay", routes.listOrders],
    ["redeem", routes.listProducts],
    ["donate", routes.listProjects],
    ["donate", routes.listDonations],
    ["draw", routes.readNextDraw],
    ["draw", routes.listDraws],
  ] as const)("has no routes of it: %s", async (absent, route) => {
    const service = await serviceWithout(absent);
    expect(await service.refused(route)).toMatchObject({ code: "not-found" });
    expect((await (await serviceWithout()).send(route.path)).status).toBe(200);
  });

  it("refuses its commands", async () => {
    const service = await serviceWithout("top-up");
    const body = { number: "6001000000000105", password: "SPRING26" };
    const refused = await service.refused(
      routes.topUp,
      json(body, { "Idempotency-Key": keyOf(1) }),
    );
    expect(refused.code).toBe("not-found");
    expect((await service.ask(routes.readWallet)).spendable).toBe(9);
  });

  it.each(["exchange", "rebate", "task", "top-up"] as const)(
    "offers no points by %s",
    async (absent) => {
      const { items } = await (await serviceWithout(absent)).ask(routes.listOffers);
      expect(items.filter(({ method }) => method === absent)).toEqual([]);
      expect(new Set(items.map(({ method }) => method)).size).toBe(3);
    },
  );

  it("keeps what every programme has", async () => {
    const service = await serviceWithout(...feature.options);
    expect((await service.ask(routes.readWallet)).spendable).toBe(9);
    expect((await service.ask(routes.readProgramme)).features).toEqual([]);
  });
});
