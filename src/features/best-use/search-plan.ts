import { planRedemptions, type Plan } from "../../rules/best-use/plan.ts";
import type { PlanInput, PlanMessage } from "./plan-input.ts";

/** Milliseconds: the search stops, the first progress is posted, and how far apart the next ones are. */
const LIMIT = 5_000;
const FIRST_PROGRESS = 500;
const BETWEEN = 100;

/** Searches the best plan and returns it, or the best so far when the time is over. `clock` counts milliseconds. */
export function searchPlan(
  { wallet, products, now, programme }: PlanInput,
  clock: () => number,
  post: (message: PlanMessage) => void,
): Plan {
  const started = clock();
  const search = planRedemptions(wallet, products, now, programme);
  let next = FIRST_PROGRESS;
  let share = 0;
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) return step.value;
    const elapsed = clock() - started;
    if (elapsed >= LIMIT) return step.value.planSoFar();
    // The share starts again when stock is divided, and a bar does not go back.
    share = Math.max(share, step.value.share);
    if (elapsed < next) continue;
    next = elapsed + BETWEEN;
    post({ kind: "progress", share, plan: step.value.planSoFar() });
  }
}
