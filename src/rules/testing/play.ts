import { later, type Instant } from "../calendar.ts";
import { decide, type RulesCommand, type Outcome } from "../decide.ts";
import type { Programme } from "../programme.ts";
import type { Wallet } from "../ledger/wallet.ts";
import { clockAfter, commandFor } from "./resolve-step.ts";
import type { HistoryStep, DrawnCommand } from "./steps.ts";
import { newMiniService, recordOutcome, rulesCommandOf, type MiniService } from "./mini-service.ts";

/** One command of a history, and the service after it. */
export type PlayedStep = {
  readonly drawn: DrawnCommand;
  readonly command: RulesCommand;
  readonly before: Wallet;
  readonly clock: Instant;
  /** The time of the decision: `clock`, or the time of the last entry if that is later. */
  readonly now: Instant;
  readonly outcome: Outcome;
  readonly service: MiniService;
};

/** Plays a history from an empty wallet on, one command at a time. */
export function* play(
  history: readonly HistoryStep[],
  programme: Programme,
): Generator<PlayedStep> {
  const service = newMiniService(programme);
  for (const { intent, wait } of history) {
    service.clock = clockAfter(service, wait);
    const drawn = commandFor(service, intent);
    if (drawn === undefined) continue;
    const { wallet: before, clock } = service;
    const command = rulesCommandOf(service, drawn);
    const outcome = decide(before, command, clock, programme);
    recordOutcome(service, drawn, command, outcome);
    yield { drawn, command, before, clock, now: later(clock, before.at), outcome, service };
  }
}
