import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { reply, type Env } from "../request.ts";
import { listProducts } from "../services/read-products.ts";

export const products = new Hono<Env>();

products.get(routes.listProducts.path, async (c) => {
  const items = await listProducts(c.var.ports.store, c.var.language);
  return reply(routes.listProducts, { items });
});
