import * as z from "zod/mini";
import { rewardView } from "../../contract/reward.ts";
import { assert } from "../../rules/assertion.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Reader, Ports } from "../ports.ts";
import { seqOf } from "../queries/entry-view.ts";
import { codeSecret, viewOfReward } from "../queries/read-rewards.ts";
import type { Reward } from "../store/resources.ts";
import type { State } from "../store/store.ts";
import type { CommandHandler } from "./run-command.ts";

/** Marks the member's reward as used or received. `undefined` where there is none under `id`. */
export async function markRewardUsed(
  ports: Ports,
  reader: Reader,
  id: string,
): Promise<CommandHandler | undefined> {
  const { memberId } = reader;
  const seq = seqOf(memberId, id);
  const name = `reward:${memberId}:${seq ?? 0}` as const;
  if ((await ports.store.readResource(name)) === undefined) return undefined;
  const secret = await codeSecret(ports);
  const rewardIn = (state: State): Reward => {
    const reward = state.resource(name);
    assert(reward !== undefined, () => `no ${name}`);
    return reward;
  };
  const usedIn = (state: State, at: Instant): Reward => ({
    ...rewardIn(state),
    state: "used",
    changedAt: at,
  });
  return {
    resources: [name],
    command(state) {
      const now = rewardIn(state).state;
      if (now === "used") return "reward-used";
      return now === "ready" || now === "sent" ? undefined : "reward-not-ready";
    },
    writes: (state, { at }) => [[name, usedIn(state, at)]],
    extraFields: (state, { at }) => ({
      reward: z.encode(
        rewardView,
        viewOfReward(ports, { ...reader, now: at }, usedIn(state, at), secret),
      ),
    }),
  };
}
