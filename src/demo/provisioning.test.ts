import "fake-indexeddb/auto";
import { describe, expect, it, vi } from "vitest";
import { aliPoint } from "../rules/programme.ts";
import { routes } from "../contract/routes.ts";
import { at } from "../rules/testing/fixtures.ts";
import { openIndexedDbStore } from "../server/store/indexeddb/indexeddb-store.ts";
import { createMemoryStore } from "../server/store/memory/memory-store.ts";
import { StorageFull, type Store } from "../server/store/store.ts";
import { aService, json } from "../server/testing/fixtures.ts";
import type { DemoMember } from "./members.ts";

const NOW = at("2026-11-25T15:00:00+08:00");

// Enough to be written in several transactions: a hundred thousand would say no more.
const { COUNT } = vi.hoisted(() => ({ COUNT: 9_000 }));
vi.mock(import("./members.ts"), async (original) => {
  const { demoMembers } = await original();
  return {
    demoMembers: demoMembers.map((one) => (one.entries ? { ...one, entries: COUNT } : one)),
  };
});

let opened = 0;
const stores: [string, () => Promise<Store>][] = [
  ["memory", async () => createMemoryStore()],
  ["IndexedDB", () => openIndexedDbStore(`provisioning-test-${++opened}`, aliPoint)],
];

describe.each(stores)("a member with a long life, over %s", (_name, open) => {
  const signIn = json({ memberId: "busy" });

  it("is made once asked for, tells how far it is, and then signs in", async () => {
    const service = aService(await open(), NOW);
    const first = await service.ask(routes.signIn, signIn);
    expect(first).toEqual({
      memberId: "busy",
      name: "Bo",
      provisioning: { entries: 0, of: COUNT },
    });
    expect((await service.refused(routes.readWallet)).code).toBe("signed-out");

    const seen: number[] = [];
    for (;;) {
      const { items } = await service.ask(routes.listDemoMembers);
      const provisioning = items.find(({ id }) => id === "busy")?.provisioning;
      if (!provisioning) break;
      seen.push(provisioning.entries);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(await service.ask(routes.signIn, signIn)).not.toHaveProperty("provisioning");
    expect((await service.ask(routes.readWallet)).seq).toBe(COUNT);
  });

  it("is found by its own settled uses, purchases and draws", async () => {
    const service = aService(await open(), NOW);
    await made(service);
    const [captured] = (await service.ask(routes.listEntries, { query: "kind=capture" })).items;
    const use = await service.ask(routes.readEntry, { id: captured?.of ?? "" });
    expect(use.use?.state).toBe("captured");
    const { items: draws } = await service.ask(routes.listDraws);
    expect(draws.length).toBeGreaterThan(0);
    const states = (await service.ask(routes.listPurchases)).items.map(({ state }) => state);
    expect(new Set(states)).toContain("credited");
  });

  it("is made once where two pages ask for it at the same time", async () => {
    const store = await open();
    let load = 0;
    const counting = {
      ...store,
      load: (...of: Parameters<Store["load"]>) => (load++, store.load(...of)),
    };
    let before: Promise<unknown> = Promise.resolve();
    const withLock = <Value>(_of: string, act: () => Promise<Value>) => {
      const mine = before.then(act);
      before = mine.catch(() => undefined);
      return mine;
    };
    const one = aService(counting, NOW, { withLock });
    const two = aService(counting, NOW, { withLock });
    await Promise.all([made(one), made(two)]);
    expect(load).toBe(1);
    expect((await two.ask(routes.readWallet)).seq).toBe(COUNT);
  });

  it("is not there where there is no space for it, says so, and may be asked for again", async () => {
    const store = await open();
    let isFull = true;
    const service = aService(
      {
        ...store,
        async load(memberId, parts) {
          if (!isFull) return store.load(memberId, parts);
          async function* untilFull() {
            for await (const part of parts) {
              yield part;
              if (part.wallet.seq > 5_000) throw new StorageFull("full");
            }
          }
          return store.load(memberId, untilFull());
        },
      },
      NOW,
    );
    await expect(made(service)).rejects.toThrow("507");
    expect(await store.readResource("member:busy")).toBeUndefined();
    expect(await store.readWallet("busy")).toBeUndefined();
    isFull = false;
    await made(service);
    expect((await service.ask(routes.readWallet)).seq).toBe(COUNT);
  });

  async function made(service: ReturnType<typeof aService>) {
    for (;;) {
      const { provisioning } = await service.ask(routes.signIn, signIn);
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
