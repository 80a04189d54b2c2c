import fc from "fast-check";
import { expect, it } from "vitest";
import { emptySums, sumsAfter } from "./sums.ts";
import { anyHistory, programmes } from "./testing.ts";
import { play } from "./testing/history.ts";

it.each(programmes)(
  "the sums of any ledger are the wallet's rows, folded at once or in two parts: $name",
  ({ programme }) => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, cut) => {
        let wallet;
        let ledger;
        for (const moment of play(history, programme)) {
          ({ wallet } = moment.outcome);
          ({ ledger } = moment.world);
        }
        if (!wallet || !ledger) return;
        const place = cut % (ledger.length + 1);
        const first = sumsAfter(emptySums, ledger.slice(0, place));
        const { rows, held } = sumsAfter(first, ledger.slice(place));
        expect(rows).toEqual(
          wallet.expiring.map(({ expiresAt, points }) => ({ expiresAt, points })),
        );
        expect(held.map(({ of }) => of)).toEqual(wallet.holds.map(({ of }) => of));
      }),
      { numRuns: 300 },
    );
  },
);
