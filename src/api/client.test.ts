import { describe, expect, it } from "vitest";
import { routes } from "../contract/routes.ts";
import { ApiProblem, createClient, Unreachable, Unreadable } from "./client.ts";

/** A client whose waits take no time. The service gives these answers, then the last one again and again. */
function clientOf(...answers: readonly (number | Response)[]) {
  const waits: number[] = [];
  let requests = 0;
  const call = createClient({
    base: () => "http://wallet",
    send: async () => responseOf(answers[Math.min(requests++, answers.length - 1)] ?? 503),
    after(ms, act) {
      // An attempt never times out here.
      if (ms !== 10_000) {
        waits.push(ms);
        queueMicrotask(act);
      }
      return () => {};
    },
    random: () => 0.5,
  });
  return { call, waits, requests: () => requests };
}

function responseOf(answer: number | Response): Response {
  return answer instanceof Response ? answer : problem(answer);
}

function problem(status: number, retryable = false, headers: Record<string, string> = {}) {
  const codes: Record<number, string> = { 429: "top-up-locked", 507: "storage-full" };
  const body = {
    type: "/",
    title: "",
    status,
    detail: "",
    code: codes[status] ?? "unavailable",
    retryable,
    serverTime: "2026-11-22T04:00:00.000Z",
  };
  return Response.json(body, { status, headers });
}

describe("the client", () => {
  it("makes six attempts, waits a random share of 0.5 s x 2^n between them, and then is unreachable", async () => {
    const { call, waits, requests } = clientOf(503);
    await expect(call(routes.signOut)).rejects.toThrow(Unreachable);
    expect(requests()).toBe(6);
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
  });

  it("makes one attempt of long work, without a limit of time", async () => {
    const { call, requests } = clientOf(503);
    await expect(call(routes.signOut, { isLong: true })).rejects.toThrow(Unreachable);
    expect(requests()).toBe(1);
    const limits: number[] = [];
    const unlimited = createClient({
      base: () => "http://wallet",
      send: async () => new Response(null, { status: 204 }),
      after(ms) {
        limits.push(ms);
        return () => {};
      },
      random: () => 0.5,
    });
    await unlimited(routes.signOut, { isLong: true });
    expect(limits).toEqual([]);
  });

  it("waits as long as Retry-After says", async () => {
    const busy = problem(503, true, { "Retry-After": "7" });
    const { call, waits } = clientOf(busy, new Response(null, { status: 204 }));
    await call(routes.signOut);
    expect(waits).toEqual([7_000]);
  });

  it("waits at most a minute, whatever Retry-After says", async () => {
    // Longer than a timer can be: it would fire at once.
    const busy = problem(503, true, { "Retry-After": "9999999" });
    const { call, waits } = clientOf(busy, new Response(null, { status: 204 }));
    await call(routes.signOut);
    expect(waits).toEqual([60_000]);
  });

  it("reports an unreadable answer to a read at once", async () => {
    const { call, requests } = clientOf(Response.json({ of: "a newer version" }));
    await expect(call(routes.readProgramme)).rejects.toThrow(Unreadable);
    expect(requests()).toBe(1);
    const refusal = Response.json({ code: "not-yet-known" }, { status: 409 });
    await expect(clientOf(refusal).call(routes.readProgramme)).rejects.toThrow(Unreadable);
  });

  it("treats an unreadable answer as no answer if it is about a write", async () => {
    const unreadable = () => Response.json({ of: "a newer version" }, { status: 201 });
    const write = clientOf(unreadable(), unreadable(), problem(409));
    await expect(write.call(routes.redeem)).rejects.toThrow(ApiProblem);
    expect(write.requests()).toBe(3);
    const read = clientOf(unreadable(), problem(404));
    await expect(read.call(routes.readOperation, { inDoubt: true })).rejects.toThrow(ApiProblem);
    expect(read.requests()).toBe(2);
  });

  it("retries a 429 only if it is retryable", async () => {
    const locked = clientOf(problem(429, false, { "Retry-After": "900" }));
    await expect(locked.call(routes.signOut)).rejects.toThrow(ApiProblem);
    expect(locked.requests()).toBe(1);
    const busy = clientOf(problem(429, true), new Response(null, { status: 204 }));
    await busy.call(routes.signOut);
    expect(busy.requests()).toBe(2);
  });

  it("accepts a 507, but not while an earlier copy may still arrive", async () => {
    const first = clientOf(507);
    await expect(first.call(routes.signOut)).rejects.toThrow(ApiProblem);
    const after = clientOf(503, 507);
    await expect(after.call(routes.signOut)).rejects.toThrow(Unreachable);
    const again = clientOf(507);
    await expect(again.call(routes.signOut, { inDoubt: true })).rejects.toThrow(Unreachable);
  });

  it("treats the page of a file server as no answer", async () => {
    const page = () => new Response("<html>", { headers: { "Content-Type": "text/html" } });
    const { call, requests } = clientOf(page(), new Response(null, { status: 204 }));
    await call(routes.signOut);
    expect(requests()).toBe(2);
  });
});
