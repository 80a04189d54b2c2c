import { expiringBy, soonUntil } from "../rules/expiry/reminder.ts";
import { points, sum, type Points } from "../rules/points.ts";
import type { Snapshot } from "./preview-spend.ts";

/** The points that expire soon, in whole steps: forms are filled in with them. */
export function expiringSoon({ wallet, programme }: Omit<Snapshot, "lots">): Points {
  const soon = sum(expiringBy(wallet.expiring, soonUntil(wallet.serverTime, programme)));
  return points(soon - (soon % programme.step));
}
