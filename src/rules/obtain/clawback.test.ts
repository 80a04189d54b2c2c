import { expect, it } from "vitest";
import { payDebts } from "../ledger/debts.ts";
import { decide, type RulesCommand, type Outcome } from "../decide.ts";
import type { GrantEntry } from "../ledger/entry.ts";
import { fen, points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { spendOf } from "../spend/refund.ts";
import type { LotId, Seq } from "../ledger/seq.ts";
import { at, NOW } from "../testing/fixtures.ts";
import { replay } from "../ledger/fold.ts";
import { emptyWallet, spendable, spendingOrder, type Wallet } from "../ledger/wallet.ts";

const subject = { words: "A purchase" };
const early = at("2026-01-10T12:00:00+08:00");
const middle = at("2026-02-10T12:00:00+08:00");

const run = (wallet: Wallet, command: RulesCommand, when = NOW): Outcome =>
  decide(wallet, command, when, aliPoint);
const grant = (wallet: Wallet, amount: number, when = NOW) =>
  run(wallet, { kind: "grant", subject, points: points(amount) }, when).wallet;
const give = (wallet: Wallet, amount: number) =>
  run(wallet, { kind: "donation", subject, points: points(amount) }).wallet;
const pay = (wallet: Wallet, amount: number, total: number) =>
  run(wallet, { kind: "payment", subject, points: points(amount), total: fen(total) });

/** Claws cancelled the grant of an entry. */
function clawBack(wallet: Wallet, lotId: number, amount: number, when = NOW, since = NOW): Outcome {
  const { expiresAt } = run(
    emptyWallet,
    { kind: "grant", subject, points: points(1) },
    since,
  ).entries.at(-1) as GrantEntry;
  const taken = { lotId: lotId as LotId, subject, points: points(amount), expiresAt };
  return run(
    wallet,
    { kind: "reversal", of: 999 as Seq, grant: { ...taken, clawedBack: false } },
    when,
  );
}
const left = (wallet: Wallet) =>
  Array.from(spendingOrder(wallet, wallet.at), ({ id, remaining }) => [id, remaining]);
const taken = ({ entries }: Outcome) =>
  entries.map((entry) =>
    "allocations" in entry
      ? entry.allocations.map(({ lotId, points: taken }) => [lotId, taken])
      : [],
  );

it("takes the grant's own lot first, even if others expire earlier", () => {
  const wallet = grant(grant(emptyWallet, 50, early), 30);
  const outcome = clawBack(wallet, 2, 30);
  expect(outcome.entries).toMatchObject([
    {
      kind: "clawback",
      subject,
      of: 2,
      allocations: [{ lotId: 2, points: 30 }],
      owed: 0,
      balanceAfter: 50,
    },
  ]);
  expect(left(outcome.wallet)).toEqual([[1, 50]]);
  expect(outcome.wallet.lifetime.clawedBack).toBe(30);
});

it("takes the rest of the lot, then others in spending order, up to what was granted", () => {
  const three = grant(grant(grant(emptyWallet, 30, early), 20, middle), 20);
  const outcome = clawBack(give(three, 25), 1, 30, NOW, early);
  expect(taken(outcome)).toEqual([
    [
      [1, 5],
      [2, 20],
      [3, 5],
    ],
  ]);
  expect(outcome.entries).toMatchObject([{ owed: 0 }]);
  expect(left(outcome.wallet)).toEqual([[3, 15]]);
});

it("takes the last point of its own lot before any other", () => {
  const outcome = clawBack(give(grant(grant(emptyWallet, 30, early), 20), 29), 1, 30, NOW, early);
  expect(taken(outcome)).toEqual([
    [
      [1, 1],
      [2, 20],
    ],
  ]);
  expect(outcome.entries).toMatchObject([{ owed: 9, balanceAfter: 0 }]);
});

it("takes the last point and owes nothing, or owes the one point that is missing", () => {
  const wallet = grant(grant(emptyWallet, 30, early), 20);
  const exact = clawBack(give(wallet, 20), 1, 30, NOW, early);
  expect(exact.wallet.owed).toEqual([]);
  expect(spendable(exact.wallet, NOW)).toBe(0);
  const short = clawBack(give(wallet, 21), 1, 30, NOW, early);
  expect(short.entries).toMatchObject([{ owed: 1, balanceAfter: 0 }]);
  expect(short.wallet.owed).toEqual([{ of: 1, subject, points: 1 }]);
});

it("takes a lot from the middle of those that expire together, and keeps their order", () => {
  const three = grant(grant(grant(emptyWallet, 10), 20), 30);
  const { wallet } = clawBack(three, 2, 20);
  expect(left(wallet)).toEqual([
    [1, 10],
    [3, 30],
  ]);
  expect(left(give(wallet, 15))).toEqual([[3, 25]]);
});

it("takes the rest of a partly spent lot, then lots before and after it", () => {
  const three = grant(grant(grant(emptyWallet, 10), 20), 30);
  const outcome = clawBack(give(three, 25), 2, 20);
  expect(taken(outcome)).toEqual([
    [
      [2, 5],
      [3, 15],
    ],
  ]);
  expect(left(outcome.wallet)).toEqual([[3, 15]]);
});

it("takes from its own lot until its last millisecond, and from others at its expiry", () => {
  const since = at("2023-03-01T00:00:00+08:00");
  const wallet = grant(grant(emptyWallet, 30, since), 50);
  const last = clawBack(wallet, 1, 30, at("2026-03-31T23:59:59.999+08:00"), since);
  expect(taken(last)).toEqual([[[1, 30]]]);
  const expired = clawBack(wallet, 1, 30, at("2026-04-01T00:00:00.000+08:00"), since);
  expect(taken(expired)).toEqual([[[1, 30]], [[2, 30]]]);
  expect(expired.entries).toMatchObject([{ kind: "expiry" }, { kind: "clawback", of: 1, owed: 0 }]);
});

it("ignores the minimum balance", () => {
  const { entries, refusal } = clawBack(grant(emptyWallet, 9), 1, 9);
  expect(refusal).toBeUndefined();
  expect(entries).toMatchObject([{ balanceAfter: 0 }]);
});

it("takes no held points, and released points pay no debt", () => {
  const held = pay(grant(emptyWallet, 30), 20, 100);
  const { wallet } = clawBack(held.wallet, 1, 30);
  expect(wallet.owed).toMatchObject([{ of: 1, points: 20 }]);
  const cancelled = run(wallet, { kind: "cancel", spend: spendOf(held.entries.at(-1) as never) });
  expect(left(cancelled.wallet)).toEqual([[1, 20]]);
  expect(cancelled.wallet.owed).toMatchObject([{ of: 1, points: 20 }]);
});

it("takes points that were released", () => {
  const held = pay(grant(grant(emptyWallet, 30), 50), 40, 100);
  const cancelled = run(held.wallet, {
    kind: "cancel",
    spend: spendOf(held.entries.at(-1) as never),
  });
  const { wallet } = clawBack(cancelled.wallet, 1, 30);
  expect(left(wallet)).toEqual([[2, 50]]);
});

it("is paid in part by a smaller grant, and in full by an equal or larger one", () => {
  const { wallet } = clawBack(give(grant(emptyWallet, 30), 30), 1, 30);
  const grantTo = (amount: number) =>
    run(wallet, { kind: "grant", subject, points: points(amount) });
  const small = grantTo(29);
  expect(small.entries).toMatchObject([
    { kind: "grant", balanceAfter: 29 },
    {
      kind: "clawback",
      of: 1,
      subject,
      allocations: [{ lotId: 4, points: 29 }],
      owed: -29,
      balanceAfter: 0,
    },
  ]);
  expect(small.wallet.owed).toEqual([{ of: 1, subject, points: 1 }]);
  expect(grantTo(30).wallet.owed).toEqual([]);
  expect(spendable(grantTo(30).wallet, NOW)).toBe(0);
  expect(grantTo(31).wallet.owed).toEqual([]);
  expect(left(grantTo(31).wallet)).toEqual([[4, 1]]);
  expect(grantTo(31).wallet.lifetime).toMatchObject({ granted: 61, spent: 30, clawedBack: 30 });
});

it("is paid from the new lot, even if others expire earlier", () => {
  const { wallet } = clawBack(give(grant(emptyWallet, 30, early), 30), 1, 30, NOW, early);
  const held = grant(wallet, 40);
  expect(left(held)).toEqual([[4, 10]]);
});

it("pays several debts oldest first, as far as the grant suffices", () => {
  const spent = give(grant(grant(emptyWallet, 30), 20), 50);
  const owing = clawBack(clawBack(spent, 2, 20).wallet, 1, 30).wallet;
  expect(owing.owed).toMatchObject([
    { of: 2, points: 20 },
    { of: 1, points: 30 },
  ]);
  const pays = (amount: number) =>
    run(owing, { kind: "grant", subject, points: points(amount) }).entries.slice(1);
  expect(pays(20)).toMatchObject([{ of: 2, owed: -20 }]);
  expect(pays(21)).toMatchObject([
    { of: 2, owed: -20 },
    { of: 1, owed: -1 },
  ]);
  expect(pays(50)).toMatchObject([
    { of: 2, owed: -20 },
    { of: 1, owed: -30, balanceAfter: 0 },
  ]);
  expect(pays(60).at(-1)).toMatchObject({ of: 1, owed: -30, balanceAfter: 10 });
  expect(grant(owing, 21).owed).toMatchObject([{ of: 1, points: 29 }]);
});

it("is paid by a refund, a task, a streak, a prize and any other grant", () => {
  const paid = pay(grant(emptyWallet, 60), 30, 30);
  const { wallet } = clawBack(give(paid.wallet, 30), 1, 60);
  const spend = spendOf(paid.entries.at(-1) as never);
  const refunded = run(wallet, { kind: "refund", spend, fen: fen(30) });
  expect(refunded.entries).toMatchObject([
    { kind: "refund", points: 30 },
    { kind: "clawback", of: 1, owed: -30, balanceAfter: 0 },
  ]);
  const streak = { length: 1, reward: points(20) };
  const task = { subject, reward: points(5), period: "day", streak } as const;
  const claim = { kind: "task", task, progress: undefined, evidenceAt: NOW } as const;
  expect(run(refunded.wallet, claim).entries).toMatchObject([
    { kind: "grant", points: 5 },
    { kind: "clawback", owed: -5 },
    { kind: "grant", points: 20 },
    { kind: "clawback", owed: -20, balanceAfter: 0 },
  ]);
});

it("is not paid by a refund of no points", () => {
  const paid = pay(grant(emptyWallet, 60), 30, 100);
  const spend = { ...spendOf(paid.entries.at(-1) as never), state: "captured" } as const;
  const captured = run(paid.wallet, { kind: "capture", spend });
  const { wallet } = clawBack(give(captured.wallet, 30), 1, 60);
  const refunded = run(wallet, { kind: "refund", spend, fen: fen(3) });
  expect(refunded.entries).toMatchObject([{ kind: "refund", points: 0, fen: 3 }]);
});

it("is paid by pending points at the time of their credit", () => {
  const partner = {
    subject,
    rate: { theirs: 1, ours: 1 },
    cap: { points: points(100), per: "day" },
    creditDays: 1,
  } as const;
  const account = { balance: 50, given: { period: 0, points: points(0) } };
  const { wallet } = clawBack(give(grant(emptyWallet, 30), 30), 1, 30);
  const exchanged = run(wallet, { kind: "exchange", partner, account, amount: 50 });
  const due = at("2026-03-31T15:00:00+08:00");
  const later = run(
    exchanged.wallet,
    { kind: "grant", subject, points: points(1) },
    at("2026-04-20T00:00:00+08:00"),
  );
  expect(later.entries).toMatchObject([
    { kind: "grant", source: "exchange", at: due },
    { kind: "clawback", at: due, owed: -30, balanceAfter: 20 },
    { kind: "grant", points: 1 },
  ]);
});

it("writes a ledger whose replay has the same debts", () => {
  const owing = clawBack(give(grant(emptyWallet, 30), 30), 1, 30);
  const entries = [
    ...run(emptyWallet, { kind: "grant", subject, points: points(30) }).entries,
    ...run(grant(emptyWallet, 30), { kind: "donation", subject, points: points(30) }).entries,
    ...owing.entries,
    ...run(owing.wallet, { kind: "grant", subject, points: points(5) }).entries,
  ];
  expect(replay(entries, aliPoint)).toEqual(grant(owing.wallet, 5));
});

it("takes nothing from a new lot without debts, or from a lot of no points", () => {
  const lot = { seq: 7 as LotId, at: NOW, expiresAt: NOW, subject, points: points(5) };
  const debt = { of: 1 as Seq, subject, points: points(5) };
  expect(payDebts([], lot)).toEqual([]);
  expect(payDebts([debt], { ...lot, points: points(0) })).toEqual([]);
  const allocations = [{ lotId: 7, expiresAt: NOW, points: 5 }];
  expect(payDebts([debt], lot)).toEqual([
    { kind: "clawback", subject, of: 1, allocations, owed: -5 },
  ]);
});

it("is refused a second time", () => {
  const wallet = grant(emptyWallet, 30);
  const taken = { lotId: 1 as LotId, subject, points: points(30), expiresAt: NOW };
  const again = { kind: "reversal", of: 9 as Seq, grant: { ...taken, clawedBack: true } } as const;
  expect(run(wallet, again)).toEqual({
    wallet,
    entries: [],
    refusal: { code: "already-settled" },
  });
});
