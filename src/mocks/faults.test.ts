import { describe, expect, it } from "vitest";
import type { Faults } from "../contract/demo.ts";
import { createMemoryStore } from "../server/store/memory/memory-store.ts";
import { StorageFull, StoreReadOnly, StoreUnavailable, type Store } from "../server/store/store.ts";
import { createFaults } from "./faults.ts";

const none: Faults = { latencyMs: 0, loseRequests: 0, loseAnswers: 0, storageFull: false };

/** A service that answers how often it was asked, behind these faults. */
async function serviceWith(faults: Partial<Faults>, store: Store = createMemoryStore()) {
  await store.commit({}, () => ({
    result: undefined,
    resources: [["faults", { ...none, ...faults }]],
  }));
  const behind = createFaults(store);
  let asked = 0;
  const send = behind.around(async () => Response.json({ asked: ++asked }));
  return {
    store: behind.store,
    asked: () => asked,
    ask: (path = "/api/wallet") => send(new Request(`http://wallet${path}`)),
  };
}

const write = (store: Store) =>
  store.commit({ receipt: { owner: "a", key: "k" } }, () => ({ result: "written" }));

describe("what the demo controls make go wrong", () => {
  it("is nothing, unless it is set", async () => {
    const { ask, store } = await serviceWith({});
    expect(await (await ask()).json()).toEqual({ asked: 1 });
    expect(await write(store)).toBe("written");
  });

  it("loses a request before the service has it, and an answer after", async () => {
    const requests = await serviceWith({ loseRequests: 1 });
    expect((await requests.ask()).type).toBe("error");
    expect(requests.asked()).toBe(0);
    const answers = await serviceWith({ loseAnswers: 1 });
    expect((await answers.ask()).type).toBe("error");
    expect(answers.asked()).toBe(1);
  });

  it("breaks answers, but never those of the panel itself", async () => {
    const { ask } = await serviceWith({ breakAnswers: 1 });
    expect(await (await ask()).json()).toEqual({ broken: "on purpose" });
    expect(await (await ask("/api/demo/faults")).json()).toEqual({ asked: 2 });
  });

  it("refuses writes under a key, and lets the panel's own through", async () => {
    for (const [faults, refusal] of [
      [{ storageFull: true }, StorageFull],
      [{ readOnly: true }, StoreReadOnly],
    ] as const) {
      const { store } = await serviceWith(faults);
      await expect(write(store)).rejects.toBeInstanceOf(refusal);
      expect(await store.commit({}, () => ({ result: "written" }))).toBe("written");
    }
  });

  it("is read again after the store could not be reached", async () => {
    const store = createMemoryStore();
    let isDown = true;
    const readResource: Store["readResource"] = async (name) => {
      if (isDown) throw new StoreUnavailable("down");
      return store.readResource(name);
    };
    const { ask } = await serviceWith({ breakAnswers: 1 }, { ...store, readResource });
    expect(await (await ask()).json()).toEqual({ asked: 1 });
    isDown = false;
    expect(await (await ask()).json()).toEqual({ broken: "on purpose" });
  });
});
