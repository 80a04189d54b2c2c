import fc from "fast-check";
import { expect, it } from "vitest";
import { instant, type Instant } from "../calendar.ts";
import { decide, type RulesCommand, type Outcome } from "../decide.ts";
import type { Entry, RefundEntry, SpendEntry } from "../ledger/entry.ts";
import { fen, points, type Fen, type Points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { type Programme } from "../programme.ts";
import { afterEntry, maxRefund, spendOf, type Spend } from "./refund.ts";
import { at, NOW, expiryOfNow, lastInstantBeforeExpiry } from "../testing/fixtures.ts";
import { emptyWallet, spendable, spendingOrder, type Wallet } from "../ledger/wallet.ts";

const MOST = Number.MAX_SAFE_INTEGER;
const subject = { kind: "product", id: "bill" } as const;
const reissuing: Programme = { ...aliPoint, refundOfExpired: "reissue" };

/** A wallet with a spend. */
type Paid = { readonly wallet: Wallet; readonly spend: Spend };

const run = (
  wallet: Wallet,
  command: RulesCommand,
  when: Instant = NOW,
  programme: Programme = aliPoint,
): Outcome => decide(wallet, command, when, programme);
const grant = (wallet: Wallet, amount: number, when = NOW) =>
  run(wallet, { kind: "grant", subject, points: points(amount) }, when).wallet;

/** Pays with points and cash. */
function pay(
  wallet: Wallet,
  amount: number,
  total = amount,
  when = NOW,
  programme: Programme = aliPoint,
): Paid {
  const command = { kind: "payment", subject, points: points(amount), total: fen(total) } as const;
  const paid = run(wallet, command, when, programme);
  const spend = spendOf(paid.entries.at(-1) as SpendEntry & Entry);
  if (spend.state === "captured") return { wallet: paid.wallet, spend };
  const captured = run(paid.wallet, { kind: "capture", spend }, when);
  return { wallet: captured.wallet, spend: captured.entries.reduce(afterEntry, spend) };
}
const refund = (
  { wallet, spend }: Paid,
  amount: number,
  when = NOW,
  programme: Programme = aliPoint,
) => run(wallet, { kind: "refund", spend, fen: amount as Fen }, when, programme);

/** Makes several refunds. */
function refundAll(
  paid: Paid,
  amounts: readonly number[],
  when = NOW,
  programme: Programme = aliPoint,
): [Paid, RefundEntry[]] {
  let { wallet, spend } = paid;
  const entries: RefundEntry[] = [];
  for (const amount of amounts) {
    const outcome = refund({ wallet, spend }, amount, when, programme);
    expect(outcome.refusal).toBeUndefined();
    wallet = outcome.wallet;
    spend = outcome.entries.reduce(afterEntry, spend);
    entries.push(outcome.entries.at(-1) as RefundEntry & Entry);
  }
  return [{ wallet, spend }, entries];
}

it("gives everything back as a new lot with a new validity", () => {
  const paid = pay(grant(emptyWallet, 80), 50);
  const when = at("2026-05-31T23:59:59.999+08:00");
  const { wallet, entries } = refund(paid, 50, when);
  expect(entries).toEqual([
    {
      kind: "refund",
      subject,
      of: 2,
      fen: 50,
      points: 50,
      forfeited: [],
      expiresAt: at("2029-06-01T00:00:00+08:00"),
      seq: 3,
      at: when,
      balanceAfter: 80,
    },
  ]);
  expect(Array.from(spendingOrder(wallet, when))).toMatchObject([
    { id: 1, remaining: 30 },
    { id: 3, source: "refund", obtainedAt: when, granted: 50, remaining: 50 },
  ]);
  expect(wallet.lifetime).toEqual({
    granted: 130,
    spent: 50,
    expired: 0,
    clawedBack: 0,
    refunded: 50,
  });
});

it("refunds a redemption with another programme's validity", () => {
  const product = { subject, stock: 1 };
  const price = { points: points(20), fen: fen(0) };
  const redeemed = run(grant(emptyWallet, 80), { kind: "redemption", product, price });
  const spend = spendOf(redeemed.entries.at(-1) as SpendEntry & Entry);
  const oneYear = { ...aliPoint, validity: { months: 12, to: "end-of-day" } } as const;
  expect(refund({ wallet: redeemed.wallet, spend }, 20, NOW, oneYear).entries).toMatchObject([
    { kind: "refund", points: 20, expiresAt: at("2027-03-31T00:00:00+08:00") },
  ]);
});

it("refunds up to the last fen, and refuses a fen more with what is left", () => {
  const paid = pay(grant(emptyWallet, 80), 30, 100);
  expect(refund(paid, 101).refusal).toEqual({ code: "refund-exceeds-capture", most: 100 });
  const [partly] = refundAll(paid, [40]);
  expect(maxRefund(partly.wallet, partly.spend, NOW, aliPoint)).toBe(60);
  expect(refund(partly, 61).refusal).toEqual({ code: "refund-exceeds-capture", most: 60 });
  const [wholly] = refundAll(partly, [60]);
  expect(refund(wholly, 1).refusal).toEqual({ code: "refund-exceeds-capture", most: 0 });
});

it("gives back a share of the points, rounded down, and the rest in cash", () => {
  const paid = pay(grant(emptyWallet, 80), 30, 100);
  expect(refund(paid, 3).entries).toMatchObject([{ fen: 3, points: 0 }]);
  expect(refund(paid, 4).entries).toMatchObject([{ fen: 4, points: 1 }]);
  expect(refund(paid, 99).entries).toMatchObject([{ fen: 99, points: 29 }]);
  expect(refund(paid, 100).entries).toMatchObject([{ fen: 100, points: 30 }]);
});

it("can grant a lot of one point", () => {
  const { wallet } = refund(pay(grant(emptyWallet, 80), 30, 100), 4);
  expect(Array.from(spendingOrder(wallet, NOW))).toMatchObject([
    { id: 1, remaining: 50 },
    { source: "refund", remaining: 1 },
  ]);
});

it("grants no lot if no points are due", () => {
  const { wallet } = refund(pay(grant(emptyWallet, 80), 30, 100), 3);
  expect(Array.from(spendingOrder(wallet, NOW))).toMatchObject([{ id: 1 }]);
  expect(wallet.expiring).toHaveLength(1);
});

it("calculates the points over all refunds so far", () => {
  const paid = pay(grant(emptyWallet, 80), 30, 100);
  const [, entries] = refundAll(paid, [33, 33, 34]);
  expect(entries.map((entry) => entry.points)).toEqual([9, 10, 11]);
  const [, fine] = refundAll(paid, [3, 1, 2, 1]);
  expect(fine.map((entry) => entry.points)).toEqual([0, 1, 0, 1]);
});

it("gives back exactly what was spent, in any number of refunds", () => {
  const anySpend = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(200))
    .map(([amount, cash]) => ({ amount, total: amount + cash }));
  const anyAmounts = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 8 });
  fc.assert(
    fc.property(anySpend, anyAmounts, ({ amount, total }, drawn) => {
      const amounts: number[] = [];
      let rest = total;
      for (const each of [...drawn, total]) {
        if (rest > 0) amounts.push(Math.min(each, rest));
        rest -= Math.min(each, rest);
      }
      const [paid, entries] = refundAll(pay(grant(emptyWallet, 70), amount, total), amounts);
      let given = 0;
      let refunded = 0;
      for (const entry of entries) {
        given += entry.points;
        refunded += entry.fen;
        expect(given).toBe(Math.floor((refunded * amount) / total));
      }
      expect(given).toBe(amount);
      expect(paid.spend).toMatchObject({ refundedFen: total, refundedPoints: amount });
    }),
    { numRuns: 50 },
  );
});

