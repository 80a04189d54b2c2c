import type { PlanInput, PlanMessage } from "./plan-input.ts";
import { searchPlan } from "./search-plan.ts";

const post = (message: PlanMessage) => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<PlanInput>) => {
  const plan = searchPlan(data, () => performance.now(), post);
  post({ kind: "done", plan });
});
