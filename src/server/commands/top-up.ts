import type { TopUpBody } from "../../contract/offer.ts";
import { afterWrongCard, noLock } from "../../rules/obtain/top-up.ts";
import type { Terms } from "../ports.ts";
import type { CommandHandler } from "./run-command.ts";

/**
 * A card tops up one wallet, once. A wrong card is counted although the command is refused: otherwise the lock could
 * be worked around.
 */
export function topUp(
  { programme, catalog }: Terms,
  memberId: string,
  { number, password }: TopUpBody,
): CommandHandler {
  const card = catalog.cards.find((each) => each.number === number);
  const usedCard = `card:${number}` as const;
  const lock = `top-up-lock:${memberId}` as const;
  return {
    // An unknown number is not used as the name of a resource: it is arbitrary input.
    resources: card ? [lock, usedCard] : [lock],
    command: (state) => ({
      kind: "top-up",
      card: card && {
        subject: { kind: "card", id: number },
        password: card.password,
        points: card.points,
        acceptedUntil: card.acceptedUntil,
        used: state.resource(usedCard) !== undefined,
      },
      password,
      lock: state.resource(lock) ?? noLock,
    }),
    writes: () => [
      [usedCard, { usedBy: memberId }],
      [lock, noLock],
    ],
    writesOnRefusal: (state, { code }, at) =>
      code === "card-not-accepted"
        ? [[lock, afterWrongCard(state.resource(lock) ?? noLock, at, programme)]]
        : [],
  };
}
