import { describe, expect, it } from "vitest";
import {
  dayOf,
  lastMonthBefore,
  monthOf,
  nextPeriod,
  periodOf,
  startOfDay,
  startOfMonth,
  type Instant,
} from "./calendar.ts";
import { decide, type RulesCommand } from "./decide.ts";
import { afterExchange, capLeft, maxExchange, type Partner } from "./obtain/exchange.ts";
import { rollOf, winOf } from "./spend/draw.ts";
import { expiryOf } from "./ledger/lot.ts";
import { fen, points, type Fen, type Points } from "./points.ts";
import { aliPoint } from "../catalog/alipoint.ts";
import { valueOf } from "./programme.ts";
import { maxRefund, spendOf } from "./spend/refund.ts";
import { expiringBy, noticeAt, soonUntil } from "./expiry/reminder.ts";
import type { LotId, Seq } from "./ledger/seq.ts";
import { settleDue } from "./expiry/settle-due.ts";
import { afterClaim, nextClaimAt, streakAt, type Task } from "./obtain/task.ts";
import { NOW } from "./testing/fixtures.ts";
import { afterWrongCard, noLock } from "./obtain/top-up.ts";
import { nextRedemptionAt } from "./ledger/redemptions.ts";
import { emptyWallet, spendable, spendingOrder } from "./ledger/wallet.ts";

const subject = { words: "bad" };
const wallet = decide(
  emptyWallet,
  { kind: "grant", points: points(1_000), subject },
  NOW,
  aliPoint,
).wallet;
const fresh = { balance: 10_000, given: { period: 0, points: points(0) } };
const daily: Task = { subject, reward: points(1), period: "day" };
const ask =
  (command: RulesCommand, at: number = NOW) =>
  () =>
    decide(wallet, command, at as typeof NOW, aliPoint);

const partner: Partner = {
  subject,
  rate: { theirs: 5, ours: 1 },
  cap: { points: points(5_000), per: "day" },
  creditDays: 0,
};
const exchange = (
  amount: number,
  changed: Partial<Partner> = {},
  balance = 10_000,
): RulesCommand => ({
  kind: "exchange",
  partner: { ...partner, ...changed },
  account: { balance, given: { period: 0, points: points(0) } },
  amount,
});

it.each([NaN, -1, 0.5, 2 ** 53])("fails on %s points in any command", (amount) => {
  const bad = amount as Points;
  expect(ask({ kind: "grant", points: bad, subject })).toThrow(`${amount}`);
  expect(ask({ kind: "donation", points: bad, subject })).toThrow(`${amount}`);
  expect(ask({ kind: "payment", points: bad, subject, total: fen(100) })).toThrow(`${amount}`);
  expect(() => valueOf(bad, { fenPerPoint: fen(2) })).toThrow(`points: ${amount}`);
});

it.each([NaN, -1, 0.5])("fails on %s fen", (amount) => {
  const bad = amount as Fen;
  const price = { points: points(20), fen: bad };
  const product = { subject, stock: 1 };
  expect(ask({ kind: "redemption", product, price })).toThrow(`${amount}`);
  expect(ask({ kind: "payment", points: points(1), subject, total: bad })).toThrow(`${amount}`);
});

it.each([
  ["an exchange of 0", exchange(0)],
  ["an exchange of 0.5", exchange(0.5)],
  ["a partner's balance of NaN", exchange(5, {}, NaN)],
  ["a partner's balance of -1", exchange(5, {}, -1)],
  ["-1 days until credited", exchange(5, { creditDays: -1 })],
  ["0.5 days until credited", exchange(5, { creditDays: 0.5 })],
  ["a rate of 0", exchange(5, { rate: { theirs: 0, ours: 1 } })],
  ["a rate of NaN", exchange(5, { rate: { theirs: NaN, ours: 1 } })],
  ["a rate to 0", exchange(5, { rate: { theirs: 5, ours: 0 } })],
  ["a rate to 1.5", exchange(5, { rate: { theirs: 5, ours: 1.5 } })],
  ["a rate to 0.5", exchange(5, { rate: { theirs: 5, ours: 0.5 } })],
])("fails on %s", (named, command) => {
  expect(ask(command)).toThrow(named);
});

it("refuses an exchange above the cap, even if its points are not a safe integer", () => {
  const most = Number.MAX_SAFE_INTEGER;
  const command = exchange(most, { rate: { theirs: 1, ours: 2 } }, most);
  expect(ask(command)()).toMatchObject({ refusal: { code: "cap-reached", most: 5_000 } });
});