it("calculates exactly above 2^53", () => {
  const paid = pay(grant(emptyWallet, MOST), MOST - 1, MOST);
  expect(refund(paid, 1).entries).toMatchObject([{ points: 0 }]);
  const room = { ...paid.wallet, lifetime: { ...paid.wallet.lifetime, granted: points(0) } };
  expect(refund({ ...paid, wallet: room }, MOST - 1).entries).toMatchObject([{ points: MOST - 2 }]);
});

it("gives back points of a lot until its last millisecond, and forfeits them at its expiry", () => {
  const paid = pay(grant(emptyWallet, 80), 50);
  expect(refund(paid, 50, lastInstantBeforeExpiry).entries).toMatchObject([
    { points: 50, forfeited: [], expiresAt: at("2032-04-01T00:00:00+08:00") },
  ]);
  const late = refund(paid, 50, expiryOfNow);
  expect(late.entries).toMatchObject([
    { kind: "expiry" },
    {
      kind: "refund",
      fen: 50,
      points: 0,
      forfeited: [{ lotId: 1, expiresAt: expiryOfNow, points: 50 }],
      balanceAfter: 0,
    },
  ]);
  expect(late.wallet.expiring).toEqual([]);
  expect(late.wallet.lifetime).toMatchObject({ granted: 80, spent: 50, refunded: 0 });
});

