import { deadlinesOf } from "../../rules/plan-setup.ts";
import type { Course, Lost } from "./course.ts";
import type { Scene } from "./thrift.ts";

/**
 * Why points expire although all is done that can be: the balance is below the minimum then; every day until then
 * has its redemption; or nothing that is in stock fits what is left.
 */
export function whyLost(
  { expiresAt, balance }: Lost,
  { steps }: Course,
  { wallet, now, programme }: Scene,
): "minimum" | "days" | "none" {
  if (balance < programme.minimumBalance) return "minimum";
  const possible = deadlinesOf(wallet, now, expiresAt, programme).at(-1)?.actions ?? 0;
  const done = steps.filter(({ at }) => at < expiresAt).length;
  return done < possible ? "none" : "days";
}
