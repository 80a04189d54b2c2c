import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { etagOf } from "../../contract/wallet.ts";
import { reply, signedIn, type Env } from "./request.ts";
import { currentWallet, lotViews, walletView } from "../queries/read-wallet.ts";

export const wallet = new Hono<Env>();

wallet.get(routes.readWallet.path, signedIn, async (c) => {
  const { memberId, now } = c.var.reader;
  const current = await currentWallet(c.var.ports.store, memberId, now);
  const view = walletView(memberId, current, now);
  return reply(routes.readWallet, view, { headers: { ETag: etagOf(view) } });
});

wallet.get(routes.listLots.path, signedIn, async (c) => {
  const { memberId, now } = c.var.reader;
  const current = await currentWallet(c.var.ports.store, memberId, now);
  return reply(routes.listLots, { items: lotViews(memberId, current, c.var.language) });
});
