import type * as z from "zod/mini";
import type { donationBody } from "../contract/donation.ts";
import type { ExchangeBody } from "../contract/offer.ts";
import type { SampleOrder } from "./orders.ts";
import type { ReportedPurchase } from "../server/commands/purchases.ts";
import type { RedeemBody } from "../contract/product.ts";
import type { Words } from "../rules/ledger/entry.ts";
import type { Fen, Points } from "../rules/points.ts";

export type Bill = {
  readonly partnerId: string;
  /** The partner's order number. */
  readonly number: string;
  readonly item: Words;
  readonly totalFen: Fen;
  readonly points: Points;
};

/** One thing that a demo member did, as a request to the API. A later step refers to the name `as` of an earlier one by `of`. */
export type ScenarioStep =
  | { readonly kind: "grant"; readonly points: Points; readonly words: Words }
  /** A claim; a task that a partner reports is reported at the same time. */
  | { readonly kind: "task"; readonly taskId: string }
  | { readonly kind: "exchange"; readonly body: ExchangeBody }
  | { readonly kind: "purchase"; readonly as: string; readonly body: ReportedPurchase }
  | { readonly kind: "confirmation" | "reversal"; readonly of: string }
  /** A partner's new order for the member. */
  | { readonly kind: "order"; readonly order: SampleOrder }
  /** Pays one of these orders, by its number. */
  | {
      readonly kind: "payment";
      readonly as?: string;
      readonly order: string;
      readonly points: Points;
    }
  /** Pays a past order that has no record any more. */
  | { readonly kind: "payment"; readonly as?: string; readonly bill: Bill }
  | { readonly kind: "redemption"; readonly as?: string; readonly body: RedeemBody }
  | { readonly kind: "donation"; readonly body: z.infer<typeof donationBody> }
  | { readonly kind: "draw"; readonly memberSeed: string }
  /** With `total`, a partial capture. */
  | { readonly kind: "capture"; readonly of: string; readonly total?: Fen }
  | { readonly kind: "cancel"; readonly of: string }
  | { readonly kind: "refund"; readonly of: string; readonly fen: Fen };
