import * as z from "zod/mini";
import { entryId, fen, id, instant, points, somePoints } from "./scalars.ts";

/** A partner's points in exchange for points. */
const exchangeOffer = z.object({
  method: z.literal("exchange"),
  id: z.string(),
  title: z.string(),
  picture: z.string(),
  /** `theirs` of the partner's points give `ours`. Amounts are multiples of `theirs` divided by the common divisor. */
  rate: z.object({ theirs: z.int(), ours: z.int() }),
  /** The member's points at the partner. */
  balance: z.int(),
  cap: z.object({ points, per: z.enum(["day", "month"]) }),
  /** What the cap still allows in this period. */
  capLeft: points,
  /** Whole days until the points are credited; 0 is at once. */
  creditDays: z.int(),
});

/** `share` of what is paid at a partner, in parts per thousand. */
const rebateOffer = z.object({
  method: z.literal("rebate"),
  id: z.string(),
  title: z.string(),
  picture: z.string(),
  share: z.int(),
  /** A typical purchase. */
  exampleFen: fen,
  /** Where a member buys: an address of the partner; absent if it has none. */
  link: z.optional(z.string()),
});

const taskOffer = z.object({
  method: z.literal("task"),
  id: z.string(),
  title: z.string(),
  picture: z.string(),
  reward: somePoints,
  period: z.enum(["once", "day", "month"]),
  streak: z.optional(z.object({ length: z.int(), reward: somePoints })),
  /** The number of periods in a row, up to this one or the one before it. */
  inARow: z.int(),
  /** In this period. `done`: the reward can be claimed. */
  state: z.enum(["to-do", "done", "claimed"]),
  /** When a claimed task starts again; `null` is never. */
  nextAt: z.nullable(instant),
  /** Where the member can do it; absent where signing in is enough. */
  place: z.optional(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("utility-bills") }),
      /** An address of the partner that reports it; absent if the partner has none. */
      z.object({ kind: z.literal("partner"), link: z.optional(z.string()) }),
    ]),
  ),
});

const topUpOffer = z.object({
  method: z.literal("top-up"),
  id: z.string(),
  title: z.string(),
  /** The merchants whose cards are accepted, by the digits that their card numbers begin with. */
  issuers: z.array(z.object({ digits: z.string(), title: z.string() })),
  /** Set after too many rejected cards: the first instant at which top-up is open again. */
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

/** A card has a number of 16 digits and a password of 8 characters. Anything else is refused like an unknown card. */
export const topUpBody = z.strictObject({
  number: z.string().check(z.minLength(1), z.maxLength(40)),
  password: z.string().check(z.minLength(1), z.maxLength(40)),
});
export type TopUpBody = z.infer<typeof topUpBody>;

export const purchaseState = z.enum(["pending", "credited", "cancelled", "clawed-back"]);

const purchaseView = z.object({
  /** The id of the pending entry. */
  id: entryId,
  title: z.string(),
  picture: z.string(),
  totalFen: fen,
  points: somePoints,
  at: instant,
  state: purchaseState,
});
export type PurchaseView = z.infer<typeof purchaseView>;

export const purchaseList = z.object({ items: z.array(purchaseView) });

const pendingView = z.object({
  id: entryId,
  source: z.enum(["exchange", "rebate"]),
  title: z.string(),
  points: somePoints,
  /** `null`: when the purchase is confirmed. */
  creditAt: z.nullable(instant),
});
export type PendingView = z.infer<typeof pendingView>;

export const pendingList = z.object({ items: z.array(pendingView) });
