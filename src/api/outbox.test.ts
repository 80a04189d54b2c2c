import { beforeEach, describe, expect, it } from "vitest";
import { instant } from "../rules/calendar.ts";
import { problemBody } from "../server/problem.ts";
import type { Problem, ProblemCode } from "../contract/problem.ts";
import { ApiProblem, createClient, Unreachable, type Call } from "./client.ts";
import {
  createOutbox,
  dropSavedSecrets,
  NotSaved,
  type OutboxPorts,
  type SavedOperation,
  type Command,
  WaitingForSignIn,
} from "./outbox.ts";

const KEY = "00000000-0000-4000-8000-000000000001";
const NAME = `points-wallet.operation.${KEY}`;
const command: Command<"redeem"> = {
  route: "redeem",
  body: { productId: "towel", priceId: "points" },
  snapshot: { memberId: "a", seq: 5 },
  language: "en",
};
const receipt = { operation: { key: KEY } };

let stored: Map<string, string>;
beforeEach(() => {
  stored = new Map();
});

const storage = {
  get length() {
    return stored.size;
  },
  key: (index: number) => [...stored.keys()][index] ?? null,
  getItem: (name: string) => stored.get(name) ?? null,
  setItem: (name: string, value: string) => void stored.set(name, value),
  removeItem: (name: string) => void stored.delete(name),
};

/** Each request gets the next answer; an error is thrown. */
function outboxOf(answers: readonly unknown[], ports: Partial<OutboxPorts> = {}) {
  const requests: string[] = [];
  const call = (async ({ method, path }: { method: string; path: string }) => {
    const answer = answers[requests.push(`${method} ${path}`) - 1];
    if (answer instanceof Error) throw answer;
    return answer;
  }) as Call;
  const usual = { call, newKey: () => KEY, storage: () => storage, tryLock: undefined };
  return { outbox: createOutbox({ ...usual, ...ports }), requests };
}

const refusal = (code: ProblemCode) => new ApiProblem({ code, detail: code } as Problem);
const savedBy = (memberId: string): SavedOperation => ({
  key: KEY,
  memberId,
  route: "redeem",
  ifMatch: "",
  language: "en",
});

