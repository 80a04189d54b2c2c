import { expect, it } from "vitest";
import type { Instant } from "../calendar.ts";
import { decide } from "../decide.ts";
import {
  afterExchange,
  capLeft,
  maxExchange,
  type Exchange,
  type Partner,
  type PartnerAccount,
} from "./exchange.ts";
import { points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { settleDue } from "../expiry/settle-due.ts";
import { at, NOW, expiryOfNow } from "../testing/fixtures.ts";
import { emptyWallet, spendable, type Wallet } from "../ledger/wallet.ts";

const MOST = Number.MAX_SAFE_INTEGER;
const bank: Partner = {
  subject: { kind: "product", id: "bank" },
  rate: { theirs: 54, ours: 10 },
  cap: { points: points(100), per: "day" },
  creditDays: 0,
};
const monthly: Partner = { ...bank, cap: { points: points(100), per: "month" } };
const slow: Partner = { ...bank, creditDays: 3 };
const fresh: PartnerAccount = { balance: 10_000, given: { period: 0, points: points(0) } };

const of = (amount: number, partner = bank, account = fresh): Exchange => ({
  kind: "exchange",
  partner,
  account,
  amount,
});
const exchanged = (exchange: Exchange, when = NOW, wallet: Wallet = emptyWallet) =>
  decide(wallet, exchange, when, aliPoint);
const afterwards = (exchange: Exchange, when: Instant = NOW) =>
  afterExchange(exchange, when, aliPoint);
const having = (amount: number) =>
  decide(
    emptyWallet,
    { kind: "grant", subject: { words: "x" }, points: points(amount) },
    NOW,
    aliPoint,
  ).wallet;

it("gives 10 points for 54 of theirs immediately", () => {
  expect(exchanged(of(54)).entries).toMatchObject([
    {
      kind: "grant",
      source: "exchange",
      subject: bank.subject,
      points: 10,
      balanceAfter: 10,
      expiresAt: expiryOfNow,
    },
  ]);
});

it("takes amounts that give whole points, such as 27, and no others", () => {
  expect(exchanged(of(27)).entries).toMatchObject([{ points: 5 }]);
  expect(exchanged(of(26)).refusal).toEqual({ code: "not-in-steps", step: 27 });
  expect(exchanged(of(28)).refusal).toEqual({ code: "not-in-steps", step: 27 });
});

it("takes every amount of a partner whose points have a higher value than ours", () => {
  const rich = { ...bank, rate: { theirs: 1, ours: 3 } };
  expect(exchanged(of(1, rich)).entries).toMatchObject([{ points: 3 }]);
});

it("calculates exactly above 2^53", () => {
  const all = {
    ...bank,
    rate: { theirs: 9, ours: 7 },
    cap: { points: points(MOST), per: "day" },
  } as const;
  const amount = MOST - (MOST % 9);
  const account = { ...fresh, balance: amount };
  expect(exchanged(of(amount, all, account)).entries).toMatchObject([{ points: (amount / 9) * 7 }]);
});

it("takes the partner's last point, and says how many are missing for one more step step", () => {
  expect(exchanged(of(54, bank, { ...fresh, balance: 54 })).refusal).toBeUndefined();
  expect(exchanged(of(54, bank, { ...fresh, balance: 53 })).refusal).toEqual({
    code: "insufficient-partner-points",
    missing: 1,
  });
});

it("reaches the daily cap exactly, and refuses a step more until the next day in China", () => {
  expect(exchanged(of(540)).refusal).toBeUndefined();
  expect(exchanged(of(567)).refusal).toEqual({
    code: "cap-reached",
    most: 100,
    nextAt: at("2026-03-31T00:00:00+08:00"),
  });
  const account = afterwards(of(513));
  expect(exchanged(of(27, bank, account)).refusal).toBeUndefined();
  expect(exchanged(of(54, bank, account)).refusal).toMatchObject({ code: "cap-reached", most: 5 });
});

it("renews a daily cap at midnight in China, and not a millisecond before", () => {
  const account = afterwards(of(540), at("2026-03-30T00:00:00.000+08:00"));
  const last = at("2026-03-30T23:59:59.999+08:00");
  const midnight = at("2026-03-31T00:00:00.000+08:00");
  expect(capLeft(bank, account, last, aliPoint)).toBe(0);
  expect(exchanged(of(27, bank, account), last).refusal).toEqual({
    code: "cap-reached",
    most: 0,
    nextAt: midnight,
  });
  expect(capLeft(bank, account, midnight, aliPoint)).toBe(100);
  expect(exchanged(of(540, bank, account), midnight).refusal).toBeUndefined();
});

it("renews a monthly cap on the 1st in China, and not a millisecond before", () => {
  const account = afterwards(of(540, monthly), at("2026-03-01T00:00:00.000+08:00"));
  const last = at("2026-03-31T23:59:59.999+08:00");
  const first = at("2026-04-01T00:00:00.000+08:00");
  expect(exchanged(of(27, monthly, account), last).refusal).toEqual({
    code: "cap-reached",
    most: 0,
    nextAt: first,
  });
  expect(exchanged(of(540, monthly, account), first).refusal).toBeUndefined();
});

it("renews the cap at midnight in another programme's time zone", () => {
  const newYork = { ...aliPoint, zone: "America/New_York" };
  const account = afterExchange(of(540), at("2026-03-30T00:00:00-04:00"), newYork);
  const last = at("2026-03-30T23:59:59.999-04:00");
  expect(capLeft(bank, account, last, newYork)).toBe(0);
  expect(capLeft(bank, account, at("2026-03-31T00:00:00-04:00"), newYork)).toBe(100);
});

it("refuses if the cap was lowered below what was already given", () => {
  const account = afterwards(of(540));
  const lowered = { ...bank, cap: { points: points(60), per: "day" } } as const;
  expect(capLeft(lowered, account, NOW, aliPoint)).toBe(0);
  expect(exchanged(of(27, lowered, account)).refusal).toMatchObject({
    code: "cap-reached",
    most: 0,
  });
});

it("debits the partner, and adds up what was given in the period", () => {
  const once = afterwards(of(54));
  expect(once).toMatchObject({ balance: 9_946, given: { points: 10 } });
  expect(afterwards(of(27, bank, once))).toEqual({
    balance: 9_919,
    given: { period: once.given.period, points: points(15) },
  });
  const tomorrow = at("2026-03-31T00:00:00+08:00");
  expect(afterwards(of(27, bank, once), tomorrow)).toEqual({
    balance: 9_919,
    given: { period: once.given.period + 1, points: points(5) },
  });
});

it("adds pending points, and credits them exactly after the partner's days", () => {
  const due = at("2026-04-02T15:00:00.000+08:00");
  const { wallet, entries } = exchanged(of(54, slow));
  expect(entries).toMatchObject([
    { kind: "pending", source: "exchange", points: 10, creditAt: due, balanceAfter: 0 },
  ]);
  expect(spendable(wallet, NOW)).toBe(0);
  expect(settleDue(wallet, at("2026-04-02T14:59:59.999+08:00"), aliPoint).entries).toEqual([]);
  const credited = settleDue(wallet, due, aliPoint);
  expect(credited.entries).toMatchObject([
    {
      kind: "grant",
      source: "exchange",
      subject: slow.subject,
      points: 10,
      of: 1,
      at: due,
      expiresAt: at("2029-05-01T00:00:00+08:00"),
    },
  ]);
  expect(credited.wallet.pending).toEqual([]);
});

it("grants up to the last safe integer, and refuses a point more", () => {
  expect(exchanged(of(27), NOW, having(MOST - 5)).refusal).toBeUndefined();
  expect(exchanged(of(27), NOW, having(MOST - 4)).refusal).toEqual({
    code: "too-many-points",
    most: 4,
  });
  expect(exchanged(of(27, slow), NOW, having(MOST - 4)).refusal?.code).toBe("too-many-points");
});

it("checks the steps first, then the partner's balance, then the cap, then the total", () => {
  const full = having(MOST);
  const poor = { ...fresh, balance: 1 };
  expect(exchanged(of(568, bank, poor), NOW, full).refusal?.code).toBe("not-in-steps");
  expect(exchanged(of(567, bank, poor), NOW, full).refusal?.code).toBe(
    "insufficient-partner-points",
  );
  expect(exchanged(of(567), NOW, full).refusal?.code).toBe("cap-reached");
  expect(exchanged(of(540), NOW, full).refusal?.code).toBe("too-many-points");
});

it.each([0, -1, 0.5, NaN, Infinity, MOST + 1])(
  "fails on an exchange of %s, and names it",
  (amount) => {
    expect(() => exchanged(of(amount))).toThrow(`an exchange of ${amount}`);
  },
);

it.each([
  ["the cap allows, in whole steps", 10_000, 0, 540],
  ["the cap allows, if the balance is exactly that", 540, 0, 540],
  ["is there, in whole steps", 539, 0, 513],
  ["is left of the cap", 10_000, 95, 27],
  ["nothing, if the cap is reached", 10_000, 100, 0],
  ["nothing, if the balance is less than a step", 26, 0, 0],
])("takes at most what %s", (_, balance, given, most) => {
  const { period } = afterwards(of(27)).given;
  const account = { balance, given: { period, points: points(given) } };
  expect(maxExchange(bank, account, NOW, aliPoint)).toBe(most);
  if (most > 0) expect(exchanged(of(most, bank, account)).refusal).toBeUndefined();
  expect(exchanged(of(most + 27, bank, account)).refusal).toBeDefined();
});

it("takes at most what gives a safe integer, calculated exactly", () => {
  const partner: Partner = {
    ...bank,
    rate: { theirs: MOST, ours: 1 },
    cap: { points: points(MOST), per: "day" },
  };
  const account = { ...fresh, balance: MOST };
  expect(maxExchange(partner, account, NOW, aliPoint)).toBe(MOST);
});
