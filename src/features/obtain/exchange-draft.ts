import { previewWallet } from "../../api/preview-wallet.ts";
import { assert } from "../../rules/assertion.ts";
import type { ExchangeOffer } from "../../contract/offer.ts";
import { periodOf, type Instant } from "../../rules/calendar.ts";
import { decide } from "../../rules/decide.ts";
import type { Refusal } from "../../rules/decision.ts";
import { maxExchange, type Partner, type PartnerAccount } from "../../rules/obtain/exchange.ts";
import { expiryOf } from "../../rules/ledger/lot.ts";
import { minus, type Points } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import { spendable } from "../../rules/ledger/wallet.ts";
import type { Snapshot } from "../../spend/preview-spend.ts";
import { readWhole, type TypedFault } from "../../contract/typed-number.ts";

/** What a typed amount of a partner's points would give, or why it is refused. */
export type ExchangeDraft =
  | { readonly state: "no-amount"; readonly fault: TypedFault }
  | { readonly state: "refused"; readonly refusal: Refusal }
  | {
      readonly state: "possible";
      readonly amount: number;
      readonly points: Points;
      /** The balance after; of pending points, the balance does not change. */
      readonly left: Points;
      /** `null`: at once. */
      readonly creditAt: Instant | null;
      readonly expiresAt: Instant;
    };

/** Previews an exchange by the rules, from the offer's view of the partner's account. */
export function readExchange(
  text: string,
  offer: ExchangeOffer,
  { wallet: view, lots, programme }: Snapshot,
): ExchangeDraft {
  const now = view.serverTime;
  const typed = readWhole(text);
  if (typed.fault !== undefined) return { state: "no-amount", fault: typed.fault };
  const amount = typed.value;
  const [partner, account] = partnerOf(offer, now, programme);
  const command = { kind: "exchange", partner, account, amount } as const;
  const before = previewWallet(view, lots, programme);
  const { wallet, entries, refusal } = decide(before, command, now, programme);
  if (refusal) return { state: "refused", refusal };
  const left = spendable(wallet, now);
  const entry = entries.find(({ kind }) => kind === "grant" || kind === "pending");
  if (entry?.kind === "grant") {
    const { points, expiresAt } = entry;
    return { state: "possible", amount, points, left, creditAt: null, expiresAt };
  }
  assert(entry?.kind === "pending", () => `an exchange entered a ${entry?.kind}`);
  const creditAt = entry.creditAt ?? now;
  const expiresAt = expiryOf(creditAt, programme);
  return { state: "possible", amount, points: entry.points, left, creditAt, expiresAt };
}

/** The largest amount of the partner's points that can be exchanged now. */
export function maxAmount(offer: ExchangeOffer, now: Instant, programme: Programme): number {
  const [partner, account] = partnerOf(offer, now, programme);
  return maxExchange(partner, account, now, programme);
}

function partnerOf(offer: ExchangeOffer, now: Instant, programme: Programme) {
  const { title, rate, cap, capLeft, creditDays, balance } = offer;
  const partner: Partner = { subject: { words: title }, rate, cap, creditDays };
  const given = { period: periodOf(now, cap.per, programme), points: minus(cap.points, capLeft) };
  return [partner, { balance, given } satisfies PartnerAccount] as const;
}
