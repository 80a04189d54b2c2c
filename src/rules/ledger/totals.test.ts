import fc from "fast-check";
import { expect, it } from "vitest";
import { decide, type RulesCommand } from "../decide.ts";
import type { Entry, SpendEntry } from "./entry.ts";
import { fen, points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { spendOf } from "../spend/refund.ts";
import { noTotals, totalsAfter } from "./totals.ts";
import { anyHistory } from "../testing/any-history.ts";
import { at, NOW, programmes, expiryOfNow } from "../testing/fixtures.ts";
import { play } from "../testing/play.ts";
import { emptyWallet } from "./wallet.ts";

const subject = { words: "x" };
const early = at("2026-02-10T12:00:00+08:00");
const [marchs, aprils] = [at("2029-03-01T00:00:00+08:00"), expiryOfNow];

/** The ledger after several commands. */
function ledgerOf(
  ...commands: readonly (RulesCommand | ((ledger: readonly Entry[]) => RulesCommand))[]
) {
  let wallet = emptyWallet;
  const ledger: Entry[] = [];
  for (const [index, each] of commands.entries()) {
    const command = typeof each === "function" ? each(ledger) : each;
    const done = decide(wallet, command, index === 0 ? early : NOW, aliPoint);
    wallet = done.wallet;
    ledger.push(...done.entries);
  }
  return ledger;
}

it("are in order of expiry after a release", () => {
  const grant = { kind: "grant", subject, points: points(30) } as const;
  const ledger = ledgerOf(
    grant,
    { kind: "payment", subject, points: points(30), total: fen(31) },
    grant,
    ([, spend]) => ({ kind: "cancel", spend: spendOf(spend as SpendEntry & Entry) }),
  );
  const first = totalsAfter(noTotals, ledger.slice(0, 3));
  expect(first.rows).toEqual([{ expiresAt: aprils, points: 30 }]);
  expect(first.held).toEqual([{ of: 2, rows: [{ expiresAt: marchs, points: 30 }] }]);
  const after = totalsAfter(first, ledger.slice(3));
  expect(after.rows).toEqual([
    { expiresAt: marchs, points: 30 },
    { expiresAt: aprils, points: 30 },
  ]);
  expect(after.held).toEqual([]);
});

it("include points released by a partial capture", () => {
  const grant = { kind: "grant", subject, points: points(30) } as const;
  const ledger = ledgerOf(
    grant,
    grant,
    { kind: "payment", subject, points: points(50), total: fen(60) },
    ([, , spend]) => ({
      kind: "capture",
      spend: spendOf(spend as SpendEntry & Entry),
      total: fen(25),
    }),
  );
  const held = totalsAfter(noTotals, ledger.slice(0, 3));
  expect(held.rows).toEqual([{ expiresAt: aprils, points: 10 }]);
  expect(totalsAfter(held, ledger.slice(3))).toEqual({
    rows: [
      { expiresAt: marchs, points: 5 },
      { expiresAt: aprils, points: 30 },
    ],
    held: [],
  });
});

it.each(programmes)(
  "the totals of any ledger are the wallet's rows, computed at once or in two steps: $name",
  ({ programme }) => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, cut) => {
        let wallet;
        let ledger;
        for (const step of play(history, programme)) {
          ({ wallet } = step.outcome);
          ({ ledger } = step.service);
        }
        if (!wallet || !ledger) return;
        const index = cut % (ledger.length + 1);
        const first = totalsAfter(noTotals, ledger.slice(0, index));
        const { rows, held } = totalsAfter(first, ledger.slice(index));
        expect(rows).toEqual(
          wallet.expiring.map(({ expiresAt, points }) => ({ expiresAt, points })),
        );
        expect(held.map(({ of }) => of)).toEqual(wallet.holds.map(({ of }) => of));
      }),
      { numRuns: 300 },
    );
  },
);
