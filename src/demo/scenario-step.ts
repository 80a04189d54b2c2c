import type * as z from "zod/mini";
import type { donationBody } from "../contract/donation.ts";
import type { ExchangeBody, PurchaseBody } from "../contract/offer.ts";
import type { paymentBody } from "../contract/payment.ts";
import type { RedeemBody } from "../contract/product.ts";
import type { Words } from "../rules/ledger/entry.ts";
import type { Fen, Points } from "../rules/points.ts";

/** One thing that a demo member did, as a request to the API. A later step refers to the name `as` of an earlier one by `of`. */
export type ScenarioStep =
  | { readonly kind: "grant"; readonly points: Points; readonly words: Words }
  /** A claim; a task that a partner reports is reported at the same time. */
  | { readonly kind: "task"; readonly taskId: string }
  | { readonly kind: "exchange"; readonly body: ExchangeBody }
  | { readonly kind: "purchase"; readonly as: string; readonly body: PurchaseBody }
  | { readonly kind: "confirmation" | "reversal"; readonly of: string }
  | {
      readonly kind: "payment";
      readonly as?: string;
      readonly body: z.infer<typeof paymentBody>;
    }
  | { readonly kind: "redemption"; readonly as?: string; readonly body: RedeemBody }
  | { readonly kind: "donation"; readonly body: z.infer<typeof donationBody> }
  | { readonly kind: "draw"; readonly memberSeed: string }
  /** With `total`, a partial capture. */
  | { readonly kind: "capture"; readonly of: string; readonly total?: Fen }
  | { readonly kind: "cancel"; readonly of: string }
  | { readonly kind: "refund"; readonly of: string; readonly fen: Fen };
