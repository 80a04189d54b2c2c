import type { Plan } from "../../rules/best-use/plan.ts";
import type { Redeemable } from "../../rules/best-use/task.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Wallet } from "../../rules/ledger/wallet.ts";
import type { Programme } from "../../rules/programme.ts";

/** What a plan is made from. */
export type PlanInput = {
  readonly wallet: Wallet;
  readonly products: readonly Redeemable[];
  readonly now: Instant;
  readonly programme: Programme;
};

/** What the worker posts: its progress with the best plan so far, and finally the plan. */
export type PlanMessage =
  | { readonly kind: "progress"; readonly share: number; readonly plan: Plan }
  | { readonly kind: "done"; readonly plan: Plan };
