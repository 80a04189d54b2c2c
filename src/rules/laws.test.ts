import { randomInt } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { it } from "vitest";
import { decide, type Outcome } from "./decide.ts";
import { play, type PlayedStep } from "./testing/play.ts";
import { laws } from "./testing/laws.ts";
import type { NaiveBook } from "./testing/naive-ledger.ts";
import { decideNaively } from "./testing/naive-rules.ts";
import type { Programme } from "./programme.ts";
import { settleDue } from "./expiry/settle-due.ts";
import { totalsOf } from "./testing/ledger-totals.ts";
import { anyHistory, programmes } from "./testing/fixtures.ts";
import { differenceOf } from "./testing/naive-view.ts";
import { textOf, viewOf } from "./testing/view.ts";
import { replay } from "./ledger/fold.ts";
import type { Wallet } from "./ledger/wallet.ts";
import { instant } from "./calendar.ts";
import type { HistoryStep } from "./testing/steps.ts";

/** So many histories for each law, half of them under each programme. `npm run soak` tries a million. */
const RUNS = Number(process.env["RULES_RUNS"] ?? 10_000);
const SEED = Number(process.env["RULES_SEED"] ?? randomInt(2 ** 31));
const AT_A_TIME = 1_000;
/** A soak takes its time; otherwise a run that hangs should be told from one that is slow. */
const TIMEOUT = Math.max(120_000, RUNS * 20);

process.stdout.write(`Laws of the rules: RULES_RUNS=${RUNS} RULES_SEED=${SEED}\n`);

/** Tries a law on many histories. In portions, since a runner that hears nothing for a minute takes a test for dead. */
async function assertOnHistories(law: (history: readonly HistoryStep[]) => void, runs = RUNS / 2) {
  for (let tried = 0; tried < runs; tried += AT_A_TIME) {
    const numRuns = Math.min(AT_A_TIME, runs - tried);
    fc.assert(fc.property(anyHistory, law), { numRuns, seed: SEED + tried });
    await setImmediate();
  }
}

it.each(programmes)(
  "every law holds after every command of any history, and a naive service agrees: $name",
  ({ programme }) =>
    assertOnHistories((history) => {
      const past: { wallet: Wallet; view: string }[] = [];
      const book: NaiveBook = { programme, entries: [], requests: [] };
      for (const moment of play(history, programme)) {
        const { outcome, service: world } = moment;
        const view = textOfWallet(outcome.wallet);
        const tally = totalsOf(world.ledger);
        for (const [law, faults] of laws) {
          for (const fault of faults(moment, tally)) fail(law, fault, moment);
        }
        const replayed = textOfWallet(replay(world.ledger, programme));
        if (replayed !== view) fail("8. the ledger gives the wallet", replayed, moment);
        assertSameAgain(moment, view, programme);
        const refusal = decideNaively(book, moment.wish, moment.clock);
        const difference = differenceOf(book, refusal, moment);
        if (difference) fail("a naive service says and writes the same", difference, moment);
        past.push({ wallet: deepFreeze(outcome.wallet), view });
      }
      for (const { wallet, view } of past) {
        if (textOfWallet(wallet) !== view) throw new Error(`an older wallet changed: ${view}`);
      }
    }),
  TIMEOUT,
);

/** 4. The page's preview is what the service will do, whether or not somebody looked in between. */
function assertSameAgain(moment: PlayedStep, view: string, programme: Programme) {
  const { before, command, clock, now, outcome } = moment;
  const again = decide(before, command, clock, programme);
  if (answerOf(again) !== answerOf(outcome) || textOfWallet(again.wallet) !== view) {
    fail("4. the same command has the same outcome", textOf(again), moment);
  }
  const between = instant(Math.floor((before.at + now) / 2));
  if ((outcome.entries[0]?.at ?? now) > between) return;
  const looked = settleDue(before, between, programme);
  const later = decide(looked.wallet, command, clock, programme);
  const entries = [...looked.entries, ...later.entries];
  if (
    answerOf({ ...later, entries }) !== answerOf(outcome) ||
    textOfWallet(later.wallet) !== view
  ) {
    fail("looking often is looking once", textOf(entries), moment);
  }
}

const answerOf = ({ entries, refusal }: Outcome) => JSON.stringify([entries, refusal]);
const textOfWallet = (wallet: Wallet) => JSON.stringify(viewOf(wallet));

function fail(law: string, fault: string, { wish, service: world }: PlayedStep): never {
  const ledger = world.ledger.map((entry) => textOf(entry)).join("\n");
  throw new Error(`${law}\n${fault}\nafter ${JSON.stringify(wish)}\n${ledger}`);
}

/** So that whoever changes a value stops. The lots of a queue may grow: they are looked at anew in the end. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) return value;
  for (const [key, inner] of Object.entries(value)) if (key !== "lots") deepFreeze(inner);
  return Object.freeze(value);
}
