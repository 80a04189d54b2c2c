import { points } from "../../rules/points.ts";
import { keepingAs, type Bug } from "./tampered-writes.ts";

/** What somebody could have got wrong about the ways in which points are obtained. */
export const obtainBugs: Readonly<Record<string, Bug>> = {
  "a card is not noted as used": keepingAs("card:", () => undefined),
  "a task is not noted as done": keepingAs("task:", () => undefined),
  "a streak goes on after a gap": keepingAs("task:", (done, before) => ({
    ...done,
    inARow: (before?.inARow ?? 0) + 1,
  })),
  "a partner's account is not debited": keepingAs("partner:", ({ given }, before) => ({
    given,
    balance: before?.balance ?? 86_400,
  })),
  "a partner's cap is not counted": keepingAs("partner:", (account) => ({
    ...account,
    given: { ...account.given, points: points(0) },
  })),
  "a purchase that was taken back can be taken back again": keepingAs("purchase:", (purchase) => ({
    ...purchase,
    state: purchase.state === "clawed-back" ? "credited" : purchase.state,
  })),
  "a cancelled purchase waits on": keepingAs("purchase:", (purchase, before) =>
    purchase.state === "cancelled" ? before : purchase,
  ),
};
