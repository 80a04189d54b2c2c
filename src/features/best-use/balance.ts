import type { Instant } from "../../rules/calendar.ts";
import { points, type Points } from "../../rules/points.ts";
import { spendable, type Wallet } from "../../rules/ledger/wallet.ts";
import type { ExpiringPoints } from "../../contract/wallet.ts";

/** The balance from an instant on, until the next of these. */
export type BalanceStep = {
  readonly at: Instant;
  /** The points that expired at that instant. */
  readonly expired: Points;
  readonly balance: Points;
};

/** The balance over time if nothing is done: now, and at each expiry to the last. */
export function balanceSteps(wallet: Wallet, now: Instant): BalanceStep[] {
  return [
    { at: now, expired: points(0), balance: spendable(wallet, now) },
    ...expiredBetween(wallet, now, Infinity).map(({ expiresAt, points: expired }) => ({
      at: expiresAt,
      expired,
      balance: spendable(wallet, expiresAt),
    })),
  ];
}

/** The points that expire after `now` and by `at`, first to expire first. */
export function expiredBetween({ expiring }: Wallet, now: Instant, at: number): ExpiringPoints[] {
  return expiring
    .filter(({ expiresAt }) => now < expiresAt && expiresAt <= at)
    .map(({ expiresAt, points: expired }) => ({ expiresAt, points: expired }));
}
