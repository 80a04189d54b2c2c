import { Hono } from "hono/tiny";
import { donationBody } from "../../contract/donation.ts";
import { routes } from "../../contract/routes.ts";
import { donate } from "../commands/donate.ts";
import { listDonations, listProjects } from "../queries/read-projects.ts";
import { command } from "./commands.ts";
import { reply, signedIn, type Env } from "./request.ts";

export const donations = new Hono<Env>();

donations.get(routes.listProjects.path, async (c) => {
  const items = await listProjects(c.var.ports, c.var.language);
  return reply(routes.listProjects, { items });
});

donations.get(routes.listDonations.path, signedIn, async (c) => {
  const items = await listDonations(c.var.ports, c.var.reader);
  return reply(routes.listDonations, { items });
});

donations.post(
  routes.donate.path,
  ...command(donationBody, (body, { var: { ports, reader } }) =>
    donate(ports, reader.memberId, body),
  ),
);
