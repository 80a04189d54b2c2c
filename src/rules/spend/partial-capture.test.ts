import { expect, it } from "vitest";
import type { Instant } from "../calendar.ts";
import { decide, type RulesCommand } from "../decide.ts";
import type { Entry, SpendEntry } from "../ledger/entry.ts";
import { fen, points, type Fen } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { type Programme } from "../programme.ts";
import { afterEntry, maxRefund, spendOf, type Spend } from "./refund.ts";
import { at, NOW, programmes, expiryOfNow } from "../testing/fixtures.ts";
import {
  emptyWallet,
  heldPoints,
  spendable,
  spendingOrder,
  type Wallet,
} from "../ledger/wallet.ts";

const subject = { kind: "merchant", id: "shop" } as const;
const february = at("2026-02-10T12:00:00+08:00");
const [, { programme: tens }] = programmes;

type Held = { readonly wallet: Wallet; readonly spend: Spend };

const run = (wallet: Wallet, command: RulesCommand, when: Instant, programme: Programme) =>
  decide(wallet, command, when, programme);
const grant = (wallet: Wallet, amount: number, when = NOW, programme = aliPoint) =>
  run(wallet, { kind: "grant", subject, points: points(amount) }, when, programme).wallet;

/** A payment of `total`, partly in cash. */
function hold(wallet: Wallet, amount: number, total: number, when = NOW, programme = aliPoint) {
  const pay = { kind: "payment", subject, points: points(amount), total: fen(total) } as const;
  const held = run(wallet, pay, when, programme);
  return { wallet: held.wallet, spend: spendOf(held.entries.at(-1) as SpendEntry & Entry) };
}
const capture = ({ wallet, spend }: Held, total: number, when = NOW, programme = aliPoint) =>
  run(wallet, { kind: "capture", spend, total: total as Fen }, when, programme);
const captured = (held: Held, total: number, when = NOW, programme = aliPoint): Held => {
  const { wallet, entries } = capture(held, total, when, programme);
  return { wallet, spend: entries.reduce(afterEntry, held.spend) };
};
const left = (wallet: Wallet, when: Instant = wallet.at) =>
  Array.from(spendingOrder(wallet, when), ({ id, remaining }) => [id, remaining]);
const lotsOf = (allocations: readonly { lotId: number; points: number }[] = []) =>
  allocations.map(({ lotId, points: amount }) => [lotId, amount]);
const releasedIn = (entries: readonly Entry[]) => {
  const entry = entries.find(({ kind }) => kind === "capture");
  return entry?.kind === "capture" ? lotsOf(entry.partial?.released) : undefined;
};

const held = hold(grant(emptyWallet, 80), 50, 70);
/** 20 of lot 1, which expires first, then 20 of lot 2 and 10 of the 40 of lot 3. */
const ofThree = hold(grant(grant(grant(emptyWallet, 20, february), 20), 40), 50, 70);

it("takes all held points if the total allows, and less cash", () => {
  const { wallet, entries } = capture(held, 50);
  const partial = { total: 50, released: [] };
  expect(entries).toEqual([
    { kind: "capture", subject, of: 2, partial, seq: 3, at: NOW, balanceAfter: 30 },
  ]);
  expect(wallet.lifetime.spent).toBe(50);
  expect(wallet.holds).toEqual([]);
});

it("releases a point if the total is a fen less than the value of the points", () => {
  const { wallet, entries } = capture(held, 49);
  const released = [{ lotId: 1, expiresAt: expiryOfNow, points: 1 }];
  const partial = { total: 49, released };
  expect(entries).toEqual([
    { kind: "capture", subject, of: 2, partial, seq: 3, at: NOW, balanceAfter: 31 },
  ]);
  expect(wallet.lifetime).toMatchObject({ granted: 80, spent: 49, refunded: 0 });
  expect(left(wallet)).toEqual([[1, 31]]);
  expect(heldPoints(wallet)).toBe(0);
});

it("takes one point at least", () => {
  const { wallet, entries } = capture(held, 1);
  expect(releasedIn(entries)).toEqual([[1, 49]]);
  expect(wallet.lifetime.spent).toBe(1);
});

it("is a full capture at the total of the spend, and partial at a fen less", () => {
  expect(capture(held, 70)).toEqual(
    run(held.wallet, { kind: "capture", spend: held.spend }, NOW, aliPoint),
  );
  expect(capture(held, 69).entries).toMatchObject([{ partial: { total: 69, released: [] } }]);
});

it("refuses a fen more than the total of the spend, and the hold stays open", () => {
  expect(capture(held, 71)).toEqual({
    wallet: held.wallet,
    entries: [],
    refusal: { code: "capture-exceeds-hold", most: 70 },
  });
});

