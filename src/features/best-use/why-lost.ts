import { deadlinesOf } from "../../rules/best-use/task.ts";
import type { Course, Lost } from "./course.ts";
import type { PlanInput } from "./plan-input.ts";

/**
 * Why points expire although all is done that can be: the balance is below the minimum then; every day until then
 * has its redemption; or nothing that is in stock fits what is left.
 */
export function whyLost(
  { expiresAt, balance }: Lost,
  { steps }: Course,
  { wallet, now, programme }: PlanInput,
): "minimum" | "days" | "none" {
  if (balance < programme.minimumBalance) return "minimum";
  const deadlines = deadlinesOf(wallet, now, programme);
  const possible = deadlines.find((each) => each.expiresAt === expiresAt)?.redemptions ?? 0;
  const done = steps.filter(({ at }) => at < expiresAt).length;
  return done < possible ? "none" : "days";
}
