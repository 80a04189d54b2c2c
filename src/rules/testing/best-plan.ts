import { planRedemptions, type Plan } from "../best-use/plan.ts";

/** Runs a search to its end. */
export function bestPlan(...given: Parameters<typeof planRedemptions>): Plan {
  const search = planRedemptions(...given);
  for (let step = search.next(); ; step = search.next()) if (step.done) return step.value;
}
