import { dayOf } from "../calendar.ts";
import type { PlayedStep } from "./play.ts";
import {
  debtsIn,
  holdsIn,
  lotsIn,
  pendingIn,
  redeemedOn,
  spendableIn,
  type NaiveState,
  type NaiveRefusal,
} from "./naive-ledger.ts";
import { textOf, viewOf } from "./view.ts";
import { redemptionsOn } from "../ledger/redemptions.ts";
import { spendable } from "../ledger/wallet.ts";

/** The first difference between the answers, ledgers or wallets of the naive rules and the rules, if there is one. */
export function differenceOf(
  state: NaiveState,
  refusal: NaiveRefusal | undefined,
  step: PlayedStep,
) {
  const { outcome, now, service } = step;
  const { entries, wallet } = outcome;
  const pairs = [
    [textOf(refusal), textOf(outcome.refusal)],
    [textOf(state.entries.slice(service.ledger.length - entries.length)), textOf(entries)],
    [JSON.stringify(stateOf(state)), JSON.stringify(stateIn(step))],
    [`${spendableIn(state, now)} to spend`, `${spendable(wallet, now)} to spend`],
    [textOfDay(redeemedOn(state, now).map(({ subject }) => subject)), textOfRedemptions(step)],
  ];
  const different = pairs.find(([naive, rules]) => naive !== rules);
  return different && `naive: ${different[0]}\nrules: ${different[1]}`;
}

/** The redemptions of a day by product, in the order of the products' names. */
function textOfDay(subjects: readonly object[]): string {
  const products = subjects.map((subject) => ("id" in subject ? String(subject.id) : ""));
  return `${subjects.length} today: ${products.toSorted().join()}`;
}

function textOfRedemptions({ outcome: { wallet }, now, service: { programme } }: PlayedStep) {
  const { count, products } = redemptionsOn(wallet, dayOf(now, programme));
  const ids = products.flatMap((product) => Array<string>(product.count).fill(product.id));
  return `${count} today: ${ids.toSorted().join()}`;
}

function stateOf(state: NaiveState) {
  return {
    lots: lotsIn(state).flatMap(({ id, obtainedAt, expiresAt, granted, left }) =>
      left > 0 ? [[id, obtainedAt, expiresAt, granted, left]] : [],
    ),
    holds: holdsIn(state).map(({ seq, heldUntil, allocations = [] }) => [
      seq,
      heldUntil,
      allocations.map(({ lotId, points }) => [lotId, points]),
    ]),
    pending: pendingIn(state).map(({ seq, points, creditAt }) => [seq, points, creditAt]),
    owed: debtsIn(state).map(({ of, points }) => [of, points]),
  };
}

function stateIn({ outcome }: PlayedStep): ReturnType<typeof stateOf> {
  const { rows, holds, pending, owed } = viewOf(outcome.wallet);
  return {
    lots: rows.flatMap(({ expiresAt, lots }) =>
      lots.map(([id = 0, obtainedAt = 0, granted = 0, remaining = 0]) => [
        id,
        obtainedAt,
        expiresAt,
        granted,
        remaining,
      ]),
    ),
    holds: holds.map(({ of, until, lots }) => [of, until, lots]),
    pending: pending.map(({ of, points, creditAt }) => [of, points, creditAt]),
    owed: owed.map(([of, points = 0]) => ({ of, points })).map(({ of, points }) => [of, points]),
  };
}
