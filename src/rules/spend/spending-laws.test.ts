import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant, type Instant } from "../calendar.ts";
import { decide, type RulesCommand, type Outcome } from "../decide.ts";
import { play } from "../testing/play.ts";
import type { Lot } from "../ledger/lot.ts";
import { fen, minus, points, sum, type Points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { valueOf, type Programme } from "../programme.ts";
import { afterEntry, costOf, spendOf, type Spend } from "./refund.ts";
import { settleDue } from "../expiry/settle-due.ts";
import { anyHistory } from "../testing/any-history.ts";
import { anyLots, anyPoints, NOW, programmes, walletOf } from "../testing/fixtures.ts";
import { allocate } from "./allocate.ts";
import { viewOf } from "../testing/view.ts";
import { emptyWallet, spendable, type Wallet } from "../ledger/wallet.ts";

const DAY = 86_400_000;
const subject = { words: "flood relief" };

describe.each(programmes)("spending, $name", ({ programme }) => {
  const donate = (wallet: Wallet, amount: Points) =>
    decide(wallet, { kind: "donation", points: amount, subject }, later(wallet), programme);
  const anySteps = anyPoints.map((amount) => points(amount * programme.step));

  it("does not depend on the order in which lots are stored", () => {
    const anyTwoOrders = anyLots.chain((lots) =>
      fc.tuple(fc.constant(lots), fc.shuffledSubarray([...lots], { minLength: lots.length })),
    );
    fc.assert(
      fc.property(anyTwoOrders, anySteps, ([lots, others], amount) => {
        const [one, other] = [lots, others].map((each) => donate(walletOf(...each), amount));
        expect(plain(other)).toEqual(plain(one));
      }),
    );
  });

  it("sees lots until their last millisecond, settled or not", () => {
    fc.assert(
      fc.property(
        anyLots,
        anySteps,
        fc.nat(),
        fc.integer({ min: -1, max: 1 }),
        (lots, amount, of, off) => {
          const { expiresAt } = lots[of % lots.length] ?? { expiresAt: NOW };
          const wallet = walletOf(...lots);
          const at = instant(expiresAt + off);
          const settled = settleDue(wallet, at, programme).wallet;
          const unexpired = lots.filter((lot) => at < lot.expiresAt);
          const all = unexpired.reduce((left, { remaining }) => left + remaining, 0);
          expect([spendable(wallet, at), spendable(settled, at)]).toEqual([all, all]);
          expect(allocate(wallet, amount, at, programme)).toEqual(
            allocate(settled, amount, at, programme),
          );
        },
      ),
    );
  });

  it("twice equals spending the sum once", () => {
    fc.assert(
      fc.property(anyHistory, anySteps, anySteps, (history, a, b) => {
        const wallet = walletAfter(history, programme);
        const first = donate(wallet, a);
        fc.pre(spendable(first.wallet, later(wallet)) >= programme.minimumBalance);
        const second = donate(first.wallet, b);
        fc.pre(first.refusal === undefined && second.refusal === undefined);
        const once = donate(wallet, points(a + b));
        expect(viewOf(second.wallet).rows).toEqual(viewOf(once.wallet).rows);
      }),
    );
  });

  it("takes exactly what was asked, or says exactly what is missing", () => {
    fc.assert(
      fc.property(anyLots, anySteps, (lots, amount) => {
        const balance = spendable(walletOf(...lots), NOW);
        const { entries, refusal } = donate(walletOf(...lots), amount);
        const { minimumBalance } = programme;
        if (balance < minimumBalance) {
          const missing = minus(minimumBalance, balance);
          expect(refusal).toEqual({ code: "below-minimum", missing });
        } else if (amount > balance) {
          const missing = minus(amount, balance);
          expect(refusal).toEqual({ code: "insufficient-points", missing });
        } else expect(paidBy(entries.at(-1))).toBe(amount);
      }),
    );
  });

  it("settling in many steps writes what settling once writes", () => {
    const anyTimes = fc.array(fc.integer({ min: 0, max: 1_500 * DAY }), { minLength: 1 });
    fc.assert(
      fc.property(anyHistory, anyTimes, (history, times) => {
        const wallet = walletAfter(history, programme);
        const ends = times.toSorted((a, b) => a - b).map((ms) => instant(later(wallet) + ms));
        let looked = wallet;
        const entries = ends.flatMap((end) => {
          const settled = settleDue(looked, end, programme);
          looked = settled.wallet;
          return settled.entries;
        });
        const once = settleDue(wallet, ends.at(-1) ?? NOW, programme);
        expect(entries).toEqual(once.entries);
        expect(viewOf(looked)).toEqual(viewOf(once.wallet));
      }),
    );
  });
});

/** Thousandths of what is left to refund, and the days before the refund. */
const anyRefunds = fc.array(
  fc.record({
    share: fc.integer({ min: 0, max: 1_000 }),
    days: fc.constantFrom(0, 0, 30, 200),
  }),
  { maxLength: 6 },
);

describe.each(programmes)("a spend with several refunds, $name", ({ programme }) => {
  const anySpend = anySpendUnder(programme);

  it("gives amount or forfeits exactly its points, and refunds exactly its total", () => {
    fc.assert(
      fc.property(anySpend, anyRefunds, ({ wallet, spend }, drawn) => {
        const refunds = refundedIn(wallet, spend, drawn, programme);
        const { total, allocations } = costOf(spend);
        expect(pointsIn(refunds)).toBe(sum(allocations));
        expect(fenIn(refunds)).toBe(total);
      }),
    );
  });

  it("gives amount and forfeits the same as one refund at one instant", () => {
    fc.assert(
      fc.property(
        anySpend,
        anyRefunds,
        fc.nat({ max: 1_200 }),
        ({ wallet, spend }, drawn, days) => {
          const atOnce = drawn.map(({ share }, index) => ({ share, days: index === 0 ? days : 0 }));
          const inParts = refundedIn(wallet, spend, atOnce, programme);
          const whole = refundedIn(wallet, spend, [{ share: 1_000, days }], programme);
          fc.pre(drawn.length > 0);
          expect(sum(inParts)).toBe(sum(whole));
        },
      ),
    );
  });

  it("refuses one fen more after any refunds", () => {
    fc.assert(
      fc.property(anySpend, anyRefunds, ({ wallet, spend }, drawn) => {
        const refunds = refundedIn(wallet, spend, drawn, programme);
        const over = refunds.reduce(afterEntry, spend);
        const more: RulesCommand = { kind: "refund", spend: over, fen: fen(1) };
        const { refusal } = decide(wallet, more, NOW, programme);
        expect(refusal).toEqual({ code: "refund-exceeds-capture", most: 0 });
      }),
    );
  });
});

it("never gives amount points of more value than the refund, if a point pays one fen", () => {
  fc.assert(
    fc.property(anySpendUnder(aliPoint), anyRefunds, ({ wallet, spend }, drawn) => {
      for (const refund of refundedIn(wallet, spend, drawn, aliPoint)) {
        expect(pointsIn([refund])).toBeLessThanOrEqual(refund.fen);
      }
    }),
  );
});

function anySpendUnder(programme: Programme) {
  return fc
    .tuple(anyLots, anyPoints, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 2_000 }))
    .map(([lots, amount, cash, captured]) =>
      paid(lots, { amount: amount * programme.step, cash, captured }, programme),
    )
    .filter((each) => each !== undefined);
}

