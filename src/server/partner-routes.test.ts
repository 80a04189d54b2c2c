import { describe, expect, it } from "vitest";
import { routeDocs, type RouteDoc } from "../contract/route-docs.ts";
import type { Route } from "../contract/routes.ts";
import { allRoutes, demoRoutes, type RouteName } from "../contract/demo-routes.ts";
import { NOW } from "../rules/testing/fixtures.ts";
import { partnerKeyName } from "./partner-key.ts";
import { createMemoryStore } from "./store/memory/memory-store.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";

const all = (Object.entries(routeDocs) as [RouteName, RouteDoc][]).map(
  ([name, doc]) => [name, allRoutes[name] as Route, doc] as const,
);
const ofPartners = all.filter(([, , { isPartner }]) => isPartner);
const ofMembers = all.filter(([, , { isPartner, isPublic }]) => !isPartner && !isPublic);

function codeOf(
  service: ReturnType<typeof createTestService>,
  route: Route,
  headers: Record<string, string>,
) {
  const init = route.method === "GET" ? { headers } : json({}, headers);
  return service
    .refused(route, { id: "new-1", ...init })
    .then(({ status, code }) => [status, code]);
}

it("has all routes of partners under /api/partner, and no other", () => {
  const paths = ofPartners.map(([, { path }]) => path);
  expect(paths.length).toBeGreaterThan(0);
  expect(paths).toEqual(
    all.map(([, { path }]) => path).filter((path) => path.startsWith("/api/partner/")),
  );
});

describe.each(ofPartners)("the partner's route %s", (_name, route) => {
  it("refuses a member's session", async () => {
    const service = createTestService(createMemoryStore(), NOW);
    await service.signIn("new");
    expect(await codeOf(service, route, { "Idempotency-Key": keyOf(1) })).toEqual([
      403,
      "partner-only",
    ]);
  });

  it("refuses a request without a key, with a wrong one and with a revoked one", async () => {
    const store = createMemoryStore();
    const service = createTestService(store, NOW);
    const revoked = { partnerId: "plumtree", createdAt: NOW, revokedAt: NOW };
    await store.commit({}, () => ({
      result: undefined,
      resources: [[partnerKeyName("old"), revoked]],
    }));
    const invalid = [401, "partner-key-invalid"];
    expect(await codeOf(service, route, {})).toEqual(invalid);
    await service.signIn("new");
    for (const sent of [
      "Bearer",
      "Bearer ",
      "Bearer wrong",
      "bearer old",
      `Bearer ${"x".repeat(9_000)}`,
    ]) {
      expect(await codeOf(service, route, { Authorization: sent })).toEqual(invalid);
    }
    expect(await codeOf(service, route, { Authorization: "Basic b2xk" })).toEqual([
      403,
      "partner-only",
    ]);
  });
});

describe.each(ofMembers)("the member's route %s", (_name, route) => {
  it("refuses a partner's key, with and without a session", async () => {
    const service = createTestService(createMemoryStore(), NOW);
    const partner = await service.partner("plumtree");
    const headers = { ...partner, "Idempotency-Key": keyOf(1) };
    expect(await codeOf(service, route, headers)).toEqual([403, "member-only"]);
    await service.signIn("new");
    expect(await codeOf(service, route, headers)).toEqual([403, "member-only"]);
  });
});

it("stores no key", async () => {
  const store = createMemoryStore();
  const service = createTestService(store, NOW);
  const { items } = await service.ask(demoRoutes.makeDemoPartners);
  for (const { key, partnerId } of items) {
    expect(partnerKeyName(key)).not.toContain(key);
    expect(await store.readResource(partnerKeyName(key))).toEqual({ partnerId, createdAt: NOW });
  }
});

it("makes the demo's partners once", async () => {
  const service = createTestService(createMemoryStore(), NOW);
  const first = await service.ask(demoRoutes.makeDemoPartners);
  expect(await service.ask(demoRoutes.makeDemoPartners)).toEqual(first);
  expect(new Set(first.items.map(({ key }) => key)).size).toBe(first.items.length);
});
