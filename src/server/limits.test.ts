import { beforeEach, describe, expect, it } from "vitest";
import { routes, type Route } from "../contract/routes.ts";
import { demoRoutes } from "../contract/demo-routes.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "./store/memory/memory-store.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";

const NOW = at("2026-11-22T12:00:00+08:00");
const MAX_BODY_BYTES = 64 * 1024;
const MAX_FILE_BYTES = 50 * 1024 * 1024;

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

it("may be a file of 50 MiB, and not one byte more", async () => {
  const fileOf = (bytes: number) => ({ body: new Uint8Array(bytes).fill(0x20) });
  const errorOf = async (bytes: number) =>
    (await service.refused(demoRoutes.importFile, fileOf(bytes))).errors;
  expect(await errorOf(MAX_FILE_BYTES + 1)).toEqual([{ pointer: "", code: "too-large" }]);
  // It is read: it has no head row.
  expect(await errorOf(MAX_FILE_BYTES)).toEqual([{ pointer: "/line/1", code: "head-row-missing" }]);
});

// Texts and numbers of bodies are in fuzz.test.ts.
describe("a value", () => {
  const draw = (memberSeed: string) => keyed({ number: 1, memberSeed });
  const clock = (now: string) => json({ now });
  const donation = (key: string) =>
    json({ projectId: "library", points: 1, anonymous: false }, { "Idempotency-Key": key });
  const entries = (query: string) =>
    ({ path: `${routes.listEntries.path}?${query}`, method: "GET" }) as const;
  const none = {};

  it.each<
    [what: string, inside: [Route, RequestInit], status: number, outside: [Route, RequestInit]]
  >([
    [
      "a seed of 32 digits, not 33",
      [routes.draw, draw("a".repeat(32))],
      409,
      [routes.draw, draw("a".repeat(33))],
    ],
    [
      "a seed of 32 digits, not 31",
      [routes.draw, draw("a".repeat(32))],
      409,
      [routes.draw, draw("a".repeat(31))],
    ],
    [
      "the last instant before the year 3000",
      [demoRoutes.setDemoClock, clock("2999-12-31T23:59:59.999Z")],
      200,
      [demoRoutes.setDemoClock, clock("3000-01-01T00:00:00.000Z")],
    ],
    [
      "the first instant of 1970",
      [demoRoutes.setDemoClock, clock("1970-01-01T00:00:00.000Z")],
      200,
      [demoRoutes.setDemoClock, clock("1969-12-31T23:59:59.999Z")],
    ],
    [
      "a key of 32 digits, not 33",
      [routes.donate, donation(keyOf(500))],
      201,
      [routes.donate, donation(`${keyOf(500)}0`)],
    ],
    [
      "a key of 32 digits, not 31",
      [routes.donate, donation(keyOf(501))],
      201,
      [routes.donate, donation(keyOf(501).slice(1))],
    ],
    [
      "a quoted key, not one with half its quotes",
      [routes.donate, donation(`"${keyOf(502)}"`)],
      201,
      [routes.donate, donation(`""${keyOf(502)}"`)],
    ],
    ["a page of 1, not 0", [entries("limit=1"), none], 200, [entries("limit=0"), none]],
    ["a page of 200, not 201", [entries("limit=200"), none], 200, [entries("limit=201"), none]],
    [
      "a search of 100 characters, not 101",
      [entries(`q=${"长".repeat(100)}`), none],
      200,
      [entries(`q=${"长".repeat(101)}`), none],
    ],
    [
      "a lot of 100 characters, not 101",
      [entries(`lot=${"x".repeat(100)}`), none],
      200,
      [entries(`lot=${"x".repeat(101)}`), none],
    ],
    [
      "entries below a number of 15 digits, not 16",
      [entries(`below=${"9".repeat(15)}`), none],
      200,
      [entries(`below=1${"0".repeat(15)}`), none],
    ],
  ])("may be %s", async (_what, inside, status, outside) => {
    expect(await statusOf(...outside)).toBe(400);
    expect(await statusOf(...inside)).toBe(status);
  });

  it("may be a cursor of 200 characters, not 201", async () => {
    const codeOf = async (length: number) =>
      (await service.refused(routes.listEntries, { query: `cursor=${"x".repeat(length)}` })).code;
    expect(await codeOf(200)).toBe("cursor-invalid");
    expect(await codeOf(201)).toBe("invalid-request");
  });
});