/** A payment captured at some thousandths of its total; `undefined` if it is refused. */
function paid(
  lots: readonly Lot[],
  { amount, cash, captured }: { amount: number; cash: number; captured: number },
  programme: Programme,
) {
  const total = fen(valueOf(points(amount), programme) + cash);
  const pay: RulesCommand = { kind: "payment", subject, points: points(amount), total };
  const { wallet, entries, refusal } = decide(walletOf(...lots), pay, NOW, programme);
  const entry = entries.at(-1);
  if (refusal || entry?.kind !== "payment") return undefined;
  const spend = spendOf(entry);
  if (spend.state === "captured") return { wallet, spend };
  const capturedTotal = fen(Math.ceil(total * Math.min(1, captured / 1_000)));
  const done = decide(wallet, { kind: "capture", spend, total: capturedTotal }, NOW, programme);
  if (done.refusal) return undefined;
  return { wallet: done.wallet, spend: done.entries.reduce(afterEntry, spend) };
}

/** Makes several refunds. Returns the spend after them. */
function refundedIn(
  wallet: Wallet,
  spend: Spend,
  drawn: readonly { readonly share: number; readonly days: number }[],
  programme: Programme,
) {
  let now: { wallet: Wallet; spend: Spend; at: Instant } = { wallet, spend, at: NOW };
  return [...drawn, { share: 1_000, days: 0 }].flatMap(({ share, days }) => {
    const at = instant(now.at + days * DAY);
    const left = costOf(now.spend).total - now.spend.refundedFen;
    const amount = Math.floor((left * share) / 1_000);
    now = { ...now, at };
    if (amount === 0) return [];
    const command: RulesCommand = { kind: "refund", spend: now.spend, fen: fen(amount) };
    const done = decide(now.wallet, command, at, programme);
    now = { wallet: done.wallet, spend: done.entries.reduce(afterSpend, now.spend), at };
    return done.entries.filter((entry) => entry.kind === "refund");
  });
}

/** Ignores entries about other spends. */
function afterSpend(spend: Spend, entry: Outcome["entries"][number]): Spend {
  return entry.kind === "refund" ? afterEntry(spend, entry) : spend;
}

type Refunds = ReturnType<typeof refundedIn>;

const fenIn = (refunds: Refunds) => refunds.reduce((all, each) => all + each.fen, 0);
const pointsIn = (refunds: Refunds) =>
  sum(refunds) + sum(refunds.flatMap(({ forfeited }) => forfeited));

function paidBy(entry: Outcome["entries"][number] | undefined) {
  return entry?.kind === "donation" ? sum(entry.allocations) : undefined;
}

function walletAfter(history: Parameters<typeof play>[0], programme: Programme): Wallet {
  return [...play(history, programme)].at(-1)?.outcome.wallet ?? emptyWallet;
}

const later = ({ at }: Wallet) => (at > NOW ? at : NOW);

const plain = (outcome: Outcome | undefined) =>
  outcome && { ...outcome, wallet: viewOf(outcome.wallet) };
