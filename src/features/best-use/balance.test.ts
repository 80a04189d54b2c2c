import { describe, expect, it } from "vitest";
import { instant } from "../../rules/calendar.ts";
import { points } from "../../rules/points.ts";
import { at, NOW, walletOf } from "../../rules/testing/fixtures.ts";
import { emptyWallet } from "../../rules/ledger/wallet.ts";
import { balanceSteps, expiredBetween } from "./balance.ts";

const MARCH = at("2026-04-01T00:00+08:00");
const MAY = at("2026-06-01T00:00+08:00");

const wallet = walletOf(
  ...([MARCH, MARCH, MAY] as const).map((expiresAt, index) => ({
    id: (index + 1) as never,
    source: "import" as const,
    subject: { words: "lot" },
    obtainedAt: at("2023-03-20T12:00+08:00"),
    expiresAt,
    granted: points(100),
    remaining: points(40),
  })),
);

describe("the balance over time if nothing is done", () => {
  it("steps down at each expiry, to nothing at the last", () => {
    expect(balanceSteps(wallet, NOW)).toEqual([
      { at: NOW, expired: 0, balance: 120 },
      { at: MARCH, expired: 80, balance: 40 },
      { at: MAY, expired: 40, balance: 0 },
    ]);
  });

  it("is one step of 0 in an empty wallet", () => {
    expect(balanceSteps(emptyWallet, NOW)).toEqual([{ at: NOW, expired: 0, balance: 0 }]);
  });

  it("has lost a date's points from the instant of their expiry on", () => {
    expect(expiredBetween(wallet, NOW, instant(MARCH - 1))).toEqual([]);
    expect(expiredBetween(wallet, NOW, MARCH)).toEqual([{ expiresAt: MARCH, points: 80 }]);
  });

  it("does not count points that expired before", () => {
    expect(expiredBetween(wallet, MARCH, MAY)).toEqual([{ expiresAt: MAY, points: 40 }]);
  });
});
