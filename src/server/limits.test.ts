import { beforeEach, describe, expect, it } from "vitest";
import { routes, type Route } from "../contract/routes.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "./store/memory/memory-store.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";

const NOW = at("2026-11-22T12:00:00+08:00");
const MAX_BODY_BYTES = 64 * 1024;

let service: ReturnType<typeof createTestService>;
beforeEach(async () => {
  service = createTestService(createMemoryStore(), NOW);
  await service.signIn("regular");
});

let keys = 0;
const keyed = (body: unknown) => json(body, { "Idempotency-Key": keyOf(++keys) });
const statusOf = async ({ path, method }: Route, init: RequestInit) =>
  (await service.send(path, { method, ...init })).status;

describe("a body", () => {
  /** A redemption of that many bytes. */
  function redemptionOf(bytes: number, priceId: string) {
    const text = JSON.stringify({ productId: "towel", priceId });
    const padding = " ".repeat(bytes - new TextEncoder().encode(text).length);
    return { ...keyed({}), body: padding + text };
  }

  it("may have 64 KiB and not one byte more", async () => {
    const tooLong = redemptionOf(MAX_BODY_BYTES + 1, "points");
    expect((await service.refused(routes.redeem, tooLong)).errors).toEqual([
      { pointer: "", code: "too-large-or-not-utf-8" },
    ]);
    expect(await statusOf(routes.redeem, redemptionOf(MAX_BODY_BYTES, "points"))).toBe(201);
  });

  it("is counted in bytes, not in characters", async () => {
    const tooLong = redemptionOf(MAX_BODY_BYTES + 1, "长");
    expect(tooLong.body.length).toBe(MAX_BODY_BYTES - 1);
    expect((await service.refused(routes.redeem, tooLong)).code).toBe("invalid-request");
    // It is read: there is no such price.
    const longest = redemptionOf(MAX_BODY_BYTES, "长");
    expect((await service.refused(routes.redeem, longest)).code).toBe("not-found");
  });
});

describe("a field", () => {
  const FAULTS = { latencyMs: 0, loseRequests: 0, loseAnswers: 0, storageFull: false };
  const card = (number: number, password: number) =>
    keyed({ number: "1".repeat(number), password: "A".repeat(password) });
  const clock = (now: string) => json({ now });

  it.each<[what: string, Route, inside: RequestInit, status: number, outside: RequestInit]>([
    [
      "an id of 100 characters",
      routes.redeem,
      keyed({ productId: "长".repeat(100), priceId: "points" }),
      404,
      keyed({ productId: "长".repeat(101), priceId: "points" }),
    ],
    ["a card number of 40 characters", routes.topUp, card(40, 8), 409, card(41, 8)],
    ["a card number of one character", routes.topUp, card(1, 8), 409, card(0, 8)],
    ["a card password of 40 characters", routes.topUp, card(16, 40), 409, card(16, 41)],
    ["a card password of one character", routes.topUp, card(16, 1), 409, card(16, 0)],
    [
      "a seed of 32 digits",
      routes.draw,
      keyed({ number: 1, memberSeed: "a".repeat(32) }),
      409,
      keyed({ number: 1, memberSeed: "a".repeat(33) }),
    ],
    [
      "the first draw",
      routes.draw,
      keyed({ number: 1, memberSeed: "a".repeat(32) }),
      409,
      keyed({ number: 0, memberSeed: "a".repeat(32) }),
    ],
    [
      "a latency of a minute",
      routes.setDemoFaults,
      json({ ...FAULTS, latencyMs: 60_000 }),
      200,
      json({ ...FAULTS, latencyMs: 60_001 }),
    ],
    [
      "a share of 1",
      routes.setDemoFaults,
      json({ ...FAULTS, loseAnswers: 1 }),
      200,
      json({ ...FAULTS, loseAnswers: 1.000_001 }),
    ],
    [
      "the last instant before the year 3000",
      routes.setDemoClock,
      clock("2999-12-31T23:59:59.999Z"),
      200,
      clock("3000-01-01T00:00:00.000Z"),
    ],
    [
      "the first instant of 1970",
      routes.setDemoClock,
      clock("1970-01-01T00:00:00.000Z"),
      200,
      clock("1969-12-31T23:59:59.999Z"),
    ],
  ])("may be %s, and nothing beyond", async (_what, route, inside, status, outside) => {
    expect(await statusOf(route, outside)).toBe(400);
    expect(await statusOf(route, inside)).toBe(status);
  });

  it.each([
    ["a page of 1", "limit=1", "limit=0"],
    ["a page of 200", "limit=200", "limit=201"],
    ["a search of 100 characters", `q=${"长".repeat(100)}`, `q=${"长".repeat(101)}`],
  ])("of a query may be %s, and nothing beyond", async (_what, inside, outside) => {
    expect((await service.refused(routes.listEntries, { query: outside })).status).toBe(400);
    await service.ask(routes.listEntries, { query: inside });
  });

  it("of a query may be a cursor of 200 characters, and not one more", async () => {
    const codeOf = async (length: number) =>
      (await service.refused(routes.listEntries, { query: `cursor=${"x".repeat(length)}` })).code;
    expect(await codeOf(200)).toBe("cursor-invalid");
    expect(await codeOf(201)).toBe("invalid-request");
  });
});
