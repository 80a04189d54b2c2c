import * as z from "zod/mini";
import { entryId, fen, id, instant, points, someFen, somePoints } from "./scalars.ts";

/** Points of a partner's programme that become ours, at the partner's rate. */
const exchangeOffer = z.object({
  method: z.literal("exchange"),
  id: z.string(),
  title: z.string(),
  picture: z.string(),
  /** So many of theirs give so many of ours; amounts are multiples of `theirs` over their common divisor. */
  rate: z.object({ theirs: z.int(), ours: z.int() }),
  /** The member's points at the partner. */
  balance: z.int(),
  cap: z.object({ points, per: z.enum(["day", "month"]) }),
  /** What the cap still lets through in this period. */
  capLeft: points,
  /** Whole days until the points are credited; 0: at once. */
  creditDays: z.int(),
});

/** A share of what is paid at a partner, in parts per thousand. */
const rebateOffer = z.object({
  method: z.literal("rebate"),
  id: z.string(),
  title: z.string(),
  picture: z.string(),
  share: z.int(),
  /** What one might pay there: an amount to begin with. */
  exampleFen: fen,
});

const taskOffer = z.object({
  method: z.literal("task"),
  id: z.string(),
  title: z.string(),
  picture: z.string(),
  reward: somePoints,
  period: z.enum(["once", "day", "month"]),
  streak: z.optional(z.object({ length: z.int(), reward: somePoints })),
  /** Periods in a row up to the last one that still counts. */
  inARow: z.int(),
  /** It can be done now. */
  isOpen: z.boolean(),
  /** Where it cannot: when it can be again; `null`: never. */
  nextAt: z.nullable(instant),
});

/** A card's number and password become points. */
const topUpOffer = z.object({
  method: z.literal("top-up"),
  id: z.string(),
  title: z.string(),
  /** After too many wrong cards: the first instant at which it is open again. */
  lockedUntil: z.nullable(instant),
});

export const offerList = z.object({
  items: z.array(
    z.discriminatedUnion("method", [exchangeOffer, rebateOffer, taskOffer, topUpOffer]),
  ),
});
export type OfferView = z.infer<typeof offerList>["items"][number];
export type ExchangeOffer = z.infer<typeof exchangeOffer>;
export type RebateOffer = z.infer<typeof rebateOffer>;
export type TaskOffer = z.infer<typeof taskOffer>;
export type TopUpOffer = z.infer<typeof topUpOffer>;

/** `amount` of the partner's points. */
export const exchangeBody = z.strictObject({ partnerId: id, amount: z.int().check(z.gte(1)) });
export type ExchangeBody = z.infer<typeof exchangeBody>;

/** Of less than one point's worth of rebate nothing could be promised: 400 `too-small`. */
export const purchaseBody = z.strictObject({ offerId: id, totalFen: someFen });
export type PurchaseBody = z.infer<typeof purchaseBody>;

/** A number of 16 digits and a password of 8 characters; what is not even that is refused in the same words as a wrong card. */
export const topUpBody = z.strictObject({
  number: z.string().check(z.minLength(1), z.maxLength(40)),
  password: z.string().check(z.minLength(1), z.maxLength(40)),
});
export type TopUpBody = z.infer<typeof topUpBody>;

/** Something bought at a partner, newest first. */
const purchaseView = z.object({
  /** The pending entry, which the confirmation and the cancellation name. */
  id: entryId,
  title: z.string(),
  picture: z.string(),
  totalFen: fen,
  points: somePoints,
  at: instant,
  /** Promised; credited; cancelled before that; taken back after. */
  state: z.enum(["pending", "credited", "cancelled", "clawed-back"]),
});
export type PurchaseView = z.infer<typeof purchaseView>;

export const purchaseList = z.object({ items: z.array(purchaseView) });

/** Points that are promised and outside the balance. */
const pendingView = z.object({
  id: entryId,
  source: z.enum(["exchange", "rebate"]),
  title: z.string(),
  points: somePoints,
  /** `null`: once what earns them is confirmed. */
  creditAt: z.nullable(instant),
});
export type PendingView = z.infer<typeof pendingView>;

export const pendingList = z.object({ items: z.array(pendingView) });
