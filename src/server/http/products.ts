import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { listProducts } from "../queries/read-products.ts";
import { readWallet } from "../queries/read-wallet.ts";
import { readerOf, reply, type Env } from "./request.ts";

export const products = new Hono<Env>();

products.get(routes.listProducts.path, async (c) => {
  const { ports, language } = c.var;
  const reader = await readerOf(c);
  // Settles the reader's lapsed holds, which return their products to the stock.
  if (reader) await readWallet(ports, reader);
  return reply(routes.listProducts, { items: await listProducts(ports, language) });
});
