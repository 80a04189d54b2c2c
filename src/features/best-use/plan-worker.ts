import type { PlanInput, PlanMessage } from "./plan-input.ts";
import { searchPlan } from "./search-plan.ts";

const post = (message: PlanMessage) => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<string>) => {
  const plan = searchPlan(JSON.parse(data) as PlanInput, () => performance.now(), post);
  post({ kind: "done", plan });
});
