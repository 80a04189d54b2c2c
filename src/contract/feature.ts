import type { Feature } from "./programme.ts";

/** The resources of each feature: what stands after `/api/` or `/api/partner/`. */
const featureOfResource: Readonly<Record<string, Feature>> = {
  exchanges: "exchange",
  purchases: "rebate",
  tasks: "task",
  "task-reports": "task",
  "top-ups": "top-up",
  orders: "pay",
  payments: "pay",
  products: "redeem",
  redemptions: "redeem",
  projects: "donate",
  donations: "donate",
  draws: "draw",
};

/** The feature without which a programme has no such route; `undefined` if every programme has it. */
export function featureOf(path: string): Feature | undefined {
  const [resource = ""] = path.replace(/^\/api\/(partner\/)?/, "").split("/");
  return featureOfResource[resource];
}
