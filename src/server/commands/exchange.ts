import type { CatalogPartner } from "../../catalog/catalog.ts";
import type { ExchangeBody } from "../../contract/offer.ts";
import { afterExchange, type Exchange, type PartnerAccount } from "../../rules/obtain/exchange.ts";
import { points } from "../../rules/points.ts";
import type { Terms } from "../ports.ts";
import type { State } from "../store/store.ts";
import type { CommandHandler } from "./run-command.ts";

/** Debits the member's account at the partner. `undefined` where the catalog has no such partner. */
export function exchange(
  { programme, catalog }: Terms,
  memberId: string,
  { partnerId, amount }: ExchangeBody,
): CommandHandler | undefined {
  const partner = catalog.partners.find(({ id }) => id === partnerId);
  if (!partner) return undefined;
  const name = `partner:${memberId}:${partnerId}` as const;
  const command = (state: State): Exchange => ({
    kind: "exchange",
    partner: { ...partner, subject: { kind: "partner", id: partnerId } },
    account: state.resource(name) ?? newAccount(partner),
    amount,
  });
  return {
    resources: [name],
    command,
    writes: (state, { at }) => [[name, afterExchange(command(state), at, programme)]],
  };
}

/** A member's account at a partner before the first exchange. */
export function newAccount({ balance }: CatalogPartner): PartnerAccount {
  return { balance, given: { period: 0, points: points(0) } };
}
