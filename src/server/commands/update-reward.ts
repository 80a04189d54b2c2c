import type { RewardBody } from "../../contract/partner-reward.ts";
import { assert } from "../../rules/assertion.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Reward } from "../store/resources.ts";
import type { State } from "../store/store.ts";
import type { CommandHandler } from "./run-command.ts";

/** A reward never goes back to an earlier state. */
const ORDER = ["preparing", "ready", "sent", "used"] as const;

/** Sets what a partner says about the reward of one of its products. The redemption must be paid. */
export function updateReward(
  memberId: string,
  { seq }: Pick<Reward, "seq">,
  body: RewardBody,
): CommandHandler {
  const name = `reward:${memberId}:${seq}` as const;
  return {
    resources: [name],
    command(state) {
      const before = rewardIn(state, name).state;
      if (before === "used") return "reward-used";
      if (before === "cancelled") return "already-settled";
      if (state.wallet?.holds.some(({ of }) => of === seq)) return "reward-not-ready";
      return ORDER.indexOf(body.state) < ORDER.indexOf(before) ? "already-settled" : undefined;
    },
    writes: (state, { at }) => [[name, updated(rewardIn(state, name), body, at)]],
  };
}

function updated(reward: Reward, body: RewardBody, at: Instant): Reward {
  const { state, code, link, useBy, carrier, trackingNumber } = body;
  return {
    ...reward,
    state,
    ...(code !== undefined && { code }),
    ...(link !== undefined && { link }),
    ...(useBy !== undefined && { useBy }),
    ...(carrier !== undefined && { carrier }),
    ...(trackingNumber !== undefined && { trackingNumber }),
    changedAt: at,
  };
}

function rewardIn(state: State, name: `reward:${string}:${number}`): Reward {
  const reward = state.resource(name);
  assert(reward !== undefined, () => `no ${name}`);
  return reward;
}
