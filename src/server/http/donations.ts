import { Hono } from "hono/tiny";
import type * as z from "zod/mini";
import { donationBody } from "../../contract/donation.ts";
import { routes } from "../../contract/routes.ts";
import { problemResponse } from "../problem.ts";
import { jsonBody, operationKey, reply, signedIn, type Env } from "./request.ts";
import { donate } from "../commands/donate.ts";
import { execute } from "../commands/execute.ts";
import { listDonations, listProjects } from "../queries/read-projects.ts";
import { operationOf, settled } from "./operations.ts";

export const donations = new Hono<Env>();

donations.get(routes.listProjects.path, async (c) => {
  const items = await listProjects(c.var.ports.store, c.var.language);
  return reply(routes.listProjects, { items });
});

donations.get(routes.listDonations.path, signedIn, async (c) => {
  const items = await listDonations(c.var.ports.store, c.var.reader.memberId, c.var.language);
  return reply(routes.listDonations, { items });
});

donations.post(routes.donate.path, signedIn, operationKey, jsonBody(donationBody), async (c) => {
  const body = c.var.body as z.infer<typeof donationBody>;
  const plan = donate(c.var.reader.memberId, body);
  if (!plan) return problemResponse("not-found", c.var.reader.now);
  return settled(await execute(c.var.ports.store, operationOf(c), plan));
});
