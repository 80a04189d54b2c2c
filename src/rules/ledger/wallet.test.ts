import { expect, it } from "vitest";
import type { Allocation } from "./allocation.ts";
import { dayOf, instant, type Day } from "../calendar.ts";
import { decide, type RulesCommand } from "../decide.ts";
import type { Entry, NewEntry } from "./entry.ts";
import { balanceChange } from "./entry.ts";
import { appendEntry, replay } from "./fold.ts";
import { fen, points } from "../points.ts";
import { redemptionsOn } from "./redemptions.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import type { LotId, Seq } from "./seq.ts";
import { at, NOW, expiryOfNow, lastInstantBeforeExpiry } from "../testing/fixtures.ts";
import { emptyWallet, heldPoints, spendable, spendingOrder, type Wallet } from "./wallet.ts";

const subject = { words: "x" };
const expiresAt = expiryOfNow;
const allocation = (lotId: number, amount: number) => ({
  lotId: lotId as LotId,
  expiresAt,
  points: points(amount),
});
const granted: NewEntry = {
  kind: "grant",
  source: "import",
  subject,
  points: points(30),
  expiresAt,
};
const entry = (seq: number, newEntry: NewEntry, when = NOW): Entry => ({
  ...newEntry,
  seq: seq as Seq,
  at: when,
  balanceAfter: points(0),
});
const run = (wallet: Wallet, command: RulesCommand, when = NOW) =>
  decide(wallet, command, when, aliPoint);
const grant = (wallet: Wallet, amount: number, when = NOW) =>
  run(wallet, { kind: "grant", subject, points: points(amount) }, when).wallet;
const hold = (wallet: Wallet, amount: number) =>
  run(wallet, { kind: "payment", subject, points: points(amount), total: fen(amount + 1) }).wallet;

it("is empty before its first entry", () => {
  expect(replay([], aliPoint)).toEqual(emptyWallet);
  expect(spendable(emptyWallet, NOW)).toBe(0);
  expect(heldPoints(emptyWallet)).toBe(0);
  expect(Array.from(spendingOrder(emptyWallet, NOW))).toEqual([]);
});

it("numbers entries from 1, and records the balance after each", () => {
  const first = appendEntry(emptyWallet, { ...granted }, NOW, aliPoint);
  expect(first.entry).toEqual({ ...granted, seq: 1, at: NOW, balanceAfter: 30 });
  expect(first.wallet).toMatchObject({ seq: 1, at: NOW });
  const donation: NewEntry = {
    kind: "donation",
    subject,
    allocations: [allocation(1, 12)],
    total: fen(12),
  };
  expect(appendEntry(first.wallet, donation, NOW, aliPoint).entry).toMatchObject({
    seq: 2,
    balanceAfter: 18,
  });
});

it("counts the points of lots that have not expired, and held points separately", () => {
  const wallet = grant(hold(grant(emptyWallet, 30), 20), 5);
  expect(spendable(wallet, NOW)).toBe(15);
  expect(heldPoints(wallet)).toBe(20);
  expect(heldPoints(hold(wallet, 10))).toBe(30);
  expect(spendable(wallet, lastInstantBeforeExpiry)).toBe(15);
  expect(spendable(wallet, expiresAt)).toBe(0);
  expect(Array.from(spendingOrder(wallet, lastInstantBeforeExpiry))).toHaveLength(2);
  expect(Array.from(spendingOrder(wallet, expiresAt))).toEqual([]);
});

it("counts the redemptions of one day only", () => {
  const redeemed = run(grant(emptyWallet, 30), {
    kind: "redemption",
    product: { subject, stock: 1 },
    price: { points: points(10), fen: fen(0) },
  }).wallet;
  const today = dayOf(NOW, aliPoint);
  expect(redemptionsOn(redeemed, today)).toEqual({ day: today, count: 1, products: [] });
  for (const day of [today + 1, today - 1] as Day[]) {
    expect(redemptionsOn(redeemed, day)).toEqual({ day, count: 0, products: [] });
  }
});

it("fails on an entry that is out of order", () => {
  expect(() => replay([entry(2, granted)], aliPoint)).toThrow("entry 2 after 0");
  expect(() => replay([entry(1, granted), entry(1, granted)], aliPoint)).toThrow("entry 1 after 1");
  expect(() => replay([entry(1, granted), entry(3, granted)], aliPoint)).toThrow("entry 3 after 1");
});

it("accepts an entry at the time of the one before, and fails on an earlier one", () => {
  const early = at("2026-03-30T14:59:59.999+08:00");
  expect(replay([entry(1, granted), entry(2, granted)], aliPoint).seq).toBe(2);
  expect(() => replay([entry(1, granted), entry(2, granted, early)], aliPoint)).toThrow(
    "entry 2 is earlier than the one before",
  );
  expect(() => replay([entry(1, granted, NaN as typeof NOW)], aliPoint)).toThrow(
    "entry 1 is earlier than the one before",
  );
});