it("gives them back if another programme reissues expired points", () => {
  const paid = pay(grant(emptyWallet, 80), 50);
  const { wallet, entries } = refund(paid, 50, expiryOfNow, reissuing);
  expect(entries.at(-1)).toMatchObject({ points: 50, forfeited: [], balanceAfter: 50 });
  expect(spendable(wallet, expiryOfNow)).toBe(50);
});

const february = at("2023-02-10T12:00:00+08:00");
const march = at("2023-03-10T12:00:00+08:00");
const marchs = at("2026-03-01T00:00:00.000+08:00");
/** 20 points that expire at the start of March 2026 and 30 a month later, all spent on an order of 100 fen. */
const mixed = pay(grant(grant(emptyWallet, 20, february), 30, march), 50, 100, instant(marchs - 1));

it("gives back the points allocated last first, and forfeits lot by lot", () => {
  const when = marchs;
  expect(refund(mixed, 60, when).entries).toMatchObject([{ points: 30, forfeited: [] }]);
  expect(refund(mixed, 62, when).entries).toMatchObject([
    { points: 30, forfeited: [{ lotId: 1, points: 1 }] },
  ]);
  expect(refund(mixed, 100, when).entries).toMatchObject([
    { points: 30, forfeited: [{ lotId: 1, points: 20 }] },
  ]);
  expect(refund(mixed, 100, instant(marchs - 1)).entries).toMatchObject([
    { points: 50, forfeited: [] },
  ]);
});

it("counts forfeited points, so that later refunds neither repeat nor skip them", () => {
  const [paid, entries] = refundAll(mixed, [62, 2, 36], marchs);
  expect(entries).toMatchObject([
    { points: 30, forfeited: [{ lotId: 1, points: 1 }] },
    { points: 0, forfeited: [{ lotId: 1, points: 1 }] },
    { points: 0, forfeited: [{ lotId: 1, points: 18 }] },
  ]);
  expect(paid.spend).toMatchObject({ refundedFen: 100, refundedPoints: 50 });
});

it("forfeits points that expire between two refunds", () => {
  const [partly] = refundAll(mixed, [62], instant(marchs - 1));
  expect(partly.spend.refundedPoints).toBe(31);
  expect(refund(partly, 38, marchs).entries).toMatchObject([
    { points: 0, forfeited: [{ lotId: 1, points: 19 }] },
  ]);
});

it("gives back points of several lots", () => {
  const spread = pay(grant(grant(grant(emptyWallet, 10, march), 10, march), 10, march), 30);
  const [, entries] = refundAll(spread, [15, 10, 5], at("2026-04-01T00:00:00+08:00"));
  expect(
    entries.map(({ forfeited }) => forfeited.map(({ lotId, points: lost }) => [lotId, lost])),
  ).toEqual([
    [
      [3, 10],
      [2, 5],
    ],
    [
      [2, 5],
      [1, 5],
    ],
    [[1, 5]],
  ]);
});

it("is refused for a spend that is held, cancelled or lapsed", () => {
  const wallet = grant(emptyWallet, 80);
  const command = { kind: "payment", subject, points: points(50), total: fen(100) } as const;
  const held = run(wallet, command);
  const spend = spendOf(held.entries.at(-1) as SpendEntry & Entry);
  expect(spend.state).toBe("held");
  const cancelled = run(held.wallet, { kind: "cancel", spend });
  const lapsed = run(held.wallet, { kind: "cancel", spend }, at("2026-03-30T15:15:00+08:00"));
  for (const outcome of [held, cancelled, lapsed]) {
    const known = outcome === held ? spend : outcome.entries.reduce(afterEntry, spend);
    expect(refund({ wallet: outcome.wallet, spend: known }, 1).refusal).toEqual({
      code: "refund-exceeds-capture",
      most: 0,
    });
  }
  expect(cancelled.entries.reduce(afterEntry, spend).state).toBe("cancelled");
  expect(lapsed.entries.reduce(afterEntry, spend).state).toBe("lapsed");
});