it("refuses points above the order's total, even if their value is not a safe integer", () => {
  const dear = { ...aliPoint, fenPerPoint: fen(2) };
  const all = { kind: "payment", points: points(Number.MAX_SAFE_INTEGER), subject } as const;
  expect(decide(wallet, { ...all, total: fen(9) }, NOW, dear).refusal).toEqual({
    code: "exceeds-bill",
    most: 4,
  });
});

it.each([NaN, -1, 0.5])("fails on %s as the number of a draw", (number) => {
  expect(() => rollOf(() => new Uint8Array(32), new Uint8Array(32), "seed", number)).toThrow(
    `no draw: ${number}`,
  );
});

const payment = { kind: "payment", seq: 2, at: NOW, subject, balanceAfter: points(980) } as const;
const lots = [{ lotId: 1 as LotId, expiresAt: NOW, points: points(20) }];
const spend = spendOf({ ...payment, seq: payment.seq as Seq, allocations: lots, total: fen(20) });

it.each([NaN, -1, 0, 0.5, 2 ** 53])("fails on a refund of %s, whatever was spent", (amount) => {
  expect(ask({ kind: "refund", spend, fen: amount as Fen })).toThrow(`${amount}`);
  expect(ask({ kind: "unmatched-refund", points: amount as Points, subject })).toThrow(`${amount}`);
});

it.each([NaN, -1, 0, 0.5, 2 ** 53])(
  "fails on a capture of %s fen, even after the hold has ended",
  (total) => {
    const held = { ...spend, state: "held" } as const;
    for (const each of [held, spend]) {
      expect(ask({ kind: "capture", spend: each, total: total as Fen })).toThrow(
        `a capture of ${total} fen`,
      );
    }
  },
);

it.each([NaN, -50_000, 0.5, 2 ** 53])("fails on a purchase of %s fen", (total) => {
  expect(ask({ kind: "purchase", subject, total: total as Fen, share: 20 })).toThrow(`${total}`);
});

it.each([NaN, -1, 1_001, 0.5])("fails on a share of %s", (share) => {
  expect(ask({ kind: "purchase", subject, total: fen(5_000), share })).toThrow(`${share}`);
});

it.each([NaN, -1, 0.5, 1_000_000])(
  "fails on a roll of %s, even if the balance is too low",
  (roll) => {
    const draw = { kind: "draw", subject, roll, stock: {} } as const;
    expect(ask(draw)).toThrow(`${roll}`);
    expect(() => decide(emptyWallet, draw, NOW, aliPoint)).toThrow(`${roll}`);
  },
);

it.each([NaN, 0, -7, 1.5, 2 ** 53])("fails on a streak of %s", (length) => {
  const streak = { length, reward: points(50) };
  const task: Task = { subject, reward: points(1), period: "day", streak };
  expect(ask({ kind: "task", task, progress: undefined, evidenceAt: NOW })).toThrow(
    `a streak of ${length}`,
  );
});

it.each([NaN, -1, 0.5])("fails on %s as the end of a card or of a lock", (bad) => {
  const until = bad as typeof NOW;
  const card = { subject, password: "A", points: points(5), acceptedUntil: until, used: false };
  expect(ask({ kind: "top-up", card, password: "A", lock: noLock })).toThrow(`${bad}`);
  const lock = { failures: 0, until };
  expect(ask({ kind: "top-up", card: undefined, password: "A", lock })).toThrow(`${bad}`);
});

it.each([NaN, -1, 0.5])("fails on %s failures", (failures) => {
  expect(() => afterWrongCard({ failures, until: NOW }, NOW, aliPoint)).toThrow(
    `${failures} failures`,
  );
});

it.each([NaN, -1, 0.5, 2 ** 53])("fails on a stock of %s of a prize", (left) => {
  expect(() => winOf({ roll: 0, stock: { "yuan-1000": left } }, aliPoint)).toThrow(
    `a stock of ${left}`,
  );
});

it.each([NaN, -1, 0.5, 2 ** 53])("fails on a clawback of a grant of %s points", (amount) => {
  const expiresAt = expiryOf(NOW, aliPoint);
  const grant = { lotId: 1 as LotId, subject, expiresAt, clawedBack: false };
  const taken = { ...grant, points: amount as Points };
  expect(ask({ kind: "reversal", of: 9 as Seq, grant: taken })).toThrow(`points: ${amount}`);
});

