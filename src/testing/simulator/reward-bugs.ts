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
};
