import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { listOffers } from "../queries/read-offers.ts";
import { reply, signedIn, type Env } from "./request.ts";

export const offers = new Hono<Env>();

offers.get(routes.listOffers.path, signedIn, async (c) => {
  return reply(routes.listOffers, { items: await listOffers(c.var.ports, c.var.reader) });
});
