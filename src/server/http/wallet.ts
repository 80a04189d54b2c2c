import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { etagOf } from "../../contract/wallet.ts";
import { listLots, readWallet, walletView } from "../queries/read-wallet.ts";
import { reply, signedIn, type Env } from "./request.ts";

export const wallet = new Hono<Env>();

wallet.get(routes.readWallet.path, signedIn, async (c) => {
  const { ports, reader } = c.var;
  const view = walletView(ports.programme, reader, await readWallet(ports, reader));
  return reply(routes.readWallet, view, { headers: { ETag: etagOf(view) } });
});

wallet.get(routes.listLots.path, signedIn, async (c) => {
  return reply(routes.listLots, { items: await listLots(c.var.ports, c.var.reader) });
});
