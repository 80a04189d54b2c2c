import { partnerResources } from "../http/partner-resources.ts";
import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { problem, type Problem } from "../../contract/problem.ts";
import { routes, type Route } from "../../contract/routes.ts";
import { demoRoutes } from "../../contract/demo-routes.ts";
import type { Instant } from "../../rules/calendar.ts";
import { createDemoApp } from "../../demo/demo-app.ts";
import type { DemoPorts } from "../../demo/ports.ts";
import { aliPoint, sampleCatalog } from "../../catalog/alipoint.ts";
import type { Store } from "../store/store.ts";
import { expectInContract } from "./openapi-check.ts";

/** The service of the sample programme with the demo, over a store and with a device clock that a test sets. */
export function createTestService(store: Store, startsAt: Instant, ports: Partial<DemoPorts> = {}) {
  let now = startsAt;
  let ids = 0;
  let secrets = 0;
  const app = createDemoApp({
    store,
    clock: () => now,
    newId: () => `made-${++ids}`,
    randomBytes: () => new Uint8Array(32).fill(++secrets),
    withLock: (_name, act) => act(),
    programme: aliPoint,
    catalog: sampleCatalog,
    readFile: (name) => readFile(`src/demo/statements/${name}.csv`, "utf8"),
    loadPartnerResources: async () => partnerResources,
    ...ports,
  });
  /** Checks every response against the contract. */
  const fetch = async (request: Request) => {
    const { method, url } = request;
    const response = await app.fetch(request);
    await expectInContract(method, url, response);
    return response;
  };
  const send = (path: string, init?: RequestInit) =>
    fetch(new Request(`http://wallet${path}`, init));

  /** The body of a success, decoded by the route's schema. */
  async function ask<Answer extends z.ZodMiniType>(
    route: Route<Answer>,
    init: RequestOptions = {},
  ) {
    const response = await send(pathOf(route, init), { method: route.method, ...init });
    const body: unknown = await response.json();
    if (!response.ok || !route.answer)
      throw new Error(`${response.status} ${JSON.stringify(body)}`);
    return z.decode(route.answer, body as z.input<Answer>);
  }

  /** The problem of a refusal. */
  async function refused(route: Route, init: RequestOptions = {}): Promise<Problem> {
    const response = await send(pathOf(route, init), { method: route.method, ...init });
    if (response.headers.get("Content-Type") !== "application/problem+json") {
      throw new Error(`no problem: ${response.status}`);
    }
    const refusal = z.decode(problem, (await response.json()) as z.input<typeof problem>);
    if (refusal.status !== response.status) {
      throw new Error(`${refusal.status} in ${response.status}`);
    }
    return refusal;
  }

  /** Imports a member with these rows and signs it in. */
  async function importMember(...rows: readonly string[]): Promise<string> {
    const body = ["date,description,points", ...rows].join("\n");
    const { memberId } = await ask(demoRoutes.importFile, { body });
    await ask(demoRoutes.signIn, json({ memberId }));
    return memberId;
  }

  /** The header that a partner sends. */
  async function partner(partnerId: string) {
    const { items } = await ask(demoRoutes.makeDemoPartners);
    const key = items.find((each) => each.partnerId === partnerId)?.key;
    return { Authorization: `Bearer ${key}` };
  }

  /** The header of the partner at which the signed-in member made this spend or purchase. */
  async function partnerOf(id: string) {
    const { subject } = await ask(routes.readEntry, { id });
    if (!("kind" in subject)) throw new Error(`${id} is at no partner`);
    const { products, rebates } = sampleCatalog;
    const item = [...products, ...rebates].find((each) => each.id === subject.id);
    return partner(item?.partnerId ?? subject.id);
  }

  /** What a partner's command about a spend or a purchase of the signed-in member enters, and the wallet after it. */
  async function asPartner(route: Route, id: string, body: object, key: number) {
    const { seq } = await ask(routes.readWallet);
    const headers = { "Idempotency-Key": keyOf(key), ...(await partnerOf(id)) };
    await ask(route as typeof routes.capturePartnerPayment, { id, ...json(body, headers) });
    const { items } = await ask(routes.listEntries);
    const entries = items.filter((entry) => entry.seq > seq).toReversed();
    return { entries, wallet: await ask(routes.readWallet) };
  }

  let orders = 0;
  /** The id of a new order of the signed-in member. */
  async function order(partnerId: string, totalFen: number, number = `N-${orders + 1}`) {
    const { memberId } = await ask(routes.readSession);
    const headers = { ...(await partner(partnerId)), "Idempotency-Key": keyOf(1e9 + ++orders) };
    const body = { memberId, number, item: { en: "A thing", "zh-CN": "物品" }, totalFen };
    return (await ask(routes.createPartnerOrder, json(body, headers))).order.id;
  }

  return {
    fetch,
    order,
    partner,
    partnerOf,
    asPartner,
    send,
    ask,
    refused,
    importMember,
    signIn: (memberId: string) => ask(demoRoutes.signIn, json({ memberId })),
    set now(at: Instant) {
      now = at;
    },
  };
}

type RequestOptions = RequestInit & { readonly id?: string; readonly query?: string };

function pathOf({ path }: Route, { id = "", query }: RequestOptions): string {
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
