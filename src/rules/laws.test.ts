import { randomInt } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { it } from "vitest";
import { decide, type Outcome } from "./decide.ts";
import { play, type PlayedStep } from "./testing/play.ts";
import { laws } from "./testing/laws.ts";
import type { NaiveState } from "./testing/naive-ledger.ts";
import { decideNaively } from "./testing/naive-rules.ts";
import type { Programme } from "./programme.ts";
import { settleDue } from "./expiry/settle-due.ts";
import { totalsOf } from "./testing/ledger-totals.ts";
import { anyHistory } from "./testing/any-history.ts";
import { programmes } from "./testing/fixtures.ts";
import { differenceOf } from "./testing/naive-view.ts";
import { textOf, viewOf } from "./testing/view.ts";
import { replay } from "./ledger/fold.ts";
import type { Wallet } from "./ledger/wallet.ts";
import { instant } from "./calendar.ts";
import type { HistoryStep } from "./testing/steps.ts";

/** The number of histories, half of them under each programme. `npm run soak` tries a million. */
const RUNS = Number(process.env["RULES_RUNS"] ?? 10_000);
const SEED = Number(process.env["RULES_SEED"] ?? randomInt(2 ** 31));
const BATCH = 1_000;
/** Milliseconds; a soak needs hours. */
const TIMEOUT = Math.max(120_000, RUNS * 20);

process.stdout.write(`Laws of the rules: RULES_RUNS=${RUNS} RULES_SEED=${SEED}\n`);

/** Zones with and without summer time, two of them where it begins at midnight, and both sides of UTC. */
const anyZone = fc.constantFrom(
  "Asia/Shanghai",
  "Europe/Berlin",
  "America/Santiago",
  "Asia/Beirut",
  "Australia/Lord_Howe",
);

type Law = (history: readonly HistoryStep[], zone: string) => void;

/** Runs in batches, because Vitest reports a worker that does not answer for a minute as dead. */
async function assertOnHistories(law: Law, runs = RUNS / 2) {
  for (let tried = 0; tried < runs; tried += BATCH) {
    const numRuns = Math.min(BATCH, runs - tried);
    fc.assert(fc.property(anyHistory, anyZone, law), { numRuns, seed: SEED + tried });
    await setImmediate();
  }
}

it.each(programmes)(
  "every law holds after every command of any history, and the naive rules agree: $name",
  ({ programme: terms }) =>
    assertOnHistories((history, zone) => {
      const programme = { ...terms, zone };
      const earlier: { wallet: Wallet; view: string }[] = [];
      const naive: NaiveState = { programme, entries: [], requests: [] };
      for (const step of play(history, programme)) {
        const { outcome, service } = step;
        const view = textOfWallet(outcome.wallet);
        const totals = totalsOf(service.ledger);
        for (const [law, faults] of laws) {
          for (const fault of faults(step, totals)) fail(law, fault, step);
        }
        const replayed = textOfWallet(replay(service.ledger, programme));
        if (replayed !== view) fail("8. the ledger gives the wallet", replayed, step);
        assertSameAgain(step, view, programme);
        const refusal = decideNaively(naive, step.drawn, step.clock);
        const difference = differenceOf(naive, refusal, step);
        if (difference) fail("the naive rules decide and write the same", difference, step);
        earlier.push({ wallet: deepFreeze(outcome.wallet), view });
      }
      for (const { wallet, view } of earlier) {
        if (textOfWallet(wallet) !== view) throw new Error(`an older wallet changed: ${view}`);
      }
    }),
  TIMEOUT,
);

/** 4. The page previews what the service decides, whether or not due entries were settled in between. */
function assertSameAgain(step: PlayedStep, view: string, programme: Programme) {
  const { before, command, clock, now, outcome } = step;
  const again = decide(before, command, clock, programme);
  if (answerOf(again) !== answerOf(outcome) || textOfWallet(again.wallet) !== view) {
    fail("4. the same command has the same outcome", textOf(again), step);
  }
  const between = instant(Math.floor((before.at + now) / 2));
  if ((outcome.entries[0]?.at ?? now) > between) return;
  const settled = settleDue(before, between, programme);
  const later = decide(settled.wallet, command, clock, programme);
  const entries = [...settled.entries, ...later.entries];
  if (
    answerOf({ ...later, entries }) !== answerOf(outcome) ||
    textOfWallet(later.wallet) !== view
  ) {
    fail("settling often is settling once", textOf(entries), step);
  }
}

const answerOf = ({ entries, refusal }: Outcome) => JSON.stringify([entries, refusal]);
const textOfWallet = (wallet: Wallet) => JSON.stringify(viewOf(wallet));

function fail(law: string, fault: string, { drawn, service }: PlayedStep): never {
  const ledger = service.ledger.map((entry) => textOf(entry)).join("\n");
  throw new Error(`${law}\n${fault}\nafter ${JSON.stringify(drawn)}\n${ledger}`);
}

/** The shared array of a lot queue is not frozen, because later versions append to it. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) return value;
  const isQueue = "takenFromFirst" in value;
  for (const [key, inner] of Object.entries(value)) {
    if (!isQueue || key !== "lots") deepFreeze(inner);
  }
  return Object.freeze(value);
}
