import * as z from "zod/mini";
import { describe, expect, it } from "vitest";
import { problem } from "../contract/problem.ts";
import { routeDocs, type RouteDoc } from "../contract/route-docs.ts";
import { routes, type Route } from "../contract/routes.ts";
import { allRoutes, demoRoutes, type RouteName } from "../contract/demo-routes.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "./store/memory/memory-store.ts";
import { createTestService, json } from "./testing/fixtures.ts";
import { badBodies, strangeIds } from "./testing/bad-bodies.ts";
import { limitsOfFields } from "./testing/field-limits.ts";

const NOW = at("2026-11-22T12:00:00+08:00");
const BODIES = 500;
/** What is wrong with a field of the right type in any programme. */
const SCHEMA_CODES = new Set(["too-small", "too-big", "invalid-union"]);

/** For each route with a body: the schema's name in the OpenAPI document, and a valid body that the rules refuse. */
const goodBodies: Partial<Record<RouteName, readonly [string, Record<string, unknown>]>> = {
  signIn: ["SignIn", { memberId: "nobody" }],
  exchange: ["Exchange", { partnerId: "amberbrook", amount: 1 }],
  claimTask: ["Nothing", {}],
  topUp: ["TopUp", { number: "6001000000000105", password: "WRONG000" }],
  redeem: ["Redemption", { productId: "towel", priceId: "points" }],
  cancelRedemption: ["Nothing", {}],
  markRewardUsed: ["Nothing", {}],
  capturePartnerRedemption: ["Nothing", {}],
  releasePartnerRedemption: ["Nothing", {}],
  refundPartnerRedemption: ["Refund", { fen: 1 }],
  updateReward: ["RewardUpdate", { state: "sent" }],
  // More points than the member has.
  pay: ["Payment", { orderId: "new-W-77", points: 100 }],
  cancelPayment: ["Nothing", {}],
  donate: ["Donation", { projectId: "library", points: 1, anonymous: false }],
  draw: ["Draw", { number: 1, memberSeed: "0".repeat(32) }],
  // The number is taken.
  createPartnerOrder: ["NewPartnerOrder", { number: "N-1", item: "Lamp", totalFen: 1 }],
  cancelPartnerOrder: ["Nothing", {}],
  reportPurchase: [
    "NewPartnerPurchase",
    { memberId: "new", offerId: "hotel", number: "P-1", totalFen: 100 },
  ],
  confirmPartnerPurchase: ["Nothing", {}],
  cancelPartnerPurchase: ["Nothing", {}],
  reportTask: ["TaskReport", { memberId: "nobody", taskId: "questionnaire" }],
  capturePartnerPayment: ["Capture", { totalFen: 1 }],
  releasePartnerPayment: ["Nothing", {}],
  refundPartnerPayment: ["Refund", { fen: 1 }],
  renameDemoMember: ["RenameDemoMember", { name: "Savings" }],
  setDemoClock: ["SetDemoClock", { now: "bad", running: 5 }],
  setDemoFaults: ["Faults", { latencyMs: -1, loseRequests: 0, loseAnswers: 0, storageFull: false }],
};

const all = Object.entries(routeDocs) as [RouteName, RouteDoc][];
const withBody = all.filter(([, { body }]) => body !== undefined).map(([name]) => name);
const withId = all.map(([name]) => name).filter((name) => allRoutes[name].path.includes(":id"));

/** Everything that a request could have changed. */
const READS: readonly Route[] = [
  routes.readSession,
  routes.readWallet,
  routes.listLots,
  routes.listEntries,
  routes.readTotals,
  routes.listOffers,
  routes.listPending,
  routes.listPurchases,
  routes.listHolds,
  routes.listRewards,
  routes.listDonations,
  routes.listDraws,
  routes.listOrders,
  routes.listProducts,
  routes.listProjects,
  demoRoutes.readDemoClock,
  demoRoutes.readDemoFaults,
  demoRoutes.listDemoMembers,
];

async function aNewMember() {
  const service = createTestService(createMemoryStore(), NOW);
  await service.signIn("new");
  await service.ask(routes.readNextDraw);
  let keys = 0;
  const key = () => `00000000-0000-4000-8000-${String(++keys).padStart(12, "0")}`;
  const partner = await service.partner("plumtree");
  const order = { number: "N-1", item: "Mug", totalFen: 100, memberId: "new" };
  const headers = { ...partner, "Idempotency-Key": key() };
  await service.ask(routes.createPartnerOrder, json(order, headers));
  const everything = () =>
    Promise.all([
      ...READS.map((route) => service.ask(route)),
      service.ask(routes.listPartnerOrders, { query: "number=N-1", headers: partner }),
    ]);
  /** What a request to the route needs beside its body. */
  const headersOf = (name: RouteName) => ({
    "Idempotency-Key": key(),
    ...(isPartnerRoute(name) && partner),
  });
  return { ...service, headersOf, everything };
}

