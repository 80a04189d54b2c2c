import { points } from "../../rules/points.ts";
import { changeResources, type PlantedBug } from "./changed-writes.ts";

/** Mistakes in the ways to obtain points. */
export const obtainBugs: Readonly<Record<string, PlantedBug>> = {
  "a card is not recorded as used": changeResources("card:", () => undefined),
  "a task is not recorded as done": changeResources("task:", () => undefined),
  "a streak continues after a gap": changeResources("task:", (done, before) => ({
    ...done,
    inARow: (before()?.inARow ?? 0) + 1,
  })),
  "a partner's account is not debited": changeResources("partner:", ({ given }, before) => ({
    given,
    balance: before()?.balance ?? 86_400,
  })),
  "a partner's cap is not counted": changeResources("partner:", (account) => ({
    ...account,
    given: { ...account.given, points: points(0) },
  })),
  "a reversed purchase can be reversed again": changeResources("purchase:", (purchase) => ({
    ...purchase,
    state: purchase.state === "clawed-back" ? "credited" : purchase.state,
  })),
  "a cancelled purchase stays pending": changeResources("purchase:", (purchase, before) =>
    purchase.state === "cancelled" ? before() : purchase,
  ),
};
