import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, instant, type Instant } from "./calendar.ts";
import { decide, type Command, type Outcome } from "./decide.ts";
import type { Entry } from "./entry.ts";
import { signedPoints } from "./entry.ts";
import { settle } from "./expiry.ts";
import { minus, points, sum } from "./points.ts";
import { aliPoint } from "./programme.ts";
import { anyHistory, anyLots, anyPoints, NOW, walletOf } from "./testing.ts";
import { emptyWallet, replay, spendable, type Wallet } from "./wallet.ts";

type Step = {
  readonly before: Wallet;
  readonly at: Instant;
  readonly command: Command;
  readonly outcome: Outcome;
};

/** Runs a history, each command some time after the last, and returns every step of it. */
function run(history: readonly { readonly command: Command; readonly wait: number }[]): Step[] {
  let before = emptyWallet;
  let at: Instant = NOW;
  return history.map(({ command, wait }) => {
    at = instant(Math.max(0, at + wait));
    const outcome = decide(before, command, at, aliPoint);
    const step = { before, at, command, outcome };
    before = outcome.wallet;
    return step;
  });
}

const ledgerOf = (steps: readonly Step[]) => steps.flatMap((step) => step.outcome.entries);

function holds(law: (steps: Step[], ledger: Entry[], wallet: Wallet) => void) {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const steps = run(history);
      law(steps, ledgerOf(steps), steps.at(-1)?.outcome.wallet ?? emptyWallet);
    }),
    { numRuns: 1_000 },
  );
}

describe("after every command of any history", () => {
  it("granted = spendable + spent + expired, to the point", () => {
    holds((steps) => {
      for (const { outcome } of steps) {
        const { granted, spent, expired } = outcome.wallet.lifetime;
        expect(granted).toBe(sum(outcome.wallet.expiring) + spent + expired);
      }
    });
  });

  it("what a lot lost is what was allocated from it, and it never lost more than it had", () => {
    holds((_, ledger, wallet) => {
      const allocated = new Map<number, number>();
      for (const entry of ledger) {
        for (const { lotId, points: part } of "allocations" in entry ? entry.allocations : []) {
          allocated.set(lotId, (allocated.get(lotId) ?? 0) + part);
        }
      }
      const living = new Map(
        wallet.expiring.flatMap((row) => row.lots).map((lot) => [lot.id, lot]),
      );
      for (const entry of ledger) {
        if ("allocations" in entry) continue;
        const remaining = living.get(entry.seq)?.remaining ?? 0;
        expect(entry.points - remaining).toBe(allocated.get(entry.seq) ?? 0);
      }
    });
  });

  it("nothing is spent before it is obtained, or at or after it expires", () => {
    holds((_, ledger) => {
      for (const entry of ledger) {
        if (!("allocations" in entry)) continue;
        for (const { lotId, expiresAt } of entry.allocations) {
          expect(ledger[lotId - 1]?.at).toBeLessThanOrEqual(entry.at);
          if (entry.kind === "expiry") expect(entry.at).toBe(expiresAt);
          else expect(entry.at).toBeLessThan(expiresAt);
        }
      }
    });
  });

  it("a programme day has at most one redemption", () => {
    holds((_, ledger) => {
      const days = ledger
        .filter(({ kind }) => kind === "redemption")
        .map(({ at }) => dayOf(at, aliPoint));
      expect(new Set(days).size).toBe(days.length);
    });
  });

  it("replaying the ledger gives the wallet as it stands", () => {
    holds((_, ledger, wallet) => expect(replay(ledger, aliPoint)).toEqual(wallet));
  });

  it("numbers have no gaps, times never go back, and each balance follows from the one before", () => {
    holds((_, ledger) => {
      let balance = 0;
      for (const [index, entry] of ledger.entries()) {
        expect(entry.seq).toBe(index + 1);
        expect(entry.at).toBeGreaterThanOrEqual(ledger[index - 1]?.at ?? 0);
        balance += signedPoints(entry);
        expect(entry.balanceAfter).toBe(balance);
      }
    });
  });

  it("a refused command changes nothing but what time itself did", () => {
    holds((steps) => {
      for (const { before, at, outcome } of steps) {
        if (outcome.refusal === undefined) continue;
        const settled = settle(before, at, aliPoint);
        expect(outcome.wallet).toEqual(settled.wallet);
        expect(outcome.entries).toEqual(settled.entries);
      }
    });
  });

  it("refunds never pass what was spent", () => {
    holds((steps) => {
      for (const { outcome } of steps) {
        expect(outcome.wallet.lifetime.refunded).toBeLessThanOrEqual(outcome.wallet.lifetime.spent);
      }
    });
  });
});

describe("spending", () => {
  const pay = (wallet: Wallet, amount: number) =>
    decide(
      wallet,
      { kind: "payment", points: points(amount), subject: { words: "bill" } },
      NOW,
      aliPoint,
    );

  it("does not depend on the order in which lots are stored", () => {
    fc.assert(
      fc.property(anyLots, anyPoints, (lots, amount) => {
        expect(pay(walletOf(...lots.toReversed()), amount)).toEqual(pay(walletOf(...lots), amount));
      }),
    );
  });

  it("takes from no lot while one that expires earlier has points left", () => {
    fc.assert(
      fc.property(anyLots, anyPoints, (lots, amount) => {
        const { wallet, refusal } = pay(walletOf(...lots), amount);
        fc.pre(refusal === undefined);
        const left = new Map(
          wallet.expiring.flatMap((row) => row.lots).map((lot) => [lot.id, lot.remaining]),
        );
        const untouched = lots.filter((lot) => left.get(lot.id) === lot.remaining);
        const spent = lots.filter(
          (lot) => NOW < lot.expiresAt && left.get(lot.id) !== lot.remaining,
        );
        const first = Math.min(...untouched.map((lot) => lot.expiresAt));
        for (const lot of spent) expect(lot.expiresAt).toBeLessThanOrEqual(first);
      }),
    );
  });

  it("in two parts leaves what spending at once leaves", () => {
    fc.assert(
      fc.property(anyLots, anyPoints, anyPoints, (lots, a, b) => {
        const wallet = walletOf(...lots);
        const first = pay(wallet, a);
        fc.pre(
          first.refusal === undefined && spendable(first.wallet, NOW) >= aliPoint.minimumBalance,
        );
        const second = pay(first.wallet, b);
        fc.pre(second.refusal === undefined);
        expect(second.wallet.expiring).toEqual(pay(wallet, a + b).wallet.expiring);
      }),
    );
  });

  it("takes exactly what was asked, or says exactly what is missing", () => {
    fc.assert(
      fc.property(anyLots, anyPoints, (lots, amount) => {
        const balance = spendable(walletOf(...lots), NOW);
        const { entries, refusal } = pay(walletOf(...lots), amount);
        const paid = entries.at(-1);
        if (balance < 10) expect(refusal).toEqual({ code: "below-minimum", missing: 10 - balance });
        else if (amount > balance) {
          expect(refusal).toEqual({ code: "insufficient-points", missing: minus(amount, balance) });
        } else expect(paid && signedPoints(paid)).toBe(-amount);
      }),
    );
  });
});
