import { expect, it } from "vitest";
import { decide, type Outcome } from "./decide.ts";
import { points } from "./points.ts";
import { aliPoint } from "./programme.ts";
import type { Redeem } from "./redemption.ts";
import { aLot, at, NOW, walletOf } from "./testing.ts";
import { emptyWallet, nextRedemptionAt, spendable, type Wallet } from "./wallet.ts";

const towel = { subject: { productId: "towel" }, stock: 3 };
const redeem = (amount: number, product = towel): Redeem => ({
  kind: "redemption",
  product,
  points: points(amount),
});
const redeemed = (wallet: Wallet, command = redeem(20), when = NOW): Outcome =>
  decide(wallet, command, when, aliPoint);
const twoLots = walletOf(
  aLot({ id: 1, obtainedAt: at("2025-01-10T09:00:00+08:00"), granted: points(30) }),
  aLot({ id: 2, obtainedAt: at("2024-12-31T23:59:59.999+08:00"), granted: points(50) }),
);

it("takes the points that expire first, then those of the next lot", () => {
  const { wallet, entries } = redeemed(twoLots, redeem(60));
  expect(entries).toMatchObject([
    {
      kind: "redemption",
      balanceAfter: 20,
      allocations: [
        { lotId: 2, points: 50 },
        { lotId: 1, points: 10 },
      ],
    },
  ]);
  expect(wallet.expiring).toMatchObject([
    { points: 20, lots: [{ id: 1, granted: 30, remaining: 20 }] },
  ]);
});

it("takes the very last point", () => {
  expect(redeemed(twoLots, redeem(80)).wallet.expiring).toEqual([]);
});

it("refuses one point more than there is, and says that one is missing", () => {
  expect(redeemed(twoLots, redeem(81)).refusal).toEqual({
    code: "insufficient-points",
    missing: 1,
  });
});

it("refuses any use of a balance of 9 and allows it at 10", () => {
  const having = (amount: number) => walletOf(aLot({ granted: points(amount) }));
  expect(redeemed(having(9), redeem(1)).refusal).toEqual({ code: "below-minimum", missing: 1 });
  expect(redeemed(having(10), redeem(1)).wallet).toMatchObject({ expiring: [{ points: 9 }] });
});

it("refuses an empty wallet with all that the minimum wants", () => {
  expect(redeemed(emptyWallet).refusal).toEqual({ code: "below-minimum", missing: 10 });
});

it("refuses a second redemption to the last millisecond of the day in China, and allows it at the next", () => {
  const { wallet } = redeemed(twoLots, redeem(20), at("2026-03-30T00:00:00.000+08:00"));
  const midnight = at("2026-03-31T00:00:00.000+08:00");
  const last = at("2026-03-30T23:59:59.999+08:00");
  expect(redeemed(wallet, redeem(20), last).refusal).toEqual({
    code: "daily-limit-reached",
    nextRedemptionAt: midnight,
  });
  expect(nextRedemptionAt(wallet, last, aliPoint)).toBe(midnight);
  expect(nextRedemptionAt(wallet, midnight, aliPoint)).toBe(midnight);
  expect(redeemed(wallet, redeem(20), midnight).refusal).toBeUndefined();
});

it("allows as many a day as the programme says", () => {
  const twice = { ...aliPoint, redemptionsPerDay: 2 };
  const first = decide(twoLots, redeem(20), NOW, twice);
  const second = decide(first.wallet, redeem(20), NOW, twice);
  expect(second.refusal).toBeUndefined();
  expect(decide(second.wallet, redeem(20), NOW, twice).refusal?.code).toBe("daily-limit-reached");
});

it("says that the product is gone before the day's limit, and that before the balance", () => {
  const gone = { ...towel, stock: 0 };
  const short = redeemed(walletOf(aLot({ granted: points(25) })), redeem(20)).wallet;
  expect(redeemed(short, redeem(20, gone)).refusal?.code).toBe("out-of-stock");
  expect(redeemed(short, redeem(20)).refusal?.code).toBe("daily-limit-reached");
  expect(redeemed(short, redeem(20), at("2026-03-31T00:00:00+08:00")).refusal?.code).toBe(
    "below-minimum",
  );
});

it("spends a lot at its last millisecond and not at its expiry", () => {
  const wallet = walletOf(aLot({ obtainedAt: at("2016-05-20T12:00:00+08:00") }));
  const end = at("2019-06-01T00:00:00.000+08:00");
  const before = at("2019-05-31T23:59:59.999+08:00");
  expect(spendable(wallet, before)).toBe(100);
  expect(redeemed(wallet, redeem(20), before).refusal).toBeUndefined();
  expect(spendable(wallet, end)).toBe(0);
  expect(redeemed(wallet, redeem(20), end)).toMatchObject({
    refusal: { code: "below-minimum", missing: 10 },
    entries: [{ kind: "expiry", at: end }],
  });
});

it("stops at a price of no points", () => {
  expect(() => redeemed(twoLots, redeem(0))).toThrow("a use of 0 points");
});