it("releases the points allocated last, to be spent in their old order", () => {
  expect(left(ofThree.wallet)).toEqual([[3, 30]]);
  for (const [total, released, remaining] of [
    [50, [], [[3, 30]]],
    [49, [[3, 1]], [[3, 31]]],
    [40, [[3, 10]], [[3, 40]]],
    [
      39,
      [
        [2, 1],
        [3, 10],
      ],
      [
        [2, 1],
        [3, 40],
      ],
    ],
    [
      19,
      [
        [1, 1],
        [2, 20],
        [3, 10],
      ],
      [
        [1, 1],
        [2, 20],
        [3, 40],
      ],
    ],
  ] as const) {
    const { wallet, entries } = capture(ofThree, total);
    expect(releasedIn(entries)).toEqual(released);
    expect(left(wallet)).toEqual(remaining);
    expect(wallet.lifetime.spent).toBe(total);
  }
});

it("releases points to a lot that another spend has taken from since", () => {
  const other = hold(held.wallet, 20, 20);
  const { wallet } = capture({ ...held, wallet: other.wallet }, 10);
  expect(left(wallet)).toEqual([[1, 50]]);
  expect(wallet.lifetime).toMatchObject({ granted: 80, spent: 30 });
});

it("leaves other holds unchanged", () => {
  const second = hold(held.wallet, 20, 30);
  const { wallet } = capture({ ...held, wallet: second.wallet }, 10);
  expect(wallet.holds.map(({ of }) => of)).toEqual([3]);
  expect(heldPoints(wallet)).toBe(20);
});

it("expires points that are released to an expired lot", () => {
  const edge = at("2029-02-28T23:59:59.999+08:00");
  const soon = at("2029-03-01T00:10:00+08:00");
  const two = grant(grant(emptyWallet, 20, february), 40);
  const taken = hold(two, 30, 60, edge);
  const lives = capture(taken, 25, soon);
  expect(lives.entries).toMatchObject([{ kind: "capture", at: soon, balanceAfter: 35 }]);
  expect(left(lives.wallet)).toEqual([[2, 35]]);
  const expires = capture(taken, 15, soon);
  expect(releasedIn(expires.entries)).toEqual([
    [1, 5],
    [2, 10],
  ]);
  expect(expires.entries).toMatchObject([
    { kind: "capture", at: soon, balanceAfter: 45 },
    { kind: "expiry", at: soon, allocations: [{ lotId: 1, points: 5 }], balanceAfter: 40 },
  ]);
  expect(left(expires.wallet)).toEqual([[2, 40]]);
  expect(expires.wallet.lifetime).toMatchObject({ granted: 60, spent: 15, expired: 5 });
});

it("releases points that can be spent until the last millisecond of their lot", () => {
  const taken = hold(grant(emptyWallet, 30, february), 30, 60, at("2029-02-28T23:55:00+08:00"));
  const last = at("2029-02-28T23:59:59.999+08:00");
  expect(spendable(capture(taken, 10, last).wallet, last)).toBe(20);
  const afterExpiry = at("2029-03-01T00:00:00.000+08:00");
  const { wallet, entries } = capture(taken, 10, afterExpiry);
  expect(entries.map(({ kind }) => kind)).toEqual(["capture", "expiry"]);
  expect(wallet.expiring).toEqual([]);
});

it("is refused from the end of the hold on, whatever the total", () => {
  const last = at("2026-03-30T15:14:59.999+08:00");
  const lapse = at("2026-03-30T15:15:00.000+08:00");
  expect(capture(held, 49, last).refusal).toBeUndefined();
  for (const total of [49, 70, 71]) {
    expect(capture(held, total, lapse).refusal).toEqual({ code: "hold-lapsed" });
  }
});

it("ends the hold: no other capture and no cancellation is accepted after it", () => {
  const ended = captured(held, 49);
  for (const total of [48, 49, 70, 71]) {
    expect(capture(ended, total)).toEqual({
      wallet: ended.wallet,
      entries: [],
      refusal: { code: "already-settled" },
    });
  }
  const cancel = { kind: "cancel", spend: ended.spend } as const;
  expect(run(ended.wallet, cancel, NOW, aliPoint).refusal).toEqual({ code: "already-settled" });
});

it("takes whole steps if points pay several fen, and the cash may be more than planned", () => {
  // 30 points pay 90 fen of 95: 5 in cash.
  const dear = hold(grant(emptyWallet, 80, NOW, tens), 30, 95, NOW, tens);
  const releasedAt = (total: number) => releasedIn(capture(dear, total, NOW, tens).entries);
  expect(releasedAt(90)).toEqual([]);
  // 20 points pay 60 fen of 89: 29 in cash.
  expect(releasedAt(89)).toEqual([[1, 10]]);
  expect(releasedAt(60)).toEqual([[1, 10]]);
  expect(releasedAt(59)).toEqual([[1, 20]]);
  expect(releasedAt(30)).toEqual([[1, 20]]);
});

