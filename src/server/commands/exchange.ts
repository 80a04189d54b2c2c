import type { ExchangeBody } from "../../contract/offer.ts";
import { afterExchange, type Exchange, type PartnerAccount } from "../../rules/obtain/exchange.ts";
import { points } from "../../rules/points.ts";
import { aliPoint } from "../../rules/programme.ts";
import type { State } from "../store/store.ts";
import { partners, type CataloguePartner } from "../../catalog/offers.ts";
import type { CommandHandler } from "./execute.ts";

/** What exchanging a partner's points is: the partner's account is debited with it. `undefined`: no such partner. */
export function exchange(
  { partnerId, amount }: ExchangeBody,
  memberId: string,
): CommandHandler | undefined {
  const partner = partners.find(({ id }) => id === partnerId);
  if (!partner) return undefined;
  const name = `partner:${memberId}:${partnerId}` as const;
  const command = (state: State): Exchange => ({
    kind: "exchange",
    partner: { ...partner, subject: { kind: "partner", id: partnerId } },
    account: state.resource(name) ?? untouched(partner),
    amount,
  });
  return {
    resources: [name],
    command,
    writes: (state, { at }) => [[name, afterExchange(command(state), at, aliPoint)]],
  };
}

/** A member's account at a partner before the first exchange. */
export function untouched({ balance }: CataloguePartner): PartnerAccount {
  return { balance, given: { period: 0, points: points(0) } };
}
