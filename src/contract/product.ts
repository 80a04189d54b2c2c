import * as z from "zod/mini";
import { fen, id, somePoints } from "./scalars.ts";

/** Something to redeem, in the reader's language. */
const productView = z.object({
  id: z.string(),
  title: z.string(),
  /** The name of a drawing that the page has; it shows a plain one for a name that it does not know. */
  picture: z.string(),
  stock: z.int(),
  /** Points, and the cash beside them, if any. */
  prices: z.array(z.object({ id: z.string(), points: somePoints, fen })),
});
export type ProductView = z.infer<typeof productView>;

export const productList = z.object({ items: z.array(productView) });

export const redeemBody = z.strictObject({ productId: id, priceId: id });
export type RedeemBody = z.infer<typeof redeemBody>;
