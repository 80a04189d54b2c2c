import { dayOf, startOfDay, type Day, type Instant } from "../calendar.ts";
import type { Programme } from "../programme.ts";
import type { Subject } from "./entry.ts";

/** The redemptions of one programme day, without the released ones. */
export type Redemptions = {
  /** The last programme day that had one. */
  readonly day: Day;
  /** Of all products. */
  readonly count: number;
  /** Of each product that had one. One that an imported file tells in words is only in `count`. */
  readonly products: readonly { readonly id: string; readonly count: number }[];
};

type Counted = { readonly redemptions: Redemptions };

export const noRedemptions: Redemptions = { day: 0 as Day, count: 0, products: [] };

/** Those of `day`: none, if the last ones were on another. */
export function redemptionsOn({ redemptions }: Counted, day: Day): Redemptions {
  return redemptions.day === day ? redemptions : { ...noRedemptions, day };
}

/** Counts one more redemption of a product, or with -1 one that is released. */
export function countRedemption(
  { day, count, products }: Redemptions,
  subject: Subject,
  change: 1 | -1,
): Redemptions {
  const id = productOf(subject);
  const others = products.filter((product) => product.id !== id);
  const ofProduct = countOf(products, id) + change;
  const counted = id !== undefined && ofProduct > 0 ? [{ id, count: ofProduct }] : [];
  return { day, count: count + change, products: [...others, ...counted] };
}

/** How many more redemptions of a product the limit of the programme allows on `day`. */
export function redemptionsLeft(
  wallet: Counted,
  productId: string | undefined,
  day: Day,
  { redemptionLimit: { count, per } }: Programme,
): number {
  const made = redemptionsOn(wallet, day);
  return Math.max(0, count - (per === "member" ? made.count : countOf(made.products, productId)));
}

/**
 * When the next redemption of a product is allowed: `at` itself, or the start of the next programme day. Without a
 * product, of any product: a limit for each product leaves others.
 */
export function nextRedemptionAt(
  wallet: Counted,
  productId: string | undefined,
  at: Instant,
  programme: Programme,
): Instant {
  const today = dayOf(at, programme);
  if (redemptionsLeft(wallet, productId, today, programme) > 0) return at;
  return startOfDay(today, 1, programme);
}

export function productOf(subject: Subject): string | undefined {
  return "kind" in subject && subject.kind === "product" ? subject.id : undefined;
}

function countOf(products: Redemptions["products"], productId: string | undefined): number {
  return products.find(({ id }) => id === productId)?.count ?? 0;
}
