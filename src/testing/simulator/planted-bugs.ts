import type { PlantedBug } from "./changed-writes.ts";
import { obtainBugs } from "./obtain-bugs.ts";
import { pageBugs } from "./page-bugs.ts";
import { partnerBugs } from "./partner-bugs.ts";
import { rewardBugs } from "./reward-bugs.ts";
import { serviceBugs } from "./service-bugs.ts";

/** One mistake each, made by replacing a component. */
export const plantedBugs: Readonly<Record<string, PlantedBug>> = {
  ...pageBugs,
  ...serviceBugs,
  ...obtainBugs,
  ...partnerBugs,
  ...rewardBugs,
};
