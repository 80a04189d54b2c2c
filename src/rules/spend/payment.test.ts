import { expect, it } from "vitest";
import { decide } from "../decide.ts";
import { holdEndsAt } from "./allocate.ts";
import { fen, points, type Points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { type Programme } from "../programme.ts";
import { at, NOW, expiryOfNow } from "../testing/fixtures.ts";
import { emptyWallet, heldPoints, spendable, type Wallet } from "../ledger/wallet.ts";

const MOST = Number.MAX_SAFE_INTEGER;
const subject = { kind: "product", id: "electricity" } as const;

const having = (amount: number, when = NOW, wallet: Wallet = emptyWallet) =>
  decide(wallet, { kind: "grant", subject, points: points(amount) }, when, aliPoint).wallet;
const paid = (
  wallet: Wallet,
  amount: number,
  total: number,
  when = NOW,
  programme: Programme = aliPoint,
) =>
  decide(
    wallet,
    { kind: "payment", subject, points: amount as Points, total: fen(total) },
    when,
    programme,
  );

it("is captured immediately if the points pay the whole total", () => {
  const { wallet, entries } = paid(having(80), 50, 50);
  expect(entries).toEqual([
    {
      kind: "payment",
      subject,
      allocations: [{ lotId: 1, expiresAt: expiryOfNow, points: 50 }],
      total: 50,
      seq: 2,
      at: NOW,
      balanceAfter: 30,
    },
  ]);
  expect(wallet.holds).toEqual([]);
  expect(wallet.lifetime.spent).toBe(50);
});

it("holds the points for 15 minutes if there is a fen to pay in cash", () => {
  const { wallet, entries } = paid(having(80), 50, 51);
  const until = at("2026-03-30T15:15:00.000+08:00");
  expect(entries).toMatchObject([{ kind: "payment", total: 51, heldUntil: until }]);
  expect(wallet.holds).toMatchObject([{ of: 2, kind: "payment", subject, until }]);
  expect(heldPoints(wallet)).toBe(50);
  expect(spendable(wallet, NOW)).toBe(30);
  expect(wallet.lifetime.spent).toBe(0);
});

it("holds for another programme's hold time", () => {
  expect(holdEndsAt(NOW, { ...aliPoint, holdTime: 1 })).toBe(NOW + 1);
});

it("takes points up to the total, and refuses a point more with the most that it takes", () => {
  expect(paid(having(80), 50, 50).refusal).toBeUndefined();
  expect(paid(having(80), 51, 50).refusal).toEqual({ code: "exceeds-bill", most: 50 });
});

it("takes only whole points of another programme's value", () => {
  const worthThree = { ...aliPoint, fenPerPoint: fen(3) };
  const wallet = having(80);
  expect(paid(wallet, 4, 11, NOW, worthThree).refusal).toEqual({ code: "exceeds-bill", most: 3 });
  expect(paid(wallet, 3, 11, NOW, worthThree).entries).toMatchObject([
    { heldUntil: NOW + 900_000 },
  ]);
  expect(paid(wallet, 3, 9, NOW, worthThree).wallet.lifetime.spent).toBe(3);
});

it("takes all points, and says how many are missing for one more", () => {
  expect(paid(having(80), 80, 100).refusal).toBeUndefined();
  expect(paid(having(80), 81, 100).refusal).toEqual({ code: "insufficient-points", missing: 1 });
});

it("is refused at a balance of 9 and accepted at 10, whatever the amount", () => {
  expect(paid(having(9), 1, 1).refusal).toEqual({ code: "below-minimum", missing: 1 });
  expect(paid(having(10), 1, 1).wallet.expiring).toMatchObject([{ points: 9 }]);
});

it("has another programme's minimum", () => {
  const any = { ...aliPoint, minimumBalance: points(1) };
  expect(paid(emptyWallet, 1, 1, NOW, any).refusal).toEqual({ code: "below-minimum", missing: 1 });
  expect(paid(having(1), 1, 1, NOW, any).refusal).toBeUndefined();
});

it("takes only another programme's steps", () => {
  const tens = { ...aliPoint, step: points(10) };
  expect(paid(having(80), 9, 100, NOW, tens).refusal).toEqual({ code: "not-in-steps", step: 10 });
  expect(paid(having(80), 11, 100, NOW, tens).refusal).toEqual({ code: "not-in-steps", step: 10 });
  expect(paid(having(80), 10, 100, NOW, tens).refusal).toBeUndefined();
});

it("knows the most points for a total, in whole steps", () => {
  const tens = { ...aliPoint, step: points(10) };
  expect(paid(having(80), 20, 19, NOW, tens).refusal).toEqual({ code: "exceeds-bill", most: 10 });
  expect(paid(having(80), 15, 9, NOW, tens).refusal).toEqual({ code: "exceeds-bill", most: 0 });
});

it("does not count held points towards the minimum or the balance", () => {
  const { wallet } = paid(having(80), 71, 100);
  expect(paid(wallet, 1, 1).refusal).toEqual({ code: "below-minimum", missing: 1 });
});

it("takes the points that expire first, then those obtained first", () => {
  const old = having(5, at("2026-02-28T23:59:59.999+08:00"));
  const wallet = having(40, NOW, having(20, at("2026-03-01T00:00:00+08:00"), old));
  expect(paid(wallet, 30, 30).entries).toMatchObject([
    {
      allocations: [
        { lotId: 1, points: 5 },
        { lotId: 2, points: 20 },
        { lotId: 3, points: 5 },
      ],
    },
  ]);
});

it("checks the total first, then the step, then the minimum, then the balance", () => {
  const tens = { ...aliPoint, step: points(10) };
  expect(paid(having(5), 15, 14, NOW, tens).refusal).toEqual({ code: "exceeds-bill", most: 10 });
  expect(paid(having(5), 15, 15, NOW, tens).refusal?.code).toBe("not-in-steps");
  expect(paid(having(5), 20, 20, NOW, tens).refusal?.code).toBe("below-minimum");
  expect(paid(having(10), 20, 20, NOW, tens).refusal?.code).toBe("insufficient-points");
});

it("pays with 2^53-1 points", () => {
  expect(paid(having(MOST), MOST, MOST).wallet).toMatchObject({
    expiring: [],
    lifetime: { spent: MOST },
  });
});

it.each([0, -1, 0.5, NaN, MOST + 1])("fails on a payment of %s points, and names it", (amount) => {
  expect(() => paid(having(80), amount, 100)).toThrow(String(amount));
});
