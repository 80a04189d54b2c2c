import { beforeEach, describe, expect, it } from "vitest";
import { demoRoutes } from "../contract/demo-routes.ts";
import { routes } from "../contract/routes.ts";
import { NOW } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "../server/store/memory/memory-store.ts";
import { createTestService, json, keyOf } from "../server/testing/fixtures.ts";
import { createClient } from "./client.ts";
import { createOutbox, WaitingForSignIn, type Command } from "./outbox.ts";

/** What becomes of the next attempt. The session can end before it. No answer comes after the tab is closed. */
type Step = "session ends" | "request lost" | "answer lost" | "answered" | "tab closed";

const six = (step: Step): Step[] => Array<Step>(6).fill(step);

/** The operation is resumed in another tab if its own was closed. */
const points: Readonly<Record<string, readonly Step[]>> = {
  "before it is sent": ["session ends"],
  "after its request was lost": ["request lost", "session ends"],
  "after its answer was lost": ["answer lost", "session ends"],
  "before it is looked up, which was not carried out": [...six("request lost"), "session ends"],
  "before it is looked up, which was carried out": [...six("answer lost"), "session ends"],
  "between the look-up and the repetition": [...six("request lost"), "answered", "session ends"],
  "after a reload that lost the request": ["request lost", "tab closed", "session ends"],
  "after a reload that lost the answer": ["answer lost", "tab closed", "session ends"],
  "after a reload and a look-up": ["request lost", "tab closed", "answered", "session ends"],
};

const commands = {
  donate: { route: "donate", body: { projectId: "library", points: 7, anonymous: false } },
  topUp: { route: "topUp", body: { number: "6001000000000105", password: "SPRING26" } },
} as const;

const OWNER = "regular";
const OTHER = "new";
const ends: Readonly<Record<string, string | undefined>> = {
  "the member signs out": undefined,
  "another member signs in": OTHER,
};

let service: ReturnType<typeof createTestService>;
let store: ReturnType<typeof createMemoryStore>;
let records: Map<string, string>;
beforeEach(async () => {
  store = createMemoryStore();
  service = createTestService(store, NOW);
  records = new Map();
  await service.signIn(OWNER);
});

const signIn = (memberId: string | undefined) =>
  memberId === undefined
    ? service.send(routes.signOut.path, { method: "DELETE" })
    : service.ask(demoRoutes.signIn, json({ memberId }));

/** A tab whose attempts take these steps. After the last step, each attempt is answered. */
function openTab(steps: Step[], next: string | undefined, onClosed = () => {}) {
  const send = async (request: Request): Promise<Response> => {
    const step = steps.shift();
    if (step === "session ends") {
      await signIn(next);
      return send(request);
    }
    if (step === "tab closed") {
      onClosed();
      return new Promise(() => {});
    }
    if (step === "request lost") throw new TypeError("no answer");
    const response = await service.fetch(request);
    if (step === "answer lost") throw new TypeError("no answer");
    return response;
  };
  const call = createClient({
    base: () => "http://wallet",
    send,
    // No wait between attempts, and no timeout.
    after(ms, act) {
      if (ms === 0) act();
      return () => {};
    },
    random: () => 0,
  });
  const storage = {
    get length() {
      return records.size;
    },
    key: (index: number) => [...records.keys()][index] ?? null,
    getItem: (name: string) => records.get(name) ?? null,
    setItem: (name: string, value: string) => void records.set(name, value),
    removeItem: (name: string) => void records.delete(name),
  };
  return createOutbox({ call, newKey: () => keyOf(1), storage: () => storage, tryLock: undefined });
}

/** How often the command was carried out, for whomever. */
async function countEffects() {
  const ledgers = await Promise.all(
    [OWNER, OTHER].map((id) => store.readEntriesFrom(id, 1, Number.MAX_SAFE_INTEGER)),
  );
  return ledgers
    .flat()
    .filter(
      (entry) =>
        (entry.kind === "donation" && entry.allocations[0]?.points === 7) ||
        (entry.kind === "grant" && entry.source === "top-up"),
    ).length;
}

/** Submits the command and goes through the steps, until the operation waits for its member. */
async function submitUntilSessionEnds(
  route: keyof typeof commands,
  journey: readonly Step[],
  next: string | undefined,
) {
  const { seq } = await service.ask(routes.readWallet);
  const command: Command = {
    ...commands[route],
    snapshot: { memberId: OWNER, seq },
    language: "en",
  };
  const steps = [...journey];
  if (!journey.includes("tab closed")) {
    const tab = openTab(steps, next);
    await expect(tab.submit(command)).rejects.toThrow(WaitingForSignIn);
    return tab;
  }
  await new Promise<void>((resolve) => {
    void openTab(steps, next, resolve).submit(command);
  });
  const reloaded = openTab(steps, next);
  expect(await reloaded.resume(OWNER)).toBe(0);
  return reloaded;
}

const cases = Object.entries(points).flatMap(([point, journey]) =>
  Object.entries(ends).map(([end, next]) => ({ point, end, journey, next })),
);

describe.each(cases)("an operation whose session ends $point, when $end", ({ journey, next }) => {
  const isCarriedOut = journey.includes("answer lost");

  it("is kept for its member and then carried out exactly once", async () => {
    const tab = await submitUntilSessionEnds("donate", journey, next);
    expect(tab.state()).toMatchObject({ checking: [], waitingForSignIn: [{ key: keyOf(1) }] });
    const saved = [...records];
    expect(saved).toHaveLength(1);
    await signIn(OTHER);
    expect(await tab.resume(OTHER)).toBe(0);
    expect([...records]).toEqual(saved);
    expect(await countEffects()).toBe(isCarriedOut ? 1 : 0);

    await signIn(OWNER);
    expect(await tab.resume(OWNER)).toBe(1);
    expect(await countEffects()).toBe(1);
    expect(tab.state()).toMatchObject({ checking: [], waitingForSignIn: [] });
    expect([...records]).toEqual([]);
  });

  it("is not kept with its secret, and its member learns what became of it", async () => {
    const tab = await submitUntilSessionEnds("topUp", journey, next);
    expect([...records.values()].join()).not.toContain("SPRING26");
    expect(JSON.stringify(tab.state())).not.toContain("SPRING26");
    const { waitingForSignIn, notSent } = tab.state();
    expect([...waitingForSignIn, ...notSent]).toMatchObject([{ key: keyOf(1) }]);
    // It is given up only if its member was signed in when it was looked up.
    expect(notSent.length).toBe(journey.join().includes("tab closed,answered") ? 1 : 0);

    await signIn(OWNER);
    expect(await tab.resume(OWNER)).toBe(isCarriedOut ? 1 : 0);
    expect(tab.state().notSent.map(({ key }) => key)).toEqual(isCarriedOut ? [] : [keyOf(1)]);
    expect(await countEffects()).toBe(isCarriedOut ? 1 : 0);
    expect([...records]).toEqual([]);
  });
});
