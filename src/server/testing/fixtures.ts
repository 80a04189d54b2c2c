import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { problem, type Problem } from "../../contract/problem.ts";
import { routes, type Route } from "../../contract/routes.ts";
import type { Instant } from "../../rules/calendar.ts";
import { createApp } from "../app.ts";
import type { Ports } from "../http/request.ts";
import type { Store } from "../store/store.ts";
import { expectDescribed } from "./described.ts";

/** The service over a store, with a device clock that a test sets. */
export function aService(store: Store, startsAt: Instant, alone: Ports["withLock"] = inOnePage) {
  let now = startsAt;
  let made = 0;
  let thrown = 0;
  const app = createApp({
    store,
    clock: () => now,
    newId: () => `made-${++made}`,
    randomBytes: () => new Uint8Array(32).fill(++thrown),
    withLock: alone,
    readDemoStatement: (name) => readFile(`public/statements/${name}.csv`, "utf8"),
  });
  /** Every answer is held against the contract. */
  const send = async (path: string, init?: RequestInit) => {
    const request = new Request(`http://wallet${path}`, init);
    const { method, url } = request;
    const response = await app.fetch(request);
    await expectDescribed(method, url, response);
    return response;
  };

  /** The answer, which must be a success and fit the route's schema. */
  async function ask<Answer extends z.ZodMiniType>(route: Route<Answer>, init: Asked = {}) {
    const response = await send(pathOf(route, init), { method: route.method, ...init });
    const body: unknown = await response.json();
    if (!response.ok || !route.answer)
      throw new Error(`${response.status} ${JSON.stringify(body)}`);
    return z.decode(route.answer, body as z.input<Answer>);
  }

  /** The problem, which must be one of the contract's. */
  async function refused(route: Route, init: Asked = {}): Promise<Problem> {
    const response = await send(pathOf(route, init), { method: route.method, ...init });
    if (response.headers.get("Content-Type") !== "application/problem+json") {
      throw new Error(`no problem: ${response.status}`);
    }
    const told = z.decode(problem, (await response.json()) as z.input<typeof problem>);
    if (told.status !== response.status) throw new Error(`${told.status} in ${response.status}`);
    return told;
  }

  return {
    send,
    ask,
    refused,
    signIn: (memberId: string) => ask(routes.signIn, json({ memberId })),
    set now(at: Instant) {
      now = at;
    },
  };
}

const inOnePage: Ports["withLock"] = (_name, act) => act();

type Asked = RequestInit & { readonly id?: string; readonly query?: string };

function pathOf({ path }: Route, { id = "", query }: Asked): string {
  return path.replace(":id", id) + (query === undefined ? "" : `?${query}`);
}

export function json(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...headers },
  };
}

/** A redemption under the key that `n` names. */
export function redemption(
  n: number,
  productId = "delivery-coupon",
  headers: Record<string, string> = {},
) {
  return json({ productId, priceId: "points" }, { "Idempotency-Key": keyOf(n), ...headers });
}

export function keyOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}
