import { beforeEach, describe, expect, it } from "vitest";
import type { Problem, ProblemCode } from "../contract/problem.ts";
import { ApiProblem, Unreachable, type Call } from "./client.ts";
import { createOutbox, NotSaved, type OutboxPorts, type InDoubt, type Command } from "./outbox.ts";

const KEY = "00000000-0000-4000-8000-000000000001";
const NAME = `points-wallet.unsettled.${KEY}`;
const wish: Command<"redeem"> = {
  route: "redeem",
  body: { productId: "towel", priceId: "points" },
  seen: { memberId: "a", seq: 5 },
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
  key: (place: number) => [...stored.keys()][place] ?? null,
  getItem: (name: string) => stored.get(name) ?? null,
  setItem: (name: string, value: string) => void stored.set(name, value),
  removeItem: (name: string) => void stored.delete(name),
};

/** Each request is answered by the next; one that is a fault is thrown. */
function outboxOf(answers: readonly unknown[], ports: Partial<OutboxPorts> = {}) {
  const asked: string[] = [];
  const call = (async ({ method, path }: { method: string; path: string }) => {
    const answer = answers[asked.push(`${method} ${path}`) - 1];
    if (answer instanceof Error) throw answer;
    return answer;
  }) as Call;
  const usual = { call, newKey: () => KEY, kept: () => storage, lock: undefined };
  return { outbox: createOutbox({ ...usual, ...ports }), asked };
}

const refusal = (code: ProblemCode) => new ApiProblem({ code, detail: code } as Problem);

describe("the outbox", () => {
  it("has saved a wish before it sends it, and forgets it when it is answered", async () => {
    const { outbox, asked } = outboxOf([receipt]);
    const settled = outbox.settle(wish);
    expect(JSON.parse(stored.get(NAME) ?? "")).toMatchObject({ key: KEY, ifMatch: '"a-5"' });
    expect(await settled).toBe(receipt);
    expect(asked).toEqual(["POST /api/redemptions"]);
    expect(stored.size).toBe(0);
  });

  it("asks what became of a wish without an answer, and says 'checking' meanwhile, until it is known", async () => {
    const { outbox, asked } = outboxOf([
      new Unreachable(),
      new Unreachable(),
      refusal("not-found"),
      receipt,
    ]);
    const seen: number[] = [];
    outbox.subscribe(() => seen.push(outbox.known().checking.length));
    expect(await outbox.settle(wish)).toBe(receipt);
    expect(asked).toEqual([
      "POST /api/redemptions",
      "GET /api/operations/:id",
      "GET /api/operations/:id",
      "POST /api/redemptions",
    ]);
    expect(seen).toContain(1);
    expect(outbox.known().checking).toEqual([]);
  });

  it("sends nothing whose key it could not save", async () => {
    const full = () => ({
      ...storage,
      setItem() {
        throw new DOMException("full", "QuotaExceededError");
      },
    });
    const { outbox, asked } = outboxOf([receipt], { kept: full });
    await expect(outbox.settle(wish)).rejects.toThrow(NotSaved);
    expect(asked).toEqual([]);
    expect(outbox.known().unwritable).toBe("storage-full");
  });

  it("knows why nothing can be written, until something is again, be it a refusal", async () => {
    for (const code of ["storage-full", "read-only"] as const) {
      const { outbox } = outboxOf([refusal(code), refusal("out-of-stock")]);
      await expect(outbox.settle(wish)).rejects.toThrow(ApiProblem);
      expect(outbox.known().unwritable).toBe(code);
      await expect(outbox.settle(wish)).rejects.toThrow(ApiProblem);
      expect(outbox.known().unwritable).toBeUndefined();
    }
  });

  it("takes up what a closed tab left, whatever else lies beside it", async () => {
    const left: InDoubt = {
      key: KEY,
      memberId: "a",
      route: "redeem",
      ifMatch: "",
      language: "en",
    };
    stored.set("points-wallet.unsettled.torn", '{"key":');
    stored.set("points-wallet.unsettled.null", "null");
    stored.set("points-wallet.unsettled.other", "{}");
    stored.set(NAME, JSON.stringify(left));
    const { outbox, asked } = outboxOf([{ answer: receipt }]);
    expect(await outbox.resume("a")).toBe(1);
    expect(asked).toEqual(["GET /api/operations/:id"]);
    expect(stored.has(NAME)).toBe(false);
  });

  it("leaves what another tab is about to it, and takes it up when that tab has gone", async () => {
    const left = { key: KEY, memberId: "a", route: "redeem", ifMatch: "", language: "en" };
    stored.set(NAME, JSON.stringify(left));
    let isHeld = true;
    const lock: OutboxPorts["lock"] = (_name, act) => act(!isHeld);
    const { outbox, asked } = outboxOf([{ answer: receipt }], { lock });
    expect(await outbox.resume("a")).toBe(0);
    expect(asked).toEqual([]);
    expect(outbox.isLeft("a")).toBe(true);
    expect(outbox.isLeft("b")).toBe(false);
    isHeld = false;
    expect(await outbox.resume("a")).toBe(1);
    expect(outbox.isLeft("a")).toBe(false);
  });

  it("lets what another member wished wait, and says so", async () => {
    const left = { key: KEY, memberId: "b", route: "redeem", ifMatch: "", language: "en" };
    stored.set(NAME, JSON.stringify(left));
    const { outbox, asked } = outboxOf([]);
    expect(await outbox.resume("a")).toBe(0);
    expect(asked).toEqual([]);
    expect(outbox.known().parked).toEqual([left]);
    expect(stored.has(NAME)).toBe(true);
  });
});
