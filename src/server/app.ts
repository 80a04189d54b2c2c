import { Hono } from "hono/tiny";
import { draws } from "./http/draws.ts";
import { entries } from "./http/entries.ts";
import { holds } from "./http/holds.ts";
import { purchases } from "./http/purchases.ts";
import { reads } from "./http/reads.ts";
import { languageOf, type Env } from "./http/request.ts";
import { simpleCommands } from "./http/simple-commands.ts";
import { statement } from "./http/statement.ts";
import type { Ports } from "./ports.ts";
import { problemResponse } from "./problem.ts";
import { StorageFull, StoreReadOnly, StoreUnavailable } from "./store/store.ts";

/** The wallet service: a `Request` in, a `Response` out, wherever it runs. */
export function createApp(ports: Ports) {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set("ports", ports);
    c.set("language", languageOf(c.req.raw));
    return next();
  });
  for (const group of [reads, entries, statement, simpleCommands, purchases, holds, draws]) {
    app.route("/", group);
  }
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
