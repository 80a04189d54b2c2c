import { balanceChange, type Entry } from "../../rules/ledger/entry.ts";
import type { EntrySums } from "./store.ts";

export const NONE: EntrySums = { count: 0, came: 0, went: 0 };

/** `points` as they are signed: all came, or all went. */
export function tallyOf(count: number, points: number): EntrySums {
  return { count, came: Math.max(0, points), went: Math.max(0, -points) };
}

export function sumOf(tallies: Iterable<EntrySums>): EntrySums {
  let { count, came, went } = NONE;
  for (const tally of tallies) {
    count += tally.count;
    came += tally.came;
    went += tally.went;
  }
  return { count, came, went };
}

export function tallied(entries: readonly Entry[]): EntrySums {
  return sumOf(entries.map((entry) => tallyOf(1, balanceChange(entry))));
}
