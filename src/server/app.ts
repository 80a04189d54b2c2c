import { Hono } from "hono/tiny";
import { contract } from "./handlers/contract.ts";
import { donations } from "./handlers/donations.ts";
import { draws } from "./handlers/draws.ts";
import { entries } from "./handlers/entries.ts";
import { exchanges } from "./handlers/exchanges.ts";
import { never } from "./handlers/never.ts";
import { offers } from "./handlers/offers.ts";
import { operations } from "./handlers/operations.ts";
import { payments } from "./handlers/payments.ts";
import { pending } from "./handlers/pending.ts";
import { products } from "./handlers/products.ts";
import { programme } from "./handlers/programme.ts";
import { purchases } from "./handlers/purchases.ts";
import { redemptions } from "./handlers/redemptions.ts";
import { sample } from "./handlers/sample.ts";
import { session } from "./handlers/session.ts";
import { settling } from "./handlers/settling.ts";
import { statement } from "./handlers/statement.ts";
import { tasks } from "./handlers/tasks.ts";
import { topUps } from "./handlers/top-ups.ts";
import { wallet } from "./handlers/wallet.ts";
import { problemResponse } from "./problem.ts";
import type { Env, Ports } from "./request.ts";
import { Makings } from "./services/making.ts";
import { StorageFull, StoreReadOnly, StoreUnavailable } from "./store/store.ts";

/** The wallet service: a Request in, a Response out, wherever it runs. */
export function createApp(ports: Ports) {
  const app = new Hono<Env>();
  const makings = new Makings(ports);
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
    sample,
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