it.each([NaN, -1, 0.5, 2 ** 53])("fails on %s as the period of a task or of a cap", (period) => {
  const account = { balance: 100, given: { period, points: points(0) } };
  const done = { period, inARow: 1 };
  for (const call of [
    () => capLeft(partner, account, NOW, aliPoint),
    () => maxExchange(partner, account, NOW, aliPoint),
    ask({ kind: "exchange", partner, account, amount: 5 }),
    ask({ kind: "task", task: daily, progress: done, evidenceAt: NOW }),
    () => nextClaimAt({ task: daily, progress: done }, NOW, aliPoint),
    () => afterClaim({ kind: "task", task: daily, progress: done, evidenceAt: NOW }, NOW, aliPoint),
    () => streakAt({ task: daily, progress: done }, NOW, aliPoint),
  ]) {
    expect(call).toThrow(`no period: ${period}`);
  }
});

it.each([NaN, -1, 0, 0.5, 2 ** 53])("fails on %s periods in a row", (inARow) => {
  expect(() => streakAt({ task: daily, progress: { period: 1, inARow } }, NOW, aliPoint)).toThrow(
    `${inARow} periods in a row`,
  );
});

it.each([NaN, -1, 0.5, 2 ** 53])("fails on a partner's balance or rate of %s", (bad) => {
  const account = { balance: bad, given: { period: 0, points: points(0) } };
  const odd = { ...partner, rate: { theirs: bad, ours: 1 } };
  expect(() => maxExchange(partner, account, NOW, aliPoint)).toThrow(
    `a partner's balance of ${bad}`,
  );
  expect(() => maxExchange(odd, fresh, NOW, aliPoint)).toThrow(`a rate of ${bad}`);
  const amount = { kind: "exchange", partner, account: fresh, amount: bad } as const;
  expect(() => afterExchange(amount, NOW, aliPoint)).toThrow(`an exchange of ${bad}`);
});

/** Each function that other layers call with an instant. */
const atAnInstant: Readonly<Record<string, (at: Instant) => unknown>> = {
  decide: (at) => decide(wallet, { kind: "grant", points: points(1), subject }, at, aliPoint),
  settle: (at) => settleDue(wallet, at, aliPoint),
  spendable: (at) => spendable(wallet, at),
  spendingOrder: (at) => [...spendingOrder(wallet, at)],
  nextRedemptionAt: (at) => nextRedemptionAt(wallet, "cup", at, aliPoint),
  expiryOf: (at) => expiryOf(at, aliPoint),
  "expiryOf, to the day": (at) =>
    expiryOf(at, { ...aliPoint, validity: { months: 12, to: "end-of-day" } }),
  soonUntil: (at) => soonUntil(at, aliPoint),
  expiringBy: (at) => expiringBy(wallet.expiring, at),
  noticeAt: (at) => noticeAt(at, aliPoint),
  refundable: (at) => maxRefund(wallet, spend, at, aliPoint),
  mostOf: (at) => maxExchange(partner, fresh, at, aliPoint),
  capLeft: (at) => capLeft(partner, fresh, at, aliPoint),
  afterExchange: (at) =>
    afterExchange({ kind: "exchange", partner, account: fresh, amount: 5 }, at, aliPoint),
  afterClaim: (at) =>
    afterClaim({ kind: "task", task: daily, progress: undefined, evidenceAt: NOW }, at, aliPoint),
  "evidence of a task": (at) =>
    decide(
      wallet,
      { kind: "task", task: daily, progress: undefined, evidenceAt: at },
      NOW,
      aliPoint,
    ),
  nextClaimAt: (at) => nextClaimAt({ task: daily, progress: undefined }, at, aliPoint),
  streakAt: (at) => streakAt({ task: daily, progress: { period: 1, inARow: 1 } }, at, aliPoint),
  afterWrongCard: (at) => afterWrongCard({ failures: 4, until: NOW }, at, aliPoint),
  lastMonthBefore: (at) => lastMonthBefore(at, aliPoint),
  dayOf: (at) => dayOf(at, aliPoint),
  monthOf: (at) => monthOf(at, aliPoint),
  periodOf: (at) => periodOf(at, "day", aliPoint),
  nextPeriod: (at) => nextPeriod(at, "month", aliPoint),
};

describe.each(Object.entries(atAnInstant))("%s", (_name, call) => {
  it.each([NaN, -1, 0.5, Infinity, 2 ** 53, Date.UTC(10_000, 0)])("fails on %s", (bad) => {
    expect(() => call(bad as Instant)).toThrow(`not an instant from 1970 to 9999: ${bad}`);
  });

  it("accepts an instant", () => {
    expect(() => call(NOW)).not.toThrow();
  });
});

it.each([NaN, Infinity])("fails on a month or day count of %s", (count) => {
  const [month, day] = [monthOf(NOW, aliPoint), dayOf(NOW, aliPoint)];
  expect(() => startOfMonth(month, count, aliPoint)).toThrow("not an instant");
  expect(() => startOfDay(day, count, aliPoint)).toThrow("not an instant");
});
