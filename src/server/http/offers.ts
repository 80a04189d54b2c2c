import { Hono } from "hono/tiny";
import { routes } from "../../contract/routes.ts";
import { reply, signedIn, type Env } from "./request.ts";
import { listOffers } from "../queries/read-offers.ts";

export const offers = new Hono<Env>();

offers.get(routes.listOffers.path, signedIn, async (c) => {
  const { memberId, now } = c.var.reader;
  const items = await listOffers(c.var.ports.store, { memberId, now, language: c.var.language });
  return reply(routes.listOffers, { items });
});
