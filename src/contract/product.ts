import * as z from "zod/mini";
import { fen, id, somePoints } from "./scalars.ts";

export const productView = z.object({
  id: z.string(),
  title: z.string(),
  /** The name of one of the page's pictures. For an unknown name the page shows a plain one. */
  picture: z.string(),
  category: z.optional(z.object({ id: z.string(), title: z.string() })),
  fulfilment: z.enum(["code", "shipment"]),
  /** How the reward is used. */
  instructions: z.string(),
  /** How many days after the redemption it can be used; without, it has no end. */
  useWithinDays: z.optional(z.int()),
  stock: z.int(),
  /** Points, and the cash that is paid with them. */
  prices: z.array(z.object({ id: z.string(), points: somePoints, fen })),
});
export type ProductView = z.infer<typeof productView>;

export const productList = z.object({ items: z.array(productView) });

export const redeemBody = z.strictObject({ productId: id, priceId: id });
export type RedeemBody = z.infer<typeof redeemBody>;
