import { dayOf } from "../calendar.ts";
import type { PlayedStep } from "./play.ts";
import {
  debtsIn,
  holdsIn,
  lotsIn,
  pendingIn,
  redeemedOn,
  spendableIn,
  type NaiveBook,
  type NaiveRefusal,
} from "./naive-ledger.ts";
import { textOf, viewOf } from "./view.ts";
import { redemptionsOn, spendable } from "../ledger/wallet.ts";

/** Where the naive service's answer, book or wallet is not what the rules' is; nothing where they agree. */
export function differenceOf(
  book: NaiveBook,
  refusal: NaiveRefusal | undefined,
  moment: PlayedStep,
) {
  const { outcome, now, service: world } = moment;
  const { entries, wallet } = outcome;
  const pairs = [
    [textOf(refusal), textOf(outcome.refusal)],
    [textOf(book.entries.slice(world.ledger.length - entries.length)), textOf(entries)],
    [JSON.stringify(stateOf(book)), JSON.stringify(stateIn(moment))],
    [`${spendableIn(book, now)} to spend`, `${spendable(wallet, now)} to spend`],
    [
      `${redeemedOn(book, now).length} today`,
      `${redemptionsOn(wallet, dayOf(now, world.programme))} today`,
    ],
  ];
  const different = pairs.find(([naive, ours]) => naive !== ours);
  return different && `naive: ${different[0]}\nours:  ${different[1]}`;
}

function stateOf(book: NaiveBook) {
  return {
    lots: lotsIn(book).flatMap(({ id, obtainedAt, expiresAt, granted, left }) =>
      left > 0 ? [[id, obtainedAt, expiresAt, granted, left]] : [],
    ),
    holds: holdsIn(book).map(({ seq, heldUntil, allocations = [] }) => [
      seq,
      heldUntil,
      allocations.map(({ lotId, points }) => [lotId, points]),
    ]),
    pending: pendingIn(book).map(({ seq, points, creditAt }) => [seq, points, creditAt]),
    owed: debtsIn(book).map(({ of, points }) => [of, points]),
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
    holds: holds.map(({ of, until, parts }) => [of, until, parts]),
    pending: pending.map(({ of, points, creditAt }) => [of, points, creditAt]),
    owed: owed.map(([of, points = 0]) => ({ of, points })).map(({ of, points }) => [of, points]),
  };
}