it("is refused for a donation and a draw, which are final", () => {
  const draw = { kind: "draw", subject, roll: 999_999, stock: {} } as const;
  const donation = { kind: "donation", subject, points: points(20) } as const;
  for (const command of [draw, donation]) {
    const { wallet, entries } = run(grant(emptyWallet, 80), command);
    const spend = spendOf(entries.at(-1) as SpendEntry & Entry);
    expect(refund({ wallet, spend }, 1).refusal).toEqual({
      code: "refund-exceeds-capture",
      most: 0,
    });
  }
});

it("an unrelated entry does not change a spend", () => {
  const { spend } = mixed;
  const [entry] = run(emptyWallet, { kind: "grant", subject, points: points(1) }).entries;
  expect(afterEntry(spend, entry!)).toBe(spend);
});

it("is refused if the points given back are too many, without those forfeited", () => {
  const paid = pay(grant(emptyWallet, MOST), 50);
  expect(refund(paid, 50).refusal).toEqual({ code: "too-many-points", most: 0 });
  expect(refund(paid, 50, expiryOfNow).refusal).toBeUndefined();
  const nearly = pay(grant(emptyWallet, MOST - 50), 51);
  expect(refund(nearly, 51).refusal).toEqual({ code: "too-many-points", most: 50 });
  expect(refund(nearly, 50).refusal).toBeUndefined();
});

it.each([0, -1, NaN])("fails on a refund of %s fen, and names it", (amount) => {
  expect(() => refund(mixed, amount)).toThrow(`a refund of ${amount} fen`);
});

it.each([0, -1, NaN])("fails on an unmatched refund of %s points, and names it", (amount) => {
  const command = { kind: "unmatched-refund", subject, points: amount as Points } as const;
  expect(() => run(mixed.wallet, command)).toThrow(`a refund of ${amount} points`);
});

it("accepts unmatched refunds up to all that was spent", () => {
  const { wallet } = pay(grant(emptyWallet, 80), 30);
  const unmatched = (from: Wallet, amount: number, programme: Programme = aliPoint) =>
    run(from, { kind: "unmatched-refund", subject, points: points(amount) }, NOW, programme);
  expect(unmatched(wallet, 31).refusal).toEqual({ code: "refund-exceeds-capture", most: 30 });
  const { wallet: after, entries, refusal } = unmatched(wallet, 30);
  expect(refusal).toBeUndefined();
  expect(entries).toMatchObject([
    {
      kind: "refund",
      subject,
      of: null,
      fen: 30,
      points: 30,
      forfeited: [],
      expiresAt: expiryOfNow,
    },
  ]);
  expect(unmatched(after, 1).refusal).toEqual({ code: "refund-exceeds-capture", most: 0 });
  const worthThree = { ...aliPoint, fenPerPoint: fen(3) };
  expect(unmatched(wallet, 10, worthThree).entries).toMatchObject([{ fen: 30, points: 10 }]);
  expect(unmatched(wallet, 31, worthThree).refusal).toMatchObject({ most: 90 });
});

it("accepts unmatched refunds even if there were only donations and draws", () => {
  const donation = { kind: "donation", subject, points: points(30) } as const;
  const draw = { kind: "draw", subject, roll: 999_999, stock: {} } as const;
  for (const [command, spent] of [
    [donation, 30],
    [draw, 20],
  ] as const) {
    const { wallet } = run(grant(emptyWallet, 80), command);
    expect(state(wallet, spent).entries).toMatchObject([{ kind: "refund", points: spent }]);
    expect(state(wallet, spent + 1).refusal?.code).toBe("refund-exceeds-capture");
  }
});

it("refuses an unmatched refund above the last safe integer", () => {
  const { wallet } = pay(grant(emptyWallet, MOST - 5), 30);
  const unmatched = (amount: number) =>
    run(wallet, { kind: "unmatched-refund", subject, points: points(amount) }).refusal;
  expect(unmatched(5)).toBeUndefined();
  expect(unmatched(6)).toEqual({ code: "too-many-points", most: 5 });
});

const state = (wallet: Wallet, amount: number) =>
  run(wallet, { kind: "unmatched-refund", subject, points: points(amount) });

