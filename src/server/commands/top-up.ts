import type { TopUpBody } from "../../contract/offer.ts";
import { aliPoint } from "../../rules/programme.ts";
import { afterWrongCard, noLock } from "../../rules/obtain/top-up.ts";
import { cards } from "../../catalog/offers.ts";
import type { CommandHandler } from "./execute.ts";

/**
 * What topping up with a card is. A card is used once, whoever uses it. One that is not accepted counts
 * although nothing else happens, so that the lock cannot be tried around.
 */
export function topUp({ number, password }: TopUpBody, memberId: string): CommandHandler {
  const card = cards.find((known) => known.number === number);
  const used = `card:${number}` as const;
  const lock = `lock:${memberId}` as const;
  return {
    // A number that no card has is not looked up: it is anybody's words.
    resources: card ? [lock, used] : [lock],
    command: (state) => ({
      kind: "top-up",
      card: card && {
        subject: { kind: "card", id: number },
        password: card.password,
        points: card.points,
        acceptedUntil: card.acceptedUntil,
        used: state.resource(used) !== undefined,
      },
      password,
      lock: state.resource(lock) ?? noLock,
    }),
    writes: () => [
      [used, { usedBy: memberId }],
      [lock, noLock],
    ],
    writesOnRefusal: (state, { code }, at) =>
      code === "card-not-accepted"
        ? [[lock, afterWrongCard(state.resource(lock) ?? noLock, at, aliPoint)]]
        : [],
  };
}
