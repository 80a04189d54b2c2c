import { describe, expect, it, vi } from "vitest";
import { routes } from "../contract/routes.ts";
import { demoRoutes } from "../contract/demo-routes.ts";
import { at } from "../rules/testing/fixtures.ts";
import { StorageFull, type Store } from "../server/store/store.ts";
import { createTestService, json } from "../server/testing/fixtures.ts";
import { stores } from "../server/testing/stores.ts";
import type { DemoMember } from "./members.ts";

const NOW = at("2026-11-25T15:00:00+08:00");

// Enough for several transactions; 100,000 would take longer and test nothing more.
const { COUNT } = vi.hoisted(() => ({ COUNT: 9_000 }));
vi.mock(import("./members.ts"), async (original) => {
  const { demoMembers } = await original();
  return {
    demoMembers: demoMembers.map((one) => (one.entries ? { ...one, entries: COUNT } : one)),
  };
});

describe.each(stores)("a member with a generated history, over %s", (_name, open) => {
  const signIn = json({ memberId: "busy" });

  it("is provisioned on request, reports progress, and then signs in", async () => {
    const service = createTestService(await open(), NOW);
    const first = await service.ask(demoRoutes.signIn, signIn);
    expect(first).toEqual({
      memberId: "busy",
      name: "Bo",
      provisioning: { entries: 0, of: COUNT },
    });
    expect((await service.refused(routes.readWallet)).code).toBe("signed-out");

    const seen: number[] = [];
    for (;;) {
      const { items } = await service.ask(demoRoutes.listDemoMembers);
      const provisioning = items.find(({ id }) => id === "busy")?.provisioning;
      if (!provisioning) break;
      seen.push(provisioning.entries);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(await service.ask(demoRoutes.signIn, signIn)).not.toHaveProperty("provisioning");
    expect((await service.ask(routes.readWallet)).seq).toBe(COUNT);
  });

  it("has spends, purchases and draws that can be read", async () => {
    const service = createTestService(await open(), NOW);
    await provisioned(service);
    const [captured] = (await service.ask(routes.listEntries, { query: "kind=capture" })).items;
    const entry = await service.ask(routes.readEntry, { id: captured?.of ?? "" });
    expect(entry.spend?.state).toBe("captured");
    const { items: draws } = await service.ask(routes.listDraws);
    expect(draws.length).toBeGreaterThan(0);
    const states = (await service.ask(routes.listPurchases)).items.map(({ state }) => state);
    expect(new Set(states)).toContain("credited");
  });

  it("is provisioned once if two pages request it at the same time", async () => {
    const store = await open();
    let loads = 0;
    const counting = {
      ...store,
      load: (...of: Parameters<Store["load"]>) => (loads++, store.load(...of)),
    };
    let before: Promise<unknown> = Promise.resolve();
    const withLock = <Value>(_of: string, act: () => Promise<Value>) => {
      const mine = before.then(act);
      before = mine.catch(() => undefined);
      return mine;
    };
    const one = createTestService(counting, NOW, { withLock });
    const two = createTestService(counting, NOW, { withLock });
    await Promise.all([provisioned(one), provisioned(two)]);
    expect(loads).toBe(1);
    expect((await two.ask(routes.readWallet)).seq).toBe(COUNT);
  });

  it("fails if the storage is full, says so, and can be requested again", async () => {
    const store = await open();
    let isFull = true;
    const service = createTestService(
      {
        ...store,
        async load(memberId, chunks) {
          if (!isFull) return store.load(memberId, chunks);
          async function* untilFull() {
            for await (const chunk of chunks) {
              yield chunk;
              if (chunk.wallet.seq > 5_000) throw new StorageFull("full");
            }
          }
          return store.load(memberId, untilFull());
        },
      },
      NOW,
    );
    await expect(provisioned(service)).rejects.toThrow("507");
    expect(await store.readResource("member:busy")).toBeUndefined();
    expect(await store.readWallet("busy")).toBeUndefined();
    isFull = false;
    await provisioned(service);
    expect((await service.ask(routes.readWallet)).seq).toBe(COUNT);
  });

  async function provisioned(service: ReturnType<typeof createTestService>) {
    for (;;) {
      const { provisioning } = await service.ask(demoRoutes.signIn, signIn);
      if (!provisioning) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
});

it("offers a hundred thousand entries, and a million", async () => {
  const actual = await vi.importActual<{ demoMembers: readonly DemoMember[] }>("./members.ts");
  expect(actual.demoMembers.map(({ entries }) => entries).filter(Boolean)).toEqual([
    100_000, 1_000_000,
  ]);
});
