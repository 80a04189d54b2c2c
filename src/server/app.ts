import { Hono } from "hono/tiny";
import { featureOf } from "../contract/feature.ts";
import { donations } from "./http/donations.ts";
import { draws } from "./http/draws.ts";
import { entries } from "./http/entries.ts";
import { exchanges } from "./http/exchanges.ts";
import { holds } from "./http/holds.ts";
import { notTransferable } from "./http/not-transferable.ts";
import { offers } from "./http/offers.ts";
import { openapi } from "./http/openapi.ts";
import { operations } from "./http/operations.ts";
import { orders } from "./http/orders.ts";
import { payments } from "./http/payments.ts";
import { pending } from "./http/pending.ts";
import { products } from "./http/products.ts";
import { programme } from "./http/programme.ts";
import { purchases } from "./http/purchases.ts";
import { redemptions } from "./http/redemptions.ts";
import { languageOf, type Env } from "./http/request.ts";
import { rewards } from "./http/rewards.ts";
import { session } from "./http/session.ts";
import { statement } from "./http/statement.ts";
import { tasks } from "./http/tasks.ts";
import { topUps } from "./http/top-ups.ts";
import { wallet } from "./http/wallet.ts";
import type { Ports } from "./ports.ts";
import { problemResponse } from "./problem.ts";
import { StorageFull, StoreReadOnly, StoreUnavailable } from "./store/store.ts";

const memberResources = [
  donations,
  draws,
  entries,
  exchanges,
  holds,
  notTransferable,
  offers,
  openapi,
  operations,
  orders,
  payments,
  pending,
  products,
  programme,
  purchases,
  redemptions,
  rewards,
  session,
  statement,
  tasks,
  topUps,
  wallet,
];

/** Resolves with the partners' routes. A page loads them with a partner's first request. */
export type LoadPartnerResources = () => Promise<readonly Hono<Env>[]>;

/** The wallet service: a `Request` in, a `Response` out, wherever it runs. */
export function createApp(ports: Ports, loadPartnerResources: LoadPartnerResources) {
  const app = serveResources(ports, memberResources);
  let partnerApp: Promise<Hono<Env>> | undefined;
  app.all("/api/partner/*", async (c) => {
    partnerApp ??= loadPartnerResources().then((resources) => serveResources(ports, resources));
    return (await partnerApp).fetch(c.req.raw);
  });
  return app;
}

function serveResources(ports: Ports, resources: readonly Hono<Env>[]): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set("ports", ports);
    c.set("now", ports.clock());
    c.set("language", languageOf(c.req.raw));
    const feature = featureOf(c.req.path);
    return feature && !ports.programme.features.includes(feature) ? c.notFound() : next();
  });
  for (const resource of resources) app.route("/", resource);
  app.notFound(() => problemResponse("not-found", ports.clock()));
  app.onError((error) => {
    if (error instanceof StorageFull) return problemResponse("storage-full", ports.clock());
    if (error instanceof StoreReadOnly) return problemResponse("read-only", ports.clock());
    if (error instanceof StoreUnavailable) return problemResponse("unavailable", ports.clock());
    console.error(error);
    return problemResponse("internal", ports.clock());
  });
  return app;
}
