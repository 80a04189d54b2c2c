import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { readerOf, reply, type Env } from "./request.ts";
import { currentWallet } from "../queries/read-wallet.ts";
import { listProducts } from "../queries/read-products.ts";

export const products = new Hono<Env>();

products.get(routes.listProducts.path, async (c) => {
  const { store } = c.var.ports;
  const reader = await readerOf(c);
  // A unit that the reader's own hold kept from the shop stands in it again once that has lapsed.
  if (reader) await currentWallet(store, reader.memberId, reader.now);
  const items = await listProducts(store, c.var.language);
  return reply(routes.listProducts, { items });
});