it("gives back at most what was ever spent, with and without a spend together", () => {
  const first = pay(grant(emptyWallet, 80), 30, 100);
  const { wallet } = state(first.wallet, 20);
  const spend = first.spend;
  expect(refund({ wallet, spend }, 100).refusal).toEqual({
    code: "refund-exceeds-capture",
    most: 36,
  });
  expect(refund({ wallet, spend }, 37).refusal).toEqual({
    code: "refund-exceeds-capture",
    most: 36,
  });
  const most = refund({ wallet, spend }, 36);
  expect(most.entries).toMatchObject([{ fen: 36, points: 10 }]);
  expect(state(most.wallet, 1).refusal).toEqual({ code: "refund-exceeds-capture", most: 0 });
  const { spend: after } = refundAll({ wallet, spend }, [36])[0];
  expect(refund({ wallet: most.wallet, spend: after }, 1).refusal).toMatchObject({ most: 0 });
});

it("refunds in cash up to the last fen before a point is due that was given back already", () => {
  const paid = pay(grant(emptyWallet, 80), 3, 4);
  const all = { ...paid, wallet: state(paid.wallet, 3).wallet };
  expect(refund(all, 1).entries).toMatchObject([{ fen: 1, points: 0 }]);
  expect(refund(all, 2).refusal).toEqual({ code: "refund-exceeds-capture", most: 1 });
});

it("refunds a spend in full if the unmatched refund can be for another", () => {
  const first = pay(grant(emptyWallet, 80), 30);
  const second = pay(first.wallet, 20);
  const { wallet } = state(second.wallet, 20);
  expect(refund({ wallet, spend: first.spend }, 30).entries).toMatchObject([{ points: 30 }]);
});

it("refunds the cash of forfeited points, whatever unmatched refunds gave back", () => {
  const { wallet } = state(mixed.wallet, 50);
  const { spend } = mixed;
  expect(maxRefund(wallet, spend, NOW, aliPoint)).toBe(1);
  const afterAll = at("2026-04-01T00:00:00+08:00");
  expect(maxRefund(wallet, spend, afterAll, aliPoint)).toBe(100);
});

const worthThree: Programme = { ...aliPoint, fenPerPoint: fen(3) };

it("gives back exactly what was spent if a point pays several fen, in any number of refunds", () => {
  const paid = pay(grant(emptyWallet, 80), 10, 40, NOW, worthThree);
  const [, single] = refundAll(paid, [2], NOW, worthThree);
  expect(single).toMatchObject([{ fen: 2, points: 0 }]);
  const [whole, entries] = refundAll(paid, [2, 2, 3, 3, 30], NOW, worthThree);
  expect(entries.map((entry) => entry.points)).toEqual([0, 1, 0, 1, 8]);
  expect(whole.spend.refundedFen).toBe(40);
  const [, late] = refundAll(paid, [38, 1, 1], NOW, worthThree);
  expect(late.map((entry) => entry.points)).toEqual([9, 0, 1]);
  const [, once] = refundAll(paid, [40], NOW, worthThree);
  expect(once).toMatchObject([{ points: 10 }]);
});

it("may give back a point with a refund of less than its value, and never more than the total", () => {
  const paid = pay(grant(emptyWallet, 80), 10, 40, NOW, worthThree);
  const [, entries] = refundAll(paid, [3, 1, 36], NOW, worthThree);
  expect(entries).toMatchObject([
    { fen: 3, points: 0 },
    { fen: 1, points: 1 },
    { fen: 36, points: 9 },
  ]);
  let cash = 0;
  for (const { fen: amount, points: given } of entries) {
    cash += amount - given * 3;
    expect(cash).toBeGreaterThanOrEqual(0);
  }
});

it("knows the most that can be refunded if a point pays several fen", () => {
  const paid = pay(grant(emptyWallet, 80), 10, 40, NOW, worthThree);
  const command = { kind: "unmatched-refund", subject, points: points(8) } as const;
  const { wallet } = run(paid.wallet, command, NOW, worthThree);
  const most = maxRefund(wallet, paid.spend, NOW, worthThree);
  expect(most).toBe(11);
  expect(refund({ ...paid, wallet }, 11, NOW, worthThree).entries).toMatchObject([{ points: 2 }]);
  expect(refund({ ...paid, wallet }, 12, NOW, worthThree).refusal).toMatchObject({ most: 11 });
});