describe("the outbox", () => {
  it("saves an operation before it sends it, and forgets it when it is answered", async () => {
    const { outbox, requests } = outboxOf([receipt]);
    const submitted = outbox.submit(command);
    expect(JSON.parse(stored.get(NAME) ?? "")).toMatchObject({ key: KEY, ifMatch: '"a-5"' });
    expect(await submitted).toBe(receipt);
    expect(requests).toEqual(["POST /api/redemptions"]);
    expect(stored.size).toBe(0);
  });

  it("reads an operation in doubt by its key, and is checking until it is known", async () => {
    const { outbox, requests } = outboxOf([
      new Unreachable(),
      new Unreachable(),
      refusal("not-found"),
      receipt,
    ]);
    const checking: number[] = [];
    outbox.subscribe(() => checking.push(outbox.state().checking.length));
    expect(await outbox.submit(command)).toBe(receipt);
    expect(requests).toEqual([
      "POST /api/redemptions",
      "GET /api/operations/:id",
      "GET /api/operations/:id",
      "POST /api/redemptions",
    ]);
    expect(checking).toContain(1);
    expect(outbox.state().checking).toEqual([]);
  });

  it("sends nothing if it cannot save the key", async () => {
    const full = () => ({
      ...storage,
      setItem() {
        throw new DOMException("full", "QuotaExceededError");
      },
    });
    const { outbox, requests } = outboxOf([receipt], { storage: full });
    await expect(outbox.submit(command)).rejects.toThrow(NotSaved);
    expect(requests).toEqual([]);
    expect(outbox.state().writeProblem).toBe("storage-full");
  });

  it("knows why nothing can be stored, until something is stored again, even a refusal", async () => {
    for (const code of ["storage-full", "read-only"] as const) {
      const { outbox } = outboxOf([refusal(code), refusal("out-of-stock")]);
      await expect(outbox.submit(command)).rejects.toThrow(ApiProblem);
      expect(outbox.state().writeProblem).toBe(code);
      await expect(outbox.submit(command)).rejects.toThrow(ApiProblem);
      expect(outbox.state().writeProblem).toBeUndefined();
    }
  });

  it("resumes what a closed tab left behind, beside records that it cannot read", async () => {
    stored.set("points-wallet.operation.torn", '{"key":');
    stored.set("points-wallet.operation.null", "null");
    stored.set("points-wallet.operation.other", "{}");
    stored.set(NAME, JSON.stringify(savedBy("a")));
    const { outbox, requests } = outboxOf([{ answer: receipt }]);
    expect(await outbox.resume("a")).toBe(1);
    expect(requests).toEqual(["GET /api/operations/:id"]);
    expect(stored.has(NAME)).toBe(false);
  });

  it("resumes what an earlier version of the page saved", async () => {
    const name = `points-wallet.unsettled.${KEY}`;
    stored.set(
      name,
      `{"key":"${KEY}","memberId":"a","route":"redeem","body":"{\\"productId\\":\\"towel\\",\\"priceId\\":\\"points\\"}","ifMatch":"\\"a-5\\"","language":"en"}`,
    );
    const { outbox, requests } = outboxOf([refusal("not-found"), receipt]);
    expect(outbox.hasUnfinished("a")).toBe(true);
    expect(await outbox.resume("a")).toBe(1);
    expect(requests).toEqual(["GET /api/operations/:id", "POST /api/redemptions"]);
    expect(stored.size).toBe(0);
  });

  it("looks an operation up whose route is gone, and does not send it again", async () => {
    stored.set(NAME, JSON.stringify({ ...savedBy("a"), route: "capturePayment" }));
    const { outbox, requests } = outboxOf([refusal("not-found")]);
    expect(await outbox.resume("a")).toBe(0);
    expect(requests).toEqual([`GET /api/operations/:id`]);
    expect(stored.size).toBe(0);
    expect(outbox.state()).toMatchObject({ checking: [], notSent: [] });
  });

  it("leaves an operation to the tab that sends it, and resumes it when that tab is closed", async () => {
    stored.set(NAME, JSON.stringify(savedBy("a")));
    let isHeld = true;
    const tryLock: OutboxPorts["tryLock"] = (_name, act) => act(!isHeld);
    const { outbox, requests } = outboxOf([{ answer: receipt }], { tryLock });
    expect(await outbox.resume("a")).toBe(0);
    expect(requests).toEqual([]);
    expect(outbox.hasUnfinished("a")).toBe(true);
    expect(outbox.hasUnfinished("b")).toBe(false);
    isHeld = false;
    expect(await outbox.resume("a")).toBe(1);
    expect(outbox.hasUnfinished("a")).toBe(false);
  });

  it.each([
    ["b", WaitingForSignIn, true],
    ["a", ApiProblem, false],
  ])(
    "learns from the body, without any header, that the command was judged as %s",
    async (memberId, error, isKept) => {
      const problem = problemBody("wallet-changed", instant(0), { memberId });
      const call = createClient({
        base: () => "http://wallet",
        send: async () => Response.json(problem, { status: 412 }),
        after: () => () => {},
        random: () => 0,
      });
      const { outbox } = outboxOf([], { call });
      await expect(outbox.submit(command)).rejects.toThrow(error);
      expect(stored.has(NAME)).toBe(isKept);
    },
  );

  it("keeps another member's operation waiting for their sign-in", async () => {
    stored.set(NAME, JSON.stringify(savedBy("b")));
    const { outbox, requests } = outboxOf([]);
    expect(await outbox.resume("a")).toBe(0);
    expect(requests).toEqual([]);
    expect(outbox.state().waitingForSignIn).toEqual([savedBy("b")]);
    expect(stored.has(NAME)).toBe(true);
  });

  describe("with a secret", () => {
    const PASSWORD = "SECRET00";
    const topUp: Command<"topUp"> = {
      ...command,
      route: "topUp",
      body: { number: "6001000000000105", password: PASSWORD },
    };
    const saved = () => [...stored.values()].join();
    const savedTopUp = { ...savedBy("a"), route: "topUp" as const };

    it("is never saved with it, and is sent again with it from memory", async () => {
      const bodies: unknown[] = [];
      const answers = [new Unreachable(), refusal("not-found"), receipt];
      const call = (async ({ method }: { method: string }, { body }: { body?: unknown } = {}) => {
        expect(stored.has(NAME)).toBe(true);
        expect(saved()).not.toContain(PASSWORD);
        expect(saved()).not.toContain("6001000000000105");
        if (method === "POST") bodies.push(body);
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
        return answer;
      }) as Call;
      const { outbox } = outboxOf([], { call });
      expect(await outbox.submit(topUp)).toBe(receipt);
      expect(bodies).toEqual([JSON.stringify(topUp.body), JSON.stringify(topUp.body)]);
    });

    it("is looked up after a reload; if it is unknown, the member learns that it was not sent", async () => {
      stored.set(NAME, JSON.stringify(savedTopUp));
      const { outbox, requests } = outboxOf([new Unreachable(), refusal("not-found"), receipt]);
      expect(await outbox.resume("a")).toBe(0);
      expect(requests).toEqual(["GET /api/operations/:id", "GET /api/operations/:id"]);
      expect(outbox.state()).toMatchObject({ checking: [], notSent: [{ key: KEY }] });
      expect(stored.size).toBe(0);
      await outbox.submit(topUp);
      expect(outbox.state().notSent).toEqual([]);
    });

    it("is answered after a reload if the service knows it", async () => {
      stored.set(NAME, JSON.stringify(savedTopUp));
      const { outbox } = outboxOf([{ answer: receipt }]);
      expect(await outbox.resume("a")).toBe(1);
      expect(outbox.state().notSent).toEqual([]);
      expect(stored.size).toBe(0);
    });

    it("does not keep it, in memory either, after its session has ended", async () => {
      const { outbox, requests } = outboxOf([refusal("signed-out"), refusal("not-found")]);
      await expect(outbox.submit(topUp)).rejects.toThrow(WaitingForSignIn);
      expect(JSON.stringify(outbox.state())).not.toContain(PASSWORD);
      expect(saved()).not.toContain(PASSWORD);
      await outbox.resume("a");
      expect(requests).toEqual(["POST /api/top-ups", "GET /api/operations/:id"]);
      expect(outbox.state().notSent).toMatchObject([{ key: KEY }]);
    });

    it.each(["operation", "unsettled"])(
      "loses it at the first start if an earlier version saved it as %s",
      async (name) => {
        const body = JSON.stringify(topUp.body);
        stored.set(`points-wallet.${name}.${KEY}`, JSON.stringify({ ...savedTopUp, body }));
        dropSavedSecrets(storage);
        const { outbox } = outboxOf([{ answer: receipt }]);
        expect(stored.size).toBe(1);
        expect(saved()).not.toContain(PASSWORD);
        expect(await outbox.resume("a")).toBe(1);
        expect(stored.size).toBe(0);
      },
    );
  });
});
