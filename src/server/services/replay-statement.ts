import { rowProblem, type RowProblem } from "../../contract/sample.ts";
import { assert } from "../../rules/assertion.ts";
import { dayOf, type Instant } from "../../rules/calendar.ts";
import { decide } from "../../rules/decide.ts";
import type { Refusal } from "../../rules/decision.ts";
import { signedPoints, type Entry } from "../../rules/entry.ts";
import { settle } from "../../rules/settle.ts";
import { aliPoint } from "../../rules/programme.ts";
import { emptyWallet, type Wallet } from "../../rules/wallet.ts";
import type { LineProblem, Row } from "./statement-rows.ts";

export type Replayed = {
  readonly wallet: Wallet;
  readonly entries: readonly Entry[];
  readonly applied: number;
  readonly problems: readonly LineProblem[];
};

/**
 * Plays rows through the rules, oldest first, ties in file order, up to `now`. A row that breaks a rule is
 * a problem and changes nothing; a stated expiry is compared with the computed ones of its day.
 */
export function replayStatement(rows: readonly Row[], now: Instant): Replayed {
  const entries: Entry[] = [];
  const problems: LineProblem[] = [];
  let wallet = emptyWallet;
  let applied = 0;
  for (const { line, at, command } of rows.toSorted((a, b) => a.at - b.at)) {
    if (at > now) problems.push({ line, code: "in-the-future" });
    else if (command.kind !== "expiry") {
      const outcome = decide(wallet, command, at, aliPoint);
      wallet = outcome.wallet;
      entries.push(...outcome.entries);
      if (outcome.refusal) problems.push({ line, code: codeOf(outcome.refusal) });
      else applied += 1;
    }
  }
  const settled = settle(wallet, now, aliPoint);
  entries.push(...settled.entries);
  problems.push(...differingExpiries(rows, entries, now));
  return { wallet: settled.wallet, entries, applied, problems };
}

function codeOf({ code }: Refusal): RowProblem {
  const told = rowProblem.safeParse(code);
  assert(told.success, () => `no row can be refused with ${code}`);
  return told.data;
}

/**
 * The stated expiries that the rules do not compute. Some exports state one a lot and some one a day, so a
 * row agrees with any lot's expiry of its day that no other row took, or with all of them together.
 */
function differingExpiries(
  rows: readonly Row[],
  entries: readonly Entry[],
  now: Instant,
): LineProblem[] {
  const computed = new Map<number, number[]>();
  for (const entry of entries) {
    if (entry.kind !== "expiry") continue;
    const day = dayOf(entry.at, aliPoint);
    computed.set(day, [...(computed.get(day) ?? []), -signedPoints(entry)]);
  }
  return rows.flatMap(({ line, at, command }): LineProblem[] => {
    if (command.kind !== "expiry" || at > now) return [];
    const ofDay = computed.get(dayOf(at, aliPoint)) ?? [];
    const whole = ofDay.reduce((total, lot) => total + lot, 0);
    const one = ofDay.indexOf(command.points);
    if (one === -1 && whole !== command.points) return [{ line, code: "expiry-differs" }];
    ofDay.splice(one === -1 ? 0 : one, one === -1 ? ofDay.length : 1);
    return [];
  });
}
