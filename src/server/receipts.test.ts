import { expect, it } from "vitest";
import { routes } from "../contract/routes.ts";
import { NOW } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "./store/memory/memory-store.ts";
import { createTestService, json, keyOf } from "./testing/fixtures.ts";

it("stores a digest of the request, and nothing of its content", async () => {
  const store = createMemoryStore();
  const service = createTestService(store, NOW);
  await service.signIn("new");
  const topUp = (password: string, n: number) =>
    json({ number: "6001000000000105", password }, { "Idempotency-Key": keyOf(n) });
  await service.ask(routes.topUp, topUp("SPRING26", 1));
  const receipt = JSON.stringify(await store.readReceipt("new", keyOf(1)));
  expect(receipt).not.toContain("SPRING26");

  expect((await service.refused(routes.topUp, topUp("SUMMER26", 1))).code).toBe(
    "idempotency-key-reused",
  );
  expect((await service.ask(routes.topUp, topUp("SPRING26", 1))).operation.key).toBe(keyOf(1));
  await service.refused(routes.topUp, topUp("SPRING26", 2));
  const [first, second] = await Promise.all([1, 2].map((n) => store.readReceipt("new", keyOf(n))));
  expect(first?.request).not.toBe(second?.request);
});
