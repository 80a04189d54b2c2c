import { Hono } from "hono/tiny";
import { emptyBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { markRewardUsed } from "../commands/use-reward.ts";
import { problemResponse } from "../problem.ts";
import { listRewards, readReward } from "../queries/read-rewards.ts";
import { command } from "./commands.ts";
import { reply, signedIn, type Env } from "./request.ts";

export const rewards = new Hono<Env>();

rewards.get(routes.listRewards.path, signedIn, async (c) => {
  return reply(routes.listRewards, { items: await listRewards(c.var.ports, c.var.reader) });
});

rewards.get(routes.readReward.path, signedIn, async (c) => {
  const { ports, reader } = c.var;
  const reward = await readReward(ports, reader, c.req.param("id"));
  return reward ? reply(routes.readReward, reward) : problemResponse("not-found", reader.now);
});

rewards.post(
  routes.markRewardUsed.path,
  ...command(emptyBody, (_body, c) =>
    markRewardUsed(c.var.ports, c.var.reader, c.req.param("id") ?? ""),
  ),
);