const isPartnerRoute = (name: RouteName) => (routeDocs[name] as RouteDoc).isPartner === true;

/** An address cannot contain half a surrogate pair. */
const wellFormed = (text: string) => text.replaceAll(/\p{Surrogate}/gu, "\ufffd");

function expectRefused({ status, headers }: Response, why: string) {
  const answer = { why, type: headers.get("Content-Type"), refused: status >= 400 && status < 500 };
  expect(answer).toEqual({ why, type: "application/problem+json", refused: true });
}

it("has a good body for every route that takes one", () => {
  expect(Object.keys(goodBodies).toSorted()).toEqual(withBody.toSorted());
});

describe.each(withBody)("%s", (name) => {
  it(`refuses ${BODIES} bad bodies with a problem of the contract, and changes nothing`, async () => {
    const service = await aNewMember();
    const [schema = "", good = {}] = goodBodies[name] ?? [];
    const { method, path } = allRoutes[name];
    const before = await service.everything();
    const bad = badBodies(schema, good, BODIES);
    expect(bad.length).toBeGreaterThanOrEqual(BODIES);
    for (const { why, body } of bad) {
      const headers = { "Content-Type": "application/json", ...service.headersOf(name) };
      const address = path.replace(":id", "new-1");
      expectRefused(await service.send(address, { method, headers, body }), why);
    }
    expect(await service.everything()).toEqual(before);
  });
});

it.each(withBody)("%s takes each field at its limits, and not one step beyond", async (name) => {
  const service = await aNewMember();
  const [schema = "", good = {}] = goodBodies[name] ?? [];
  const isFaulty = async (field: string, value: unknown) => {
    const init = json({ ...good, [field]: value }, service.headersOf(name));
    const address = allRoutes[name].path.replace(":id", "new-1");
    const response = await service.send(address, { method: allRoutes[name].method, ...init });
    if (response.status !== 400) return false;
    const { errors } = z.decode(problem, (await response.json()) as z.input<typeof problem>);
    return errors?.some(({ pointer, code }) => pointer === `/${field}` && SCHEMA_CODES.has(code));
  };
  for (const { field, inside, outside } of limitsOfFields(schema)) {
    for (const value of inside)
      expect({ field, value, faulty: await isFaulty(field, value) }).toMatchObject({
        faulty: false,
      });
    for (const value of outside)
      expect({ field, value, faulty: await isFaulty(field, value) }).toMatchObject({
        faulty: true,
      });
  }
});

it.each(withBody)(
  "%s refuses a good body that is not sent as JSON, and changes nothing",
  async (name) => {
    const service = await aNewMember();
    const { method, path } = allRoutes[name];
    const before = await service.everything();
    for (const type of [undefined, "text/plain", "text/plain;charset=UTF-8"]) {
      const headers = new Headers(service.headersOf(name));
      if (type !== undefined) headers.set("Content-Type", type);
      const body = new TextEncoder().encode(JSON.stringify(goodBodies[name]?.[1]));
      const address = path.replace(":id", "new-1");
      const response = await service.send(address, { method, headers, body });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ code: "content-type-not-json" }] });
    }
    expect(await service.everything()).toEqual(before);
  },
);

describe.each(withId)("%s", (name) => {
  it("finds nothing under any strange identifier, and changes nothing", async () => {
    const service = await aNewMember();
    const { method, path } = allRoutes[name];
    const before = await service.everything();
    for (const id of strangeIds) {
      const init =
        method === "GET"
          ? { headers: service.headersOf(name) }
          : {
              headers: { "Content-Type": "application/json", ...service.headersOf(name) },
              body: JSON.stringify(goodBodies[name]?.[1]),
            };
      const address = path.replace(":id", encodeURIComponent(wellFormed(id)));
      const response = await service.send(address, { method, ...init });
      expectRefused(response, id);
      expect({ id, status: response.status }).toEqual({ id, status: 404 });
    }
    expect(await service.everything()).toEqual(before);
  });
});
