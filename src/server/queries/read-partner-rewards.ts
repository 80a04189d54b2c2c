import type { PartnerRedemption, PartnerReward } from "../../contract/partner-reward.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Spend } from "../../rules/spend/refund.ts";
import { codeOf } from "../commands/rewards.ts";
import type { Ports, Terms } from "../ports.ts";
import type { Reward } from "../store/resources.ts";
import { entryId, memberOf, seqOf } from "./entry-view.ts";
import { partnerSpendView } from "./partner-spend-view.ts";

type FoundReward = {
  readonly memberId: string;
  /** The member's time. */
  readonly now: Instant;
  readonly reward: Reward;
};

/** The reward of one of the partner's products under `id`; `undefined` where there is none. */
export async function findPartnerReward(
  { store, catalog, memberTime }: Ports,
  partnerId: string,
  id: string,
): Promise<FoundReward | undefined> {
  const memberId = memberOf(id);
  const seq = seqOf(memberId, id);
  const reward =
    seq === undefined ? undefined : await store.readResource(`reward:${memberId}:${seq}`);
  const product =
    reward?.item.kind === "product"
      ? catalog.products.find((each) => each.id === reward.item.id)
      : undefined;
  const now = product?.partnerId === partnerId ? await memberTime(memberId) : undefined;
  return reward && now !== undefined ? { memberId, now, reward } : undefined;
}

export function partnerRedemptionView(
  { programme }: Terms,
  { memberId, reward }: FoundReward,
  spend: Spend,
): PartnerRedemption {
  return { ...partnerSpendView(programme, memberId, spend), productId: reward.item.id };
}

export function partnerRewardView(
  memberId: string,
  { seq, item, fulfilment, codeNumber, ...reward }: Reward,
  secret: string,
): PartnerReward {
  const code = codeNumber === undefined ? undefined : codeOf(secret, item, codeNumber);
  return {
    id: entryId(memberId, seq),
    memberId,
    productId: item.id,
    kind: fulfilment,
    ...(code !== undefined && { code }),
    ...reward,
  };
}
