import { describe, expect, it } from "vitest";
import { routes } from "../contract/routes.ts";
import { ApiProblem, createClient, Unreachable, Unreadable } from "./client.ts";

/** A client whose waits take no time, and whose service answers with these statuses, the last one over and over. */
function clientOf(...answers: readonly (number | Response)[]) {
  const waits: number[] = [];
  let asked = 0;
  const call = createClient({
    base: () => "http://wallet",
    send: async () => responseOf(answers[Math.min(asked++, answers.length - 1)] ?? 503),
    after(ms, act) {
      // The end of an attempt's time never comes here.
      if (ms !== 10_000) {
        waits.push(ms);
        queueMicrotask(act);
      }
      return () => {};
    },
    random: () => 0.5,
  });
  return { call, waits, asked: () => asked };
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
  it("asks six times, waiting half of 0.5 s x 2^n at a roll of one half, and then knows nothing", async () => {
    const { call, waits, asked } = clientOf(503);
    await expect(call(routes.signOut)).rejects.toThrow(Unreachable);
    expect(asked()).toBe(6);
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
  });

  it("waits as long as the service says", async () => {
    const busy = problem(503, true, { "Retry-After": "7" });
    const { call, waits } = clientOf(busy, new Response(null, { status: 204 }));
    await call(routes.signOut);
    expect(waits).toEqual([7_000]);
  });

  it("waits at most a minute, however long the service says", async () => {
    // More than a timer can count: it would fire at once.
    const busy = problem(503, true, { "Retry-After": "9999999" });
    const { call, waits } = clientOf(busy, new Response(null, { status: 204 }));
    await call(routes.signOut);
    expect(waits).toEqual([60_000]);
  });

  it("says at once that it cannot read what it asked for", async () => {
    const { call, asked } = clientOf(Response.json({ of: "a newer version" }));
    await expect(call(routes.readProgramme)).rejects.toThrow(Unreadable);
    expect(asked()).toBe(1);
    const refusal = Response.json({ code: "not-yet-known" }, { status: 409 });
    await expect(clientOf(refusal).call(routes.readProgramme)).rejects.toThrow(Unreadable);
  });

  it("takes what it cannot read for no answer where it tells what became of a write", async () => {
    const unreadable = () => Response.json({ of: "a newer version" }, { status: 201 });
    const write = clientOf(unreadable(), unreadable(), problem(409));
    await expect(write.call(routes.redeem)).rejects.toThrow(ApiProblem);
    expect(write.asked()).toBe(3);
    const asked = clientOf(unreadable(), problem(404));
    await expect(asked.call(routes.readOperation, { inDoubt: true })).rejects.toThrow(ApiProblem);
    expect(asked.asked()).toBe(2);
  });

  it("takes a 429 for final, unless it says that waiting helps", async () => {
    const locked = clientOf(problem(429, false, { "Retry-After": "900" }));
    await expect(locked.call(routes.signOut)).rejects.toThrow(ApiProblem);
    expect(locked.asked()).toBe(1);
    const busy = clientOf(problem(429, true), new Response(null, { status: 204 }));
    await busy.call(routes.signOut);
    expect(busy.asked()).toBe(2);
  });

  it("believes that a store is full, but not while an earlier copy may still arrive", async () => {
    const first = clientOf(507);
    await expect(first.call(routes.signOut)).rejects.toThrow(ApiProblem);
    const after = clientOf(503, 507);
    await expect(after.call(routes.signOut)).rejects.toThrow(Unreachable);
    const again = clientOf(507);
    await expect(again.call(routes.signOut, { inDoubt: true })).rejects.toThrow(Unreachable);
  });

  it("takes a page of a file server for no answer", async () => {
    const page = () => new Response("<html>", { headers: { "Content-Type": "text/html" } });
    const { call, asked } = clientOf(page(), new Response(null, { status: 204 }));
    await call(routes.signOut);
    expect(asked()).toBe(2);
  });
});