it("refuses a total that takes no points, and the hold stays open", () => {
  const dear = hold(grant(emptyWallet, 80, NOW, tens), 30, 95, NOW, tens);
  for (const total of [29, 1]) {
    const { wallet, entries, refusal } = capture(dear, total, NOW, tens);
    expect(refusal).toEqual({ code: "exceeds-bill", most: 0 });
    expect(entries).toEqual([]);
    expect(wallet).toBe(dear.wallet);
    const pay = { kind: "payment", subject, points: points(30), total: fen(total) } as const;
    expect(run(dear.wallet, pay, NOW, tens).refusal).toEqual(refusal);
  }
});

it("expires released points of an expired lot under another programme", () => {
  const day = at("2027-02-10T23:58:00-03:00");
  const taken = hold(grant(emptyWallet, 30, february, tens), 30, 95, day, tens);
  const afterExpiry = at("2027-02-11T00:00:00-03:00");
  const { wallet, entries } = capture(taken, 45, afterExpiry, tens);
  expect(entries).toMatchObject([
    { kind: "capture", partial: { total: 45, released: [{ points: 20 }] } },
    { kind: "expiry", at: afterExpiry, allocations: [{ points: 20 }] },
  ]);
  expect(wallet.lifetime).toMatchObject({ spent: 10, expired: 20 });
});

/** Makes several refunds. */
function refunded({ wallet, spend }: Held, amounts: readonly number[], when = NOW) {
  const entries: Entry[] = [];
  let now = { wallet, spend };
  for (const amount of amounts) {
    const refund = { kind: "refund", spend: now.spend, fen: fen(amount) } as const;
    const outcome = run(now.wallet, refund, when, aliPoint);
    expect(outcome.refusal).toBeUndefined();
    now = { wallet: outcome.wallet, spend: outcome.entries.reduce(afterEntry, now.spend) };
    entries.push(...outcome.entries);
  }
  return { ...now, entries };
}

it("can be refunded up to the captured total, not up to the total of the spend", () => {
  const paid = captured(ofThree, 33);
  expect(maxRefund(paid.wallet, paid.spend, NOW, aliPoint)).toBe(33);
  const more = { kind: "refund", spend: paid.spend, fen: fen(34) } as const;
  expect(run(paid.wallet, more, NOW, aliPoint).refusal).toEqual({
    code: "refund-exceeds-capture",
    most: 33,
  });
  const { wallet, entries } = refunded(paid, [33]);
  expect(entries).toMatchObject([{ kind: "refund", fen: 33, points: 33, forfeited: [] }]);
  expect(wallet.lifetime).toMatchObject({ spent: 33, refunded: 33, granted: 113 });
});

it("gives back in any number of refunds exactly what was captured", () => {
  // 50 points of a total of 60, captured at 55: ten elevenths of it.
  const paid = captured(hold(grant(emptyWallet, 80), 50, 60), 55);
  const { spend, entries } = refunded(paid, [1, 10, 44]);
  expect(entries).toMatchObject([{ points: 0 }, { points: 10 }, { points: 40 }]);
  expect(spend).toMatchObject({ refundedFen: 55, refundedPoints: 50 });
  expect(maxRefund(paid.wallet, spend, NOW, aliPoint)).toBe(0);
});

it("refunds captured points last allocated first, and no released ones", () => {
  const afterExpiry = at("2029-03-01T00:00:00+08:00");
  const paid = captured(ofThree, 35);
  // 20 of lot 1, which has expired, and 15 of lot 2.
  const { entries } = refunded(paid, [14, 2, 19], afterExpiry);
  expect(
    entries.map((entry) => entry.kind === "refund" && [entry.points, lotsOf(entry.forfeited)]),
  ).toEqual([
    [14, []],
    [1, [[1, 1]]],
    [0, [[1, 19]]],
  ]);
});

it.each([
  // 50 points of 80 fen: 30 points are due for 49 fen, 31 for 50.
  [80, 20, 49],
  // 45 points of 45 fen.
  [45, 15, 30],
])(
  "of %i fen is limited to what was spent, after an unmatched refund of %i points",
  (total, returned, most) => {
    const { wallet, spend } = captured(hold(grant(emptyWallet, 80), 50, 100), total);
    const unmatched = { kind: "unmatched-refund", subject, points: points(returned) } as const;
    const after = run(wallet, unmatched, NOW, aliPoint).wallet;
    expect(maxRefund(after, spend, NOW, aliPoint)).toBe(most);
  },
);

it("fails on a partial capture of a redemption", () => {
  const redeem = {
    kind: "redemption",
    product: { subject, stock: 1 },
    price: { points: points(20), fen: fen(5) },
  } as const;
  const outcome = run(grant(emptyWallet, 80), redeem, NOW, aliPoint);
  const spend = spendOf(outcome.entries.at(-1) as SpendEntry & Entry);
  for (const total of [24, 25]) {
    expect(() => capture({ wallet: outcome.wallet, spend }, total)).toThrow(
      `a capture of ${total} fen for a redemption`,
    );
  }
});
