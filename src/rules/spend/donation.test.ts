import { expect, it } from "vitest";
import { decide } from "../decide.ts";
import type { Entry, SpendEntry } from "../ledger/entry.ts";
import { fen, points, type Points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { type Programme } from "../programme.ts";
import { maxRefund, spendOf } from "./refund.ts";
import { NOW } from "../testing/fixtures.ts";
import { emptyWallet } from "../ledger/wallet.ts";

const subject = { kind: "product", id: "school-meals" } as const;
const having = (amount: number) =>
  decide(emptyWallet, { kind: "grant", subject, points: points(amount) }, NOW, aliPoint).wallet;
const donated = (balance: number, amount: number, programme: Programme = aliPoint) =>
  decide(having(balance), { kind: "donation", subject, points: amount as Points }, NOW, programme);

it("spends a single point immediately", () => {
  const { wallet, entries } = donated(80, 1);
  expect(entries).toMatchObject([
    {
      kind: "donation",
      subject,
      allocations: [{ lotId: 1, points: 1 }],
      total: 1,
      balanceAfter: 79,
    },
  ]);
  expect(entries[0]).not.toHaveProperty("heldUntil");
  expect(wallet.lifetime.spent).toBe(1);
});

it("has its total by another programme's point value", () => {
  expect(donated(80, 5, { ...aliPoint, fenPerPoint: fen(3) }).entries).toMatchObject([
    { total: 15 },
  ]);
});

it("spends the last point, and says how many are missing for one more", () => {
  expect(donated(80, 80).wallet.expiring).toEqual([]);
  expect(donated(80, 81).refusal).toEqual({ code: "insufficient-points", missing: 1 });
});

it("is refused at a balance of 9 and accepted at 10", () => {
  expect(donated(9, 1).refusal).toEqual({ code: "below-minimum", missing: 1 });
  expect(donated(10, 10).refusal).toBeUndefined();
});

it("takes only another programme's steps", () => {
  const tens = { ...aliPoint, step: points(10) };
  expect(donated(80, 15, tens).refusal).toEqual({ code: "not-in-steps", step: 10 });
  expect(donated(80, 20, tens).refusal).toBeUndefined();
});

it("is final", () => {
  const { wallet, entries } = donated(80, 50);
  const spend = spendOf(entries.at(-1) as SpendEntry & Entry);
  expect(maxRefund(wallet, spend, NOW, aliPoint)).toBe(0);
  expect(decide(wallet, { kind: "refund", spend, fen: fen(1) }, NOW, aliPoint).refusal).toEqual({
    code: "refund-exceeds-capture",
    most: 0,
  });
});

it.each([0, -1, NaN])("fails on a donation of %s points, and names it", (amount) => {
  expect(() => donated(80, amount)).toThrow(`a spend of ${amount} points`);
});
