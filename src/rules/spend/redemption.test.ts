import { expect, it } from "vitest";
import { dayOf, instant } from "../calendar.ts";
import { decide, type Outcome } from "../decide.ts";
import type { Entry, SpendEntry } from "../ledger/entry.ts";
import { fen, points, type Fen, type Points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { nextRedemptionAt, redemptionsOn } from "../ledger/redemptions.ts";
import type { Programme } from "../programme.ts";
import type { Redeem } from "./redemption.ts";
import { spendOf } from "./refund.ts";
import { at, NOW } from "../testing/fixtures.ts";
import { emptyWallet, spendable, spendingOrder, type Wallet } from "../ledger/wallet.ts";

const subject = { kind: "product", id: "towel" } as const;
const towel = { subject, stock: 3 };
const midnight = at("2026-03-31T00:00:00.000+08:00");

const redeem = (amount: number, cash = 0, product: Redeem["product"] = towel): Redeem => ({
  kind: "redemption",
  product,
  price: { points: amount as Points, fen: cash as Fen },
});
const redeemed = (wallet: Wallet, command = redeem(20), when = NOW): Outcome =>
  decide(wallet, command, when, aliPoint);
const having = (amount: number, when = NOW, wallet: Wallet = emptyWallet) =>
  decide(wallet, { kind: "grant", subject, points: points(amount) }, when, aliPoint).wallet;
const twoLots = having(
  30,
  at("2025-01-01T00:00:00.000+08:00"),
  having(50, at("2024-12-31T23:59:59.999+08:00")),
);

it("takes the points that expire first, then those of the next lot", () => {
  const { wallet, entries } = redeemed(twoLots, redeem(60));
  expect(entries).toMatchObject([
    {
      kind: "redemption",
      subject,
      total: 60,
      balanceAfter: 20,
      allocations: [
        { lotId: 1, points: 50 },
        { lotId: 2, points: 10 },
      ],
    },
  ]);
  expect(entries[0]).not.toHaveProperty("heldUntil");
  expect(wallet.lifetime.spent).toBe(60);
  expect(Array.from(spendingOrder(wallet, NOW))).toMatchObject([
    { id: 2, granted: 30, remaining: 20 },
  ]);
});

it("holds the points if there is a fen to pay in cash", () => {
  const { wallet, entries } = redeemed(twoLots, redeem(60, 1));
  const until = at("2026-03-30T15:15:00.000+08:00");
  expect(entries).toMatchObject([{ kind: "redemption", total: 61, heldUntil: until }]);
  expect(wallet.holds).toMatchObject([{ of: 3, kind: "redemption", until }]);
  expect(wallet.lifetime.spent).toBe(0);
});

it("has a total of the points' value and the cash", () => {
  const worthThree = { ...aliPoint, fenPerPoint: fen(3) };
  const { entries } = decide(twoLots, redeem(20, 7), NOW, worthThree);
  expect(entries).toMatchObject([{ total: 67 }]);
});

it("spends the last point", () => {
  expect(redeemed(twoLots, redeem(80)).wallet.expiring).toEqual([]);
});

it("refuses one point more than the balance, and says that one is missing", () => {
  expect(redeemed(twoLots, redeem(81)).refusal).toEqual({
    code: "insufficient-points",
    missing: 1,
  });
});

it("is refused at a balance of 9 and accepted at 10, whatever the amount", () => {
  expect(redeemed(having(9), redeem(1)).refusal).toEqual({ code: "below-minimum", missing: 1 });
  expect(redeemed(having(10), redeem(1)).wallet).toMatchObject({ expiring: [{ points: 9 }] });
});

it("refuses an empty wallet with the whole minimum missing", () => {
  expect(redeemed(emptyWallet).refusal).toEqual({ code: "below-minimum", missing: 10 });
});

it("takes only another programme's steps", () => {
  const tens = { ...aliPoint, step: points(10) };
  expect(decide(twoLots, redeem(25), NOW, tens).refusal).toEqual({
    code: "not-in-steps",
    step: 10,
  });
  expect(decide(twoLots, redeem(30), NOW, tens).refusal).toBeUndefined();
});

it("refuses a second redemption until the last millisecond of the day in China, and accepts it at the next", () => {
  const { wallet } = redeemed(twoLots, redeem(20), at("2026-03-30T00:00:00.000+08:00"));
  const last = at("2026-03-30T23:59:59.999+08:00");
  expect(redeemed(wallet, redeem(20), last).refusal).toEqual({
    code: "daily-limit-reached",
    nextRedemptionAt: midnight,
  });
  expect(nextRedemptionAt(wallet, "towel", last, aliPoint)).toBe(midnight);
  expect(nextRedemptionAt(wallet, "towel", midnight, aliPoint)).toBe(midnight);
  expect(redeemed(wallet, redeem(20), midnight).refusal).toBeUndefined();
});

it("counts redemptions with and without cash, captured or held", () => {
  const withCash = redeemed(twoLots, redeem(20, 100)).wallet;
  expect(redeemed(withCash, redeem(20)).refusal?.code).toBe("daily-limit-reached");
  const withPoints = redeemed(twoLots, redeem(20)).wallet;
  expect(redeemed(withPoints, redeem(20, 100)).refusal?.code).toBe("daily-limit-reached");
});

it("counts redemptions of all products", () => {
  const { wallet } = redeemed(twoLots, redeem(20));
  const other = redeem(20, 0, { subject: { kind: "product", id: "mug" }, stock: 1 });
  expect(redeemed(wallet, other).refusal?.code).toBe("daily-limit-reached");
  expect(redeemed(wallet, other, midnight).refusal).toBeUndefined();
});

it("changes the day at midnight in another programme's time zone", () => {
  const newYork = { ...aliPoint, zone: "America/New_York" };
  const { wallet } = decide(twoLots, redeem(20), at("2026-03-30T00:00:00-04:00"), newYork);
  const next = at("2026-03-31T00:00:00-04:00");
  const last = decide(wallet, redeem(20), at("2026-03-30T23:59:59.999-04:00"), newYork);
  expect(last.refusal).toEqual({ code: "daily-limit-reached", nextRedemptionAt: next });
  expect(decide(wallet, redeem(20), next, newYork).refusal).toBeUndefined();
});

it("accepts as many redemptions in a day as another programme allows", () => {
  const twice: Programme = { ...aliPoint, redemptionLimit: { count: 2, per: "member" } };
  const first = decide(twoLots, redeem(20), NOW, twice);
  expect(nextRedemptionAt(first.wallet, "towel", NOW, twice)).toBe(NOW);
  const second = decide(first.wallet, redeem(20), NOW, twice);
  expect(second.refusal).toBeUndefined();
  expect(redemptionsOn(second.wallet, dayOf(NOW, twice)).count).toBe(2);
  expect(nextRedemptionAt(second.wallet, "towel", NOW, twice)).toBe(midnight);
  expect(decide(second.wallet, redeem(20), NOW, twice).refusal?.code).toBe("daily-limit-reached");
});

const mug = (amount: number) =>
  redeem(amount, 0, { subject: { kind: "product", id: "mug" }, stock: 3 });

it("limits each product of another programme by itself, until midnight", () => {
  const each: Programme = { ...aliPoint, redemptionLimit: { count: 2, per: "product" } };
  const first = decide(twoLots, redeem(20), NOW, each).wallet;
  const second = decide(first, redeem(20), NOW, each).wallet;
  const last = instant(midnight - 1);
  expect(decide(second, redeem(20), last, each).refusal).toEqual({
    code: "daily-limit-reached",
    nextRedemptionAt: midnight,
  });
  expect(nextRedemptionAt(second, "towel", last, each)).toBe(midnight);
  expect(nextRedemptionAt(second, "mug", last, each)).toBe(last);
  expect(nextRedemptionAt(second, undefined, last, each)).toBe(last);
  expect(decide(second, mug(20), last, each).refusal).toBeUndefined();
  const tomorrow = decide(second, redeem(20), midnight, each);
  expect(tomorrow.refusal).toBeUndefined();
  expect(tomorrow.wallet.redemptions).toMatchObject({
    count: 1,
    products: [{ id: "towel", count: 1 }],
  });
});

it("counts what an imported file tells in words for the member, and for no product", () => {
  const each: Programme = { ...aliPoint, redemptionLimit: { count: 1, per: "product" } };
  const told = redeem(20, 0, { subject: { words: "Towel" }, stock: 1 });
  const { wallet } = decide(twoLots, told, NOW, each);
  expect(wallet.redemptions).toMatchObject({ count: 1, products: [] });
  expect(decide(wallet, told, NOW, each).refusal).toBeUndefined();
  expect(decide(wallet, told, NOW, aliPoint).refusal?.code).toBe("daily-limit-reached");
});

it("counts a refunded redemption", () => {
  const once = redeemed(twoLots, redeem(20));
  const spend = spendOf(once.entries.at(-1) as SpendEntry & Entry);
  const { wallet } = decide(once.wallet, { kind: "refund", spend, fen: fen(20) }, NOW, aliPoint);
  expect(redeemed(wallet, redeem(20)).refusal?.code).toBe("daily-limit-reached");
});

it("does not count other spends", () => {
  const { wallet } = decide(
    twoLots,
    { kind: "donation", subject, points: points(5) },
    NOW,
    aliPoint,
  );
  expect(redemptionsOn(wallet, dayOf(NOW, aliPoint)).count).toBe(0);
  expect(redeemed(wallet).refusal).toBeUndefined();
});

it("redeems the last unit, and refuses when none is left", () => {
  expect(redeemed(twoLots, redeem(20, 0, { ...towel, stock: 1 })).refusal).toBeUndefined();
  expect(redeemed(twoLots, redeem(20, 0, { ...towel, stock: 0 })).refusal).toEqual({
    code: "out-of-stock",
  });
});

it("checks the stock first, then the daily limit, then the balance", () => {
  const soldOut = { ...towel, stock: 0 };
  const short = redeemed(having(25), redeem(20)).wallet;
  expect(redeemed(short, redeem(20, 0, soldOut)).refusal?.code).toBe("out-of-stock");
  expect(redeemed(short, redeem(20)).refusal?.code).toBe("daily-limit-reached");
  expect(redeemed(short, redeem(20), midnight).refusal?.code).toBe("below-minimum");
});

it("spends a lot until its last millisecond and not at its expiry", () => {
  const wallet = having(100, at("2016-05-20T12:00:00+08:00"));
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

it.each([0, -1, NaN])("fails on a price of %s points, and names it", (amount) => {
  expect(() => redeemed(twoLots, redeem(amount))).toThrow(`a spend of ${amount} points`);
});

it.each([-1, 0.5, NaN])("fails on a stock of %s, and names it", (stock) => {
  expect(() => redeemed(twoLots, redeem(20, 0, { ...towel, stock }))).toThrow(
    `a stock of ${stock}`,
  );
});
