import { later, type Instant } from "../calendar.ts";
import { decide, type RulesCommand, type Outcome } from "../decide.ts";
import type { Programme } from "../programme.ts";
import type { Wallet } from "../ledger/wallet.ts";
import { clockAfter, commandFor } from "./resolve-step.ts";
import type { HistoryStep, DrawnCommand } from "./steps.ts";
import { rulesCommandOf, recordOutcome, newMiniService, type MiniService } from "./mini-service.ts";

/** One command of a history, with the world as it is after it. */
export type PlayedStep = {
  readonly wish: DrawnCommand;
  readonly command: RulesCommand;
  readonly before: Wallet;
  /** What the clock shows; `now` is what counts. */
  readonly clock: Instant;
  readonly now: Instant;
  readonly outcome: Outcome;
  readonly service: MiniService;
};

/** Runs a history from an empty wallet on, and stops after each command for whoever looks. */
export function* play(
  history: readonly HistoryStep[],
  programme: Programme,
): Generator<PlayedStep> {
  const world = newMiniService(programme);
  for (const { intent, wait } of history) {
    world.clock = clockAfter(world, wait);
    const wish = commandFor(world, intent);
    if (wish === undefined) continue;
    const { wallet: before, clock } = world;
    const command = rulesCommandOf(world, wish);
    const outcome = decide(before, command, clock, programme);
    recordOutcome(world, wish, command, outcome);
    yield { wish, command, before, clock, now: later(clock, before.at), outcome, service: world };
  }
}
