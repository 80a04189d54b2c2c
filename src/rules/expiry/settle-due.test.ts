import { expect, it } from "vitest";
import { instant, type Instant } from "../calendar.ts";
import { decide, type RulesCommand } from "../decide.ts";
import { fen, points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { nextDueAt, settleDue } from "./settle-due.ts";
import { at, NOW } from "../testing/fixtures.ts";
import { emptyWallet, spendable, type Wallet } from "../ledger/wallet.ts";

const guide = at("2016-05-20T12:00:00+08:00");
const end = at("2019-06-01T00:00:00.000+08:00");
const late = at("2024-02-29T10:00:00+08:00");

const run = (wallet: Wallet, command: RulesCommand, when: Instant) =>
  decide(wallet, command, when, aliPoint).wallet;
const grant = (wallet: Wallet, amount: number, words: string, when: Instant) =>
  run(wallet, { kind: "grant", subject: { words }, points: points(amount) }, when);
const pay = (wallet: Wallet, amount: number, when: Instant, cash = 0) =>
  run(
    wallet,
    {
      kind: "payment",
      subject: { words: "bill" },
      points: points(amount),
      total: fen(amount + cash),
    },
    when,
  );
/** An exchange whose points are credited after some days. */
const exchange = (wallet: Wallet, amount: number, creditDays: number, when: Instant) =>
  run(
    wallet,
    {
      kind: "exchange",
      partner: {
        subject: { words: "bank" },
        rate: { theirs: 1, ours: 1 },
        cap: { points: points(1_000), per: "day" },
        creditDays,
      },
      account: { balance: 1_000, given: { period: 0, points: points(0) } },
      amount,
    },
    when,
  );

const wallet = grant(
  grant(pay(grant(emptyWallet, 73, "first", guide), 43, guide), 7, "second", guide),
  11,
  "third",
  at("2016-06-20T12:00:00+08:00"),
);

it("settles nothing until the last millisecond", () => {
  const before = settleDue(wallet, at("2019-05-31T23:59:59.999+08:00"), aliPoint);
  expect(before.wallet).toBe(wallet);
  expect(before.entries).toEqual([]);
  expect(spendable(wallet, instant(end - 1))).toBe(48);
});

it("appends one expiry for each lot, and keeps the lots of the next month", () => {
  const settled = settleDue(wallet, end, aliPoint);
  expect(settled.entries).toEqual([
    {
      kind: "expiry",
      subject: { words: "first" },
      allocations: [{ lotId: 1, expiresAt: end, points: 30 }],
      seq: 5,
      at: end,
      balanceAfter: 18,
    },
    {
      kind: "expiry",
      subject: { words: "second" },
      allocations: [{ lotId: 3, expiresAt: end, points: 7 }],
      seq: 6,
      at: end,
      balanceAfter: 11,
    },
  ]);
  expect(settled.wallet.expiring).toMatchObject([{ points: 11 }]);
  expect(settled.wallet.lifetime.expired).toBe(37);
});

it("records each expiry at the time when it was due, however late it is settled", () => {
  const { entries } = settleDue(wallet, late, aliPoint);
  expect(entries.map((entry) => entry.at)).toEqual([end, end, at("2019-07-01T00:00:00+08:00")]);
});

it("writes the same ledger, however often it is settled", () => {
  const first = settleDue(wallet, end, aliPoint);
  const second = settleDue(first.wallet, late, aliPoint);
  const once = settleDue(wallet, late, aliPoint);
  expect([...first.entries, ...second.entries]).toEqual(once.entries);
  expect(second.wallet).toEqual(once.wallet);
});

it("expires lots at the end of the last day under another programme", () => {
  const oneYear = { ...aliPoint, validity: { months: 12, to: "end-of-day" } } as const;
  const command = { kind: "grant", subject: { words: "year" }, points: points(30) } as const;
  const own = decide(emptyWallet, command, guide, oneYear).wallet;
  const due = at("2017-05-21T00:00:00.000+08:00");
  expect(settleDue(own, instant(due - 1), oneYear).entries).toEqual([]);
  expect(settleDue(own, due, aliPoint).entries).toMatchObject([{ kind: "expiry", at: due }]);
});

it("appends due entries of all kinds in order of time", () => {
  const eve = at("2019-05-31T09:00:00+08:00");
  const held = pay(wallet, 20, eve, 1);
  const open = exchange(exchange(held, 3, 2, eve), 4, 1, eve);
  expect(settleDue(open, late, aliPoint).entries).toMatchObject([
    { kind: "release", cause: "lapsed", at: at("2019-05-31T09:15:00+08:00"), points: 20 },
    { kind: "expiry", at: end },
    { kind: "expiry", at: end },
    { kind: "grant", source: "exchange", at: at("2019-06-01T09:00:00+08:00"), points: 4 },
    { kind: "grant", source: "exchange", at: at("2019-06-02T09:00:00+08:00"), points: 3 },
    { kind: "expiry", at: at("2019-07-01T00:00:00+08:00") },
    { kind: "expiry", at: at("2022-07-01T00:00:00+08:00") },
    { kind: "expiry", at: at("2022-07-01T00:00:00+08:00") },
  ]);
});

it("at one instant, lapses holds, then expires lots, then credits pending points", () => {
  const quarter = at("2019-05-31T23:45:00.000+08:00");
  const day = at("2019-05-31T00:00:00.000+08:00");
  const open = pay(exchange(wallet, 3, 1, day), 20, quarter, 1);
  const { entries } = settleDue(open, end, aliPoint);
  expect(entries).toMatchObject([
    { kind: "release", at: end },
    { kind: "expiry", at: end, allocations: [{ points: 30 }] },
    { kind: "expiry", at: end, allocations: [{ points: 7 }] },
    { kind: "grant", at: end, points: 3, expiresAt: at("2022-07-01T00:00:00+08:00") },
  ]);
});

it("lapses holds and credits pending points in the order in which they were made", () => {
  const held = pay(pay(wallet, 5, guide, 1), 6, guide, 1);
  const open = exchange(exchange(held, 3, 1, guide), 4, 1, guide);
  const { entries } = settleDue(open, at("2016-07-01T00:00:00+08:00"), aliPoint);
  expect(entries).toMatchObject([
    { kind: "release", points: 5 },
    { kind: "release", points: 6 },
    { kind: "grant", points: 3 },
    { kind: "grant", points: 4 },
  ]);
});

it("knows the next instant at which entries are due", () => {
  expect(nextDueAt(emptyWallet)).toBeUndefined();
  expect(nextDueAt(wallet)).toBe(end);
  const due = exchange(emptyWallet, 3, 1, NOW);
  expect(nextDueAt(due)).toBe(NOW + 86_400_000);
  const both = exchange(exchange(emptyWallet, 3, 2, NOW), 3, 1, NOW);
  expect(nextDueAt(both)).toBe(NOW + 86_400_000);
  const held = pay(grant(emptyWallet, 30, "lot", NOW), 20, NOW, 1);
  expect(nextDueAt(held)).toBe(NOW + 900_000);
});

it("ignores points that need a confirmation", () => {
  const bought = run(
    emptyWallet,
    { kind: "purchase", subject: { words: "hotel" }, total: fen(1_000), share: 50 },
    NOW,
  );
  expect(nextDueAt(bought)).toBeUndefined();
});
