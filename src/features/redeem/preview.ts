import { previewWallet } from "../../api/preview.ts";
import type { ProductView } from "../../contract/product.ts";
import type { LotView, WalletView } from "../../contract/wallet.ts";
import type { Allocation } from "../../rules/allocation.ts";
import type { Instant } from "../../rules/calendar.ts";
import { decide } from "../../rules/decide.ts";
import type { Refusal } from "../../rules/decision.ts";
import type { Expiring } from "../../rules/expiring.ts";
import type { Points } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import { spendable } from "../../rules/wallet.ts";

/** What the member has been shown, and when it is. */
export type Shown = {
  readonly wallet: WalletView;
  readonly lots: readonly LotView[];
  readonly programme: Programme;
  readonly now: Instant;
  /** What expires at or before this expires this month or next. */
  readonly soonUntil: Instant;
};

export type Price = ProductView["prices"][number];

/** What a redemption would do, or why it would not be done. */
export type Preview = Possible | { readonly refusal: Refusal };

export type Possible = {
  readonly refusal?: never;
  readonly paying: readonly { readonly lot: LotView; readonly points: Points }[];
  readonly left: Points;
  /** What of the rest expires this month or next. */
  readonly soonLeft: readonly Pick<Expiring, "expiresAt" | "points">[];
  /** The rest is too little for a next use. */
  readonly isFew: boolean;
};

/** Decides the redemption as the service will, on what the member has been shown. */
export function previewRedemption(product: ProductView, price: Price, shown: Shown): Preview {
  const { lots, programme, now, soonUntil } = shown;
  const command = {
    kind: "redemption",
    product: { subject: { kind: "product", id: product.id }, stock: product.stock },
    price,
  } as const;
  const before = previewWallet(shown.wallet, lots, programme);
  const { wallet, entries, refusal } = decide(before, command, now, programme);
  if (refusal) return { refusal };
  const left = spendable(wallet, now);
  const entry = entries.at(-1);
  return {
    paying: entry && "allocations" in entry ? withLots(entry.allocations, lots) : [],
    left,
    soonLeft: wallet.expiring.filter(({ expiresAt }) => expiresAt <= soonUntil),
    isFew: left < programme.minimumBalance,
  };
}

/** In a preview a lot's id is its place in the list, from 1. */
function withLots(allocations: readonly Allocation[], lots: readonly LotView[]) {
  return allocations.flatMap(({ lotId, points }) => {
    const lot = lots[lotId - 1];
    return lot === undefined ? [] : [{ lot, points }];
  });
}
