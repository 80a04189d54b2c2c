import type { Context } from "hono";
import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import {
  partnerRedemptionReceipt,
  partnerRewardReceipt,
  rewardBody,
} from "../../contract/partner-reward.ts";
import { emptyBody, refundBody } from "../../contract/payment.ts";
import { routes } from "../../contract/routes.ts";
import { endHold, foldSpend, readSpend, type HoldEnd } from "../commands/end-hold.ts";
import type { CommandResult } from "../commands/run-command.ts";
import { updateReward } from "../commands/update-reward.ts";
import { problemResponse } from "../problem.ts";
import {
  findPartnerReward,
  partnerRedemptionView,
  partnerRewardView,
} from "../queries/read-partner-rewards.ts";
import { readWallet } from "../queries/read-wallet.ts";
import { codeSecret } from "../queries/read-rewards.ts";
import { lastWrite } from "../store/resources.ts";
import { partnerOnly, walletCommand } from "./partner.ts";
import { reply, type Env } from "./request.ts";

/** The redemptions of the partner's products, and their rewards. Those of other partners are not found. */
export const partnerRewards = new Hono<Env>();

partnerRewards.get(routes.readPartnerRedemption.path, partnerOnly, async (c) => {
  const { ports, now } = c.var;
  const found = await findRedemption(c);
  if (!found) return problemResponse("not-found", now);
  const { memberId, entry } = found;
  // Its hold may have lapsed.
  await readWallet(ports, found);
  const progress = await ports.store.readResource(`spend:${memberId}:${entry.seq}`);
  const view = partnerRedemptionView(ports, found, foldSpend(entry, progress));
  return reply(routes.readPartnerRedemption, view);
});

partnerRewards.post(
  routes.capturePartnerRedemption.path,
  ...walletCommand(emptyBody, (_body, c) => end(c, { kind: "capture" })),
);
partnerRewards.post(
  routes.releasePartnerRedemption.path,
  ...walletCommand(emptyBody, (_body, c) => end(c, { kind: "cancel" })),
);
partnerRewards.post(
  routes.refundPartnerRedemption.path,
  ...walletCommand(refundBody, ({ fen }, c) => end(c, { kind: "refund", fen })),
);

partnerRewards.get(routes.readPartnerReward.path, partnerOnly, async (c) => {
  const { ports, now } = c.var;
  const found = await findReward(c);
  if (!found) return problemResponse("not-found", now);
  const { memberId, reward } = found;
  const view = partnerRewardView(memberId, reward, await codeSecret(ports));
  return reply(routes.readPartnerReward, view);
});

partnerRewards.put(
  routes.updateReward.path,
  ...walletCommand(rewardBody, async (body, c) => {
    const { ports, key } = c.var;
    const found = await findReward(c);
    if (!found) return undefined;
    const { memberId, now, reward } = found;
    const secret = await codeSecret(ports);
    const answerOf = ({ writes }: CommandResult) => {
      const after = lastWrite(writes, `reward:${memberId}:${reward.seq}`) ?? reward;
      const view = partnerRewardView(memberId, after, secret);
      return { body: z.encode(partnerRewardReceipt, { operation: { key }, reward: view }) };
    };
    return { memberId, now, handler: updateReward(memberId, reward, body), answerOf };
  }),
);

const findReward = (c: Context<Env>) =>
  findPartnerReward(c.var.ports, c.var.partnerId, c.req.param("id") ?? "");

async function findRedemption(c: Context<Env>) {
  const found = await findReward(c);
  if (!found) return undefined;
  const id = c.req.param("id") ?? "";
  const entry = await readSpend(c.var.ports.store, found.memberId, "redemption", id);
  return entry && { ...found, entry };
}

async function end(c: Context<Env>, holdEnd: HoldEnd) {
  const { ports, key } = c.var;
  const found = await findRedemption(c);
  if (!found) return undefined;
  const { memberId, now, entry } = found;
  const answerOf = ({ writes }: CommandResult) => {
    // Each of these commands changes the progress.
    const progress = lastWrite(writes, `spend:${memberId}:${entry.seq}`);
    const redemption = partnerRedemptionView(ports, found, foldSpend(entry, progress));
    return { body: z.encode(partnerRedemptionReceipt, { operation: { key }, redemption }) };
  };
  return { memberId, now, handler: endHold(memberId, entry, holdEnd), answerOf };
}
