import type * as z from "zod/mini";
import type { donationBody } from "../contract/donation.ts";
import type { ExchangeBody, PurchaseBody } from "../contract/offer.ts";
import type { paymentBody } from "../contract/payment.ts";
import type { RedeemBody } from "../contract/product.ts";
import type { Fen, Points } from "../rules/points.ts";

/**
 * What a sample member did, in the API's own words. What has something become of it later bears a name (`as`), which
 * the later doing calls it by (`of`).
 */
export type ScenarioStep =
  | { readonly kind: "grant"; readonly points: Points; readonly words: string }
  | { readonly kind: "task"; readonly taskId: string }
  | { readonly kind: "exchange"; readonly body: ExchangeBody }
  | { readonly kind: "purchase"; readonly as: string; readonly body: PurchaseBody }
  /** The purchase was received: its points come. Or it was undone, before that or after. */
  | { readonly kind: "confirmation" | "undoing"; readonly of: string }
  | {
      readonly kind: "payment";
      readonly as?: string;
      readonly body: z.infer<typeof paymentBody>;
    }
  | { readonly kind: "redemption"; readonly as?: string; readonly body: RedeemBody }
  | { readonly kind: "donation"; readonly body: z.infer<typeof donationBody> }
  | { readonly kind: "draw"; readonly memberSeed: string }
  /** The cash for a use was paid, of a smaller bill `total` in all; or it will not be. */
  | { readonly kind: "capture"; readonly of: string; readonly total?: Fen }
  | { readonly kind: "cancel"; readonly of: string }
  | { readonly kind: "refund"; readonly of: string; readonly fen: Fen };
