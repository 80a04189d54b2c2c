import type { ResourceName, Resources, Reward } from "../../server/store/resources.ts";
import type { State } from "../../server/store/store.ts";
import { changeResources, type PlantedBug } from "./changed-writes.ts";

/** Mistakes in what redemptions and prizes give. */
export const rewardBugs: Readonly<Record<string, PlantedBug>> = {
  "a code is given twice": changeResources("stock:", (taken, before) => ({
    ...taken,
    codesGiven: before()?.codesGiven ?? 0,
  })),
  "a cancelled redemption keeps its reward": changeResources("reward:", (reward, before) =>
    reward.state === "cancelled" ? before() : reward,
  ),
  "a used reward is used again, or refunded": {
    store: (store) => ({
      ...store,
      commit: (scope, work) => store.commit(scope, (state) => work(withNoneUsed(state))),
    }),
  },
};

/** Every used reward looks as if it could still be used. */
function withNoneUsed(state: State): State {
  return {
    ...state,
    resource: <Name extends ResourceName>(name: Name) => {
      const value = state.resource(name);
      const isUsed = name.startsWith("reward:") && (value as Reward | undefined)?.state === "used";
      return isUsed ? ({ ...(value as Reward), state: "ready" } as Resources[Name]) : value;
    },
  };
}