it.each<[string, NewEntry, string]>([
  [
    "a lot that is not next",
    { kind: "donation", subject, allocations: [allocation(7, 5)], total: fen(5) },
    "lot 1 is next, not 7",
  ],
  [
    "more than a lot has",
    { kind: "donation", subject, allocations: [allocation(1, 31)], total: fen(31) },
    "lot 1 has no 31 points left",
  ],
  [
    "more than an expired lot had",
    { kind: "expiry", subject, allocations: [allocation(1, 31)] },
    "lot 1 has no 31 points left",
  ],
  [
    "a grant of points that are not pending",
    { ...granted, of: 1 as Seq },
    "entry 1 is not pending",
  ],
  [
    "a cancellation of points that are not pending",
    { kind: "cancellation", subject, of: 1 as Seq },
    "entry 1 is not pending",
  ],
  ["a hold that is not open", { kind: "capture", subject, of: 1 as Seq }, "no open hold 1"],
  [
    "a partial capture of a hold that is not open",
    { kind: "capture", subject, of: 1 as Seq, partial: { total: fen(1), released: [] } },
    "no open hold 1",
  ],
  [
    "a release of no hold",
    { kind: "release", cause: "lapsed", subject, of: 1 as Seq, points: points(5) },
    "no open hold 1",
  ],
  [
    "a payment of no debt",
    { kind: "clawback", subject, of: 9 as Seq, allocations: [allocation(1, 5)], owed: -5 },
    "nothing is owed of 9",
  ],
  [
    "a clawback of more than there is",
    { kind: "clawback", subject, of: 1 as Seq, allocations: [allocation(1, 31)], owed: 0 },
    "lot 1 has no 31 points left",
  ],
])("fails on a ledger with %s", (_, newEntry, message) => {
  expect(() => replay([entry(1, granted), entry(2, newEntry)], aliPoint)).toThrow(message);
});

it.each([
  ["more than was taken from a lot", [allocation(1, 21)]],
  ["points of a lot that was not held", [allocation(1, 5), allocation(9, 1)]],
  ["points of one lot twice", [allocation(1, 5), allocation(1, 5)]],
])("fails on a ledger whose partial capture releases %s", (_, released) => {
  const held: NewEntry = {
    kind: "payment",
    subject,
    allocations: [allocation(1, 20)],
    total: fen(25),
    heldUntil: instant(NOW + 1),
  };
  const partialCapture = (released: Allocation[]): NewEntry => ({
    kind: "capture",
    subject,
    of: 2 as Seq,
    partial: { total: fen(9), released },
  });
  const ledger = [entry(1, granted), entry(2, held)];
  expect(replay([...ledger, entry(3, partialCapture([allocation(1, 20)]))], aliPoint).balance).toBe(
    30,
  );
  expect(() => replay([...ledger, entry(3, partialCapture(released))], aliPoint)).toThrow(
    "hold 2 has no such points",
  );
});

it("fails if a debt is paid that does not exist", () => {
  const clawback = { kind: "clawback", subject, of: 1 as Seq } as const;
  const owing: NewEntry = { ...clawback, allocations: [allocation(1, 30)], owed: 5 };
  const paying = (of: number): NewEntry => ({
    ...clawback,
    of: of as Seq,
    allocations: [allocation(3, 5)],
    owed: -5,
  });
  const ledger = [entry(1, granted), entry(2, owing), entry(3, granted)];
  expect(replay([...ledger, entry(4, paying(1))], aliPoint).owed).toEqual([]);
  expect(() => replay([...ledger, entry(4, paying(9))], aliPoint)).toThrow("nothing is owed of 9");
});

it("leaves an older wallet unchanged", () => {
  const before = grant(emptyWallet, 30);
  const frozen = structuredClone({ ...before, expiring: Array.from(spendingOrder(before, NOW)) });
  grant(before, 5);
  hold(before, 20);
  grant(before, 7);
  expect({ ...before, expiring: Array.from(spendingOrder(before, NOW)) }).toEqual(frozen);
});

it("knows the balance change of each kind of entry", () => {
  const one = 1 as Seq;
  const signed: [NewEntry, number][] = [
    [granted, 30],
    [{ kind: "pending", source: "rebate", subject, points: points(9), creditAt: null }, 0],
    [{ kind: "cancellation", subject, of: one }, 0],
    [{ kind: "capture", subject, of: one }, 0],
    [
      {
        kind: "capture",
        subject,
        of: one,
        partial: { total: fen(9), released: [allocation(1, 2), allocation(2, 5)] },
      },
      7,
    ],
    [{ kind: "release", cause: "cancelled", subject, of: one, points: points(4) }, 4],
    [
      {
        kind: "refund",
        subject,
        of: null,
        fen: fen(9),
        points: points(3),
        expiresAt,
        forfeited: [allocation(1, 2)],
      },
      3,
    ],
    [{ kind: "expiry", subject, allocations: [allocation(1, 6)] }, -6],
    [
      { kind: "draw", subject, allocations: [allocation(1, 6), allocation(2, 1)], total: fen(7) },
      -7,
    ],
    [{ kind: "clawback", subject, of: one, allocations: [allocation(1, 6)], owed: 3 }, -6],
  ];
  for (const [newEntry, expected] of signed) expect(balanceChange(newEntry)).toBe(expected);
});
