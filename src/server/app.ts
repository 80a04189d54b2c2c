import { Hono } from "hono/tiny";
import { contract } from "./http/openapi.ts";
import { donations } from "./http/donations.ts";
import { draws } from "./http/draws.ts";
import { entries } from "./http/entries.ts";
import { exchanges } from "./http/exchanges.ts";
import { never } from "./http/not-transferable.ts";
import { offers } from "./http/offers.ts";
import { operations } from "./http/operations.ts";
import { payments } from "./http/payments.ts";
import { pending } from "./http/pending.ts";
import { products } from "./http/products.ts";
import { programme } from "./http/programme.ts";
import { purchases } from "./http/purchases.ts";
import { redemptions } from "./http/redemptions.ts";
import { demo } from "./http/demo.ts";
import { session } from "./http/session.ts";
import { settling } from "./http/holds.ts";
import { statement } from "./http/statement.ts";
import { tasks } from "./http/tasks.ts";
import { topUps } from "./http/top-ups.ts";
import { wallet } from "./http/wallet.ts";
import { problemResponse } from "./problem.ts";
import type { Env, Ports } from "./http/request.ts";
import { Provisioning } from "../demo/provisioning.ts";
import { StorageFull, StoreReadOnly, StoreUnavailable } from "./store/store.ts";

/** The wallet service: a Request in, a Response out, wherever it runs. */
export function createApp(ports: Ports) {
  const app = new Hono<Env>();
  const makings = new Provisioning(ports);
  app.use(async (c, next) => {
    c.set("ports", ports);
    c.set("makings", makings);
    c.set("language", /^zh\b/i.test(c.req.header("Accept-Language") ?? "") ? "zh-CN" : "en");
    return next();
  });
  for (const handlers of [
    contract,
    session,
    programme,
    wallet,
    entries,
    products,
    redemptions,
    payments,
    settling,
    never,
    donations,
    draws,
    offers,
    exchanges,
    pending,
    purchases,
    tasks,
    topUps,
    operations,
    statement,
    demo,
  ]) {
    app.route("/", handlers);
  }
  app.notFound(() => problemResponse("not-found", ports.clock()));
  app.onError((fault) => {
    if (fault instanceof StorageFull) return problemResponse("storage-full", ports.clock());
    if (fault instanceof StoreReadOnly) return problemResponse("read-only", ports.clock());
    if (fault instanceof StoreUnavailable) return problemResponse("unavailable", ports.clock());
    console.error(fault);
    return problemResponse("internal", ports.clock());
  });
  return app;
}
