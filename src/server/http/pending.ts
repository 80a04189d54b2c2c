import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { reply, signedIn, type Env } from "./request.ts";
import { pendingViews } from "../queries/read-promised.ts";
import { currentWallet } from "../queries/read-wallet.ts";

export const pending = new Hono<Env>();

pending.get(routes.listPending.path, signedIn, async (c) => {
  const { memberId, now } = c.var.reader;
  const wallet = await currentWallet(c.var.ports.store, memberId, now);
  return reply(routes.listPending, { items: pendingViews(memberId, wallet, c.var.language) });
});
