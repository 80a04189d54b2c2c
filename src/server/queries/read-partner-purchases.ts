import type { PartnerPurchase } from "../../contract/partner-purchase.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Ports } from "../ports.ts";
import type { StoredPurchase } from "../store/resources.ts";
import { entryId, memberOf, seqOf } from "./entry-view.ts";

export type FoundPurchase = {
  readonly memberId: string;
  /** The member's time. */
  readonly now: Instant;
  readonly purchase: StoredPurchase;
};

/** The purchase under `id` of one of the partner's offers; `undefined` where there is none. */
export async function findPartnerPurchase(
  { store, catalog, memberTime }: Ports,
  partnerId: string,
  id: string,
): Promise<FoundPurchase | undefined> {
  const memberId = memberOf(id);
  const seq = seqOf(memberId, id);
  const purchase =
    seq === undefined ? undefined : await store.readResource(`purchase:${memberId}:${seq}`);
  const offer = catalog.rebates.find((each) => each.id === purchase?.offerId);
  const now = offer?.partnerId === partnerId ? await memberTime(memberId) : undefined;
  return purchase && now !== undefined ? { memberId, now, purchase } : undefined;
}

/** A purchase without anything else of the member's wallet. */
export function partnerPurchaseView(
  memberId: string,
  { of, offerId, total, points, at, state }: StoredPurchase,
): PartnerPurchase {
  return { id: entryId(memberId, of), memberId, offerId, totalFen: total, points, at, state };
}
