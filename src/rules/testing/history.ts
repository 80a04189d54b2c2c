import { later, type Instant } from "../calendar.ts";
import { decide, type RulesCommand, type Outcome } from "../decide.ts";
import type { Programme } from "../programme.ts";
import type { Wallet } from "../ledger/wallet.ts";
import { clockAfter, wishOf } from "./turn.ts";
import type { Turn, DrawnCommand } from "./wish.ts";
import { commandOf, keep, newWorld, type World } from "./world.ts";

/** One command of a history, with the world as it is after it. */
export type Moment = {
  readonly wish: DrawnCommand;
  readonly command: RulesCommand;
  readonly before: Wallet;
  /** What the clock shows; `now` is what counts. */
  readonly clock: Instant;
  readonly now: Instant;
  readonly outcome: Outcome;
  readonly world: World;
};

/** Runs a history from an empty wallet on, and stops after each command for whoever looks. */
export function* play(history: readonly Turn[], programme: Programme): Generator<Moment> {
  const world = newWorld(programme);
  for (const { intent, wait } of history) {
    world.clock = clockAfter(world, wait);
    const wish = wishOf(world, intent);
    if (wish === undefined) continue;
    const { wallet: before, clock } = world;
    const command = commandOf(world, wish);
    const outcome = decide(before, command, clock, programme);
    keep(world, wish, command, outcome);
    yield { wish, command, before, clock, now: later(clock, before.at), outcome, world };
  }
}
