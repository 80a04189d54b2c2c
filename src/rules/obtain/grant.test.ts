import { expect, it } from "vitest";
import { decide } from "../decide.ts";
import { newGrant } from "../ledger/lot.ts";
import { points, type Points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { at, NOW, expiryOfNow } from "../testing/fixtures.ts";
import { emptyWallet, spendable, spendingOrder, type Wallet } from "../ledger/wallet.ts";

const subject = { words: "From the bank" };
const grant = (amount: number) => ({ kind: "grant", points: amount as Points, subject }) as const;
const granted = (wallet: Wallet, amount: number, when = NOW) =>
  decide(wallet, grant(amount), when, aliPoint);

it("creates one lot, valid for three years to the end of its month", () => {
  const { wallet, entries } = granted(emptyWallet, 80);
  expect(entries).toEqual([
    {
      kind: "grant",
      source: "import",
      subject,
      points: 80,
      expiresAt: expiryOfNow,
      seq: 1,
      at: NOW,
      balanceAfter: 80,
    },
  ]);
  expect(Array.from(spendingOrder(wallet, NOW))).toEqual([
    {
      id: 1,
      source: "import",
      subject,
      obtainedAt: NOW,
      expiresAt: expiryOfNow,
      granted: 80,
      remaining: 80,
    },
  ]);
  expect(wallet.lifetime).toEqual({
    granted: 80,
    spent: 0,
    expired: 0,
    clawedBack: 0,
    refunded: 0,
  });
});

it("has another programme's validity", () => {
  const oneYear = { ...aliPoint, validity: { months: 12, to: "end-of-day" } } as const;
  const { entries } = decide(emptyWallet, grant(80), NOW, oneYear);
  expect(entries).toMatchObject([{ expiresAt: at("2027-03-31T00:00:00+08:00") }]);
});

it("grants up to the last safe integer, and refuses a point more with what can still be granted", () => {
  const nearly = granted(emptyWallet, Number.MAX_SAFE_INTEGER - 3).wallet;
  expect(granted(nearly, 4).refusal).toEqual({ code: "too-many-points", most: 3 });
  const { wallet, refusal } = granted(nearly, 3);
  expect(refusal).toBeUndefined();
  expect(granted(wallet, 1).refusal).toEqual({ code: "too-many-points", most: 0 });
});

it("counts all points ever granted, even if they are spent", () => {
  const all = granted(emptyWallet, Number.MAX_SAFE_INTEGER).wallet;
  const given = decide(
    all,
    { kind: "donation", subject, points: points(Number.MAX_SAFE_INTEGER) },
    NOW,
    aliPoint,
  );
  expect(spendable(given.wallet, NOW)).toBe(0);
  expect(granted(given.wallet, 1).refusal).toEqual({ code: "too-many-points", most: 0 });
});

it.each([0, -1, 0.5, NaN])("fails on a grant of %s points, and names it", (amount) => {
  expect(() => granted(emptyWallet, amount)).toThrow(new RegExp(`(of|points:) ${amount}`));
  expect(() => newGrant({ source: "task", points: 0 as Points, subject }, NOW, aliPoint)).toThrow(
    "a grant of 0 points",
  );
});

it("is at the time of the last entry if the clock was set back", () => {
  const { wallet } = granted(emptyWallet, 50);
  const early = granted(wallet, 5, at("2020-01-01T00:00:00+08:00"));
  expect(early.entries).toMatchObject([{ at: NOW, expiresAt: expiryOfNow }]);
});
