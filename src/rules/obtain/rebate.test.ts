import { expect, it } from "vitest";
import { decide, type RulesCommand } from "../decide.ts";
import { fen, points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { rebatePoints, type ReportPurchase } from "./rebate.ts";
import type { LotId, Seq } from "../ledger/seq.ts";
import { settleDue } from "../expiry/settle-due.ts";
import { at, NOW } from "../testing/fixtures.ts";
import { emptyWallet, spendable, spendingOrder, type Wallet } from "../ledger/wallet.ts";

const MOST = Number.MAX_SAFE_INTEGER;
const hotel = { kind: "product", id: "hotel" } as const;
const april = at("2026-04-20T10:00:00+08:00");

const purchase = (total: number, share = 50): ReportPurchase => ({
  kind: "purchase",
  subject: hotel,
  total: fen(total),
  share,
});
const confirm = (of: number) => ({ kind: "confirmation", of: of as Seq }) as const;
const reverse = (of: number) => ({ kind: "reversal", of: of as Seq }) as const;
const run = (wallet: Wallet, command: RulesCommand, when = NOW) =>
  decide(wallet, command, when, aliPoint);
const bought = run(emptyWallet, purchase(2_000)).wallet;
const having = (amount: number) =>
  run(emptyWallet, { kind: "grant", subject: { words: "x" }, points: points(amount) }).wallet;

it("earns the share of what was paid, rounded down to a whole point", () => {
  expect(rebatePoints(purchase(2_000), aliPoint)).toBe(100);
  expect(rebatePoints(purchase(1_999), aliPoint)).toBe(99);
  expect(rebatePoints(purchase(1_980), aliPoint)).toBe(99);
  expect(rebatePoints(purchase(1_979), aliPoint)).toBe(98);
});

it("earns the whole value at a share of 1,000, and nothing at 0", () => {
  expect(rebatePoints(purchase(7, 1_000), aliPoint)).toBe(7);
  expect(rebatePoints(purchase(7, 0), aliPoint)).toBe(0);
});

it("uses another programme's point value, without overflow", () => {
  const worthThree = { ...aliPoint, fenPerPoint: fen(3) };
  expect(rebatePoints(purchase(2_000), worthThree)).toBe(33);
  expect(rebatePoints(purchase(MOST, 1_000), worthThree)).toBe(Math.floor(MOST / 3));
});

it("keeps pending points outside the balance", () => {
  const { wallet, entries } = run(emptyWallet, purchase(2_000));
  expect(entries).toEqual([
    {
      kind: "pending",
      source: "rebate",
      subject: hotel,
      points: 100,
      creditAt: null,
      seq: 1,
      at: NOW,
      balanceAfter: 0,
    },
  ]);
  expect(spendable(wallet, NOW)).toBe(0);
  expect(wallet.lifetime.granted).toBe(0);
  expect(wallet.pending).toEqual([
    { source: "rebate", subject: hotel, points: 100, creditAt: null, of: 1 },
  ]);
});

it("never credits a rebate without confirmation", () => {
  expect(settleDue(bought, at("2099-01-01T00:00:00+08:00"), aliPoint).entries).toEqual([]);
});

it("starts the validity at the confirmation, not at the purchase", () => {
  const { wallet, entries } = run(bought, confirm(1), april);
  expect(entries).toMatchObject([
    {
      kind: "grant",
      source: "rebate",
      subject: hotel,
      points: 100,
      of: 1,
      expiresAt: at("2029-05-01T00:00:00+08:00"),
      balanceAfter: 100,
    },
  ]);
  expect(wallet.pending).toEqual([]);
});

it("confirms once", () => {
  const { wallet } = run(bought, confirm(1));
  expect(run(wallet, confirm(1)).refusal).toEqual({ code: "already-settled" });
});

it("confirms only the purchase of the command", () => {
  const two = run(bought, purchase(600)).wallet;
  const { wallet, entries } = run(two, confirm(2));
  expect(entries).toMatchObject([{ points: 30, of: 2 }]);
  expect(wallet.pending).toMatchObject([{ of: 1, points: 100 }]);
});

it("grants nothing for a purchase that is reversed before its confirmation", () => {
  const two = run(bought, purchase(600)).wallet;
  const { wallet, entries } = run(two, reverse(1));
  expect(entries).toMatchObject([{ kind: "cancellation", subject: hotel, of: 1, balanceAfter: 0 }]);
  expect(wallet.pending).toMatchObject([{ of: 2 }]);
  expect(run(wallet, confirm(1)).refusal).toEqual({ code: "already-settled" });
  expect(run(wallet, reverse(1)).refusal).toEqual({ code: "already-settled" });
});

it("claws back the grant of a purchase that is reversed after its confirmation", () => {
  const { wallet } = run(bought, confirm(1));
  const [lot] = Array.from(spendingOrder(wallet, NOW));
  const grant = {
    lotId: 2 as LotId,
    subject: hotel,
    points: points(100),
    expiresAt: lot!.expiresAt,
    clawedBack: false,
  };
  const reversed = run(wallet, { ...reverse(1), grant });
  expect(reversed.entries).toMatchObject([{ kind: "clawback", of: 2, balanceAfter: 0, owed: 0 }]);
  expect(
    run(reversed.wallet, { ...reverse(1), grant: { ...grant, clawedBack: true } }).refusal,
  ).toEqual({ code: "already-settled" });
});

it("does not confirm or reverse pending points of an exchange", () => {
  const partner = {
    subject: { kind: "product", id: "bank" },
    rate: { theirs: 1, ours: 1 },
    cap: { points: points(100), per: "day" },
    creditDays: 3,
  } as const;
  const account = { balance: 50, given: { period: 0, points: points(0) } };
  const { wallet } = run(emptyWallet, { kind: "exchange", partner, account, amount: 50 });
  expect(run(wallet, confirm(1)).refusal).toEqual({ code: "already-settled" });
  expect(run(wallet, reverse(1)).refusal).toEqual({ code: "already-settled" });
});

it("counts pending points towards the most that can be granted", () => {
  const { wallet, refusal } = run(having(MOST - 10), purchase(10, 1_000));
  expect(refusal).toBeUndefined();
  expect(run(wallet, purchase(1, 1_000)).refusal).toEqual({ code: "too-many-points", most: 0 });
  expect(run(having(MOST - 10), purchase(11, 1_000)).refusal).toEqual({
    code: "too-many-points",
    most: 10,
  });
  expect(run(wallet, confirm(2)).refusal).toBeUndefined();
});

it("earns one point or more, and fails on a purchase that earns none", () => {
  expect(run(emptyWallet, purchase(20)).entries).toMatchObject([{ points: 1 }]);
  expect(() => run(emptyWallet, purchase(19))).toThrow("a purchase of 19 fen earns no point");
});

it.each([-1, 0.5, NaN, 1_001])("fails on a share of %s, and names it", (share) => {
  expect(() => rebatePoints(purchase(2_000, share), aliPoint)).toThrow(`a share of ${share}`);
});
