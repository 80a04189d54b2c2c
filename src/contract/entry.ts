import * as z from "zod/mini";
import type { EntryKind, Subject } from "../rules/ledger/entry.ts";
import { pageQuery, queryNumber } from "./paging.ts";
import { fen, id, instant, points, seq, words } from "./scalars.ts";
import { expiringPoints, grantSource, lotView } from "./wallet.ts";

export const entryKind = z.enum({
  grant: "grant",
  pending: "pending",
  cancellation: "cancellation",
  payment: "payment",
  redemption: "redemption",
  donation: "donation",
  draw: "draw",
  capture: "capture",
  release: "release",
  refund: "refund",
  expiry: "expiry",
  clawback: "clawback",
} as const satisfies { [Kind in EntryKind]: Kind });

/** What an entry is about: a catalog item, or the member's own words. */
export const subject = z.union([
  z.object({
    kind: z.enum(["product", "partner", "offer", "task", "card", "merchant", "project", "draw"]),
    id: z.string(),
    reference: z.exactOptional(z.string()),
    item: z.exactOptional(words),
    orderId: z.exactOptional(z.string()),
  }),
  z.object({ words: z.string() }),
]) satisfies z.ZodMiniType<Subject>;

export const spendState = z.enum(["held", "captured", "cancelled", "lapsed"]);

const lotPoints = z.array(z.object({ lotId: z.string(), points }));

export const entryView = z.object({
  seq,
  id: z.string(),
  kind: entryKind,
  at: instant,
  /** The change of the balance: positive or negative. */
  points: z.int(),
  balanceAfter: points,
  title: z.string(),
  subject,
  /** The entry that this one refunds, captures, releases, cancels, credits or takes back. */
  of: z.optional(z.string()),
  /** The lots that points were taken from, first to expire first; empty if none were. */
  allocations: lotPoints,
  /** How granted or pending points were obtained. */
  source: z.optional(grantSource),
  /** When the points of a grant or a refund expire. */
  expiresAt: z.optional(instant),
  pendingPoints: z.optional(points),
  /** Points and cash together: the cost of a spend, the amount of a refund or of a partial capture. */
  fen: z.optional(fen),
  /** The cash part of it: points and cash add up to `fen`. */
  cashFen: z.optional(fen),
  /** Of a payment and what follows it: what was ordered, the partner's order number, and the order. */
  item: z.optional(z.string()),
  orderNumber: z.optional(z.string()),
  orderId: z.optional(z.string()),
  /** Until when the points of a spend are held while cash is being paid. */
  heldUntil: z.optional(instant),
  /** How far a payment or a redemption is, and what was refunded of it; in lists only. */
  state: z.optional(spendState),
  refunded: z.optional(z.enum(["part", "whole"])),
  /** What a redemption or a draw gave; absent where an imported file has it. */
  rewardId: z.optional(z.string()),
  /** Why held points were released. */
  cause: z.optional(z.enum(["cancelled", "lapsed"])),
  /** What a partial capture returned to its lots, first to expire first. */
  released: z.optional(lotPoints),
  /** What a refund does not return, since these lots have expired. */
  forfeited: z.optional(lotPoints),
  /** The change of the debt: positive if points could not be taken yet, negative if this entry pays some of it. */
  owed: z.optional(z.int()),
});
export type EntryView = z.infer<typeof entryView>;

/** The state of a payment or a redemption. */
const spendView = z.object({
  state: spendState,
  refundedFen: fen,
  /** What can still be refunded. */
  refundableFen: fen,
  /** The points that refunds returned or forfeited. */
  refundedPoints: points,
  /** The end of its hold and its refunds, oldest first. */
  followUps: z.array(entryView),
});
export type SpendView = z.infer<typeof spendView>;

/** One entry with its lots as they were granted. */
export const entryDetail = z.extend(entryView, {
  lots: z.array(z.omit(lotView, { remaining: true })),
  spend: z.optional(spendView),
  /** What could be spent just before it, first to expire first; absent if the service no longer knows. */
  before: z.optional(z.array(expiringPoints)),
});
export type EntryDetail = z.infer<typeof entryDetail>;

/**
 * `captures` leaves out captures that return no points, because the state of their spend says that it is paid;
 * `check-ins` also leaves out the rewards of daily tasks, and what of these expired.
 */
const fold = z.enum(["captures", "check-ins"]);
export type Fold = z.infer<typeof fold>;

/**
 * `from` is the first instant and `to` the first after; `q` finds words in titles, whatever their width, case and
 * accents; `lot` finds the entries that made this lot or took from it.
 */
export const entryFilter = z.strictObject({
  kind: z.optional(entryKind),
  from: z.optional(instant),
  to: z.optional(instant),
  q: z.optional(z.string().check(z.maxLength(100))),
  lot: z.optional(id),
});
export type EntryFilter = z.infer<typeof entryFilter>;

/** `below` finds entries with lower numbers. */
export const totalsQuery = z.strictObject({
  ...entryFilter.shape,
  fold: z.optional(fold),
  below: z.optional(queryNumber),
});
export type TotalsQuery = z.infer<typeof totalsQuery>;

/**
 * `skip` leaves out this many of the newest; with `below` it reaches any row of a list that does not change.
 * `totals` adds the answer of `/api/totals` to the page.
 */
export const entryListQuery = z.strictObject({
  ...totalsQuery.shape,
  skip: z.optional(queryNumber),
  totals: z.optional(z.literal("true")),
  ...pageQuery.shape,
});
export type EntryListQuery = z.infer<typeof entryListQuery>;

const entryCount = z.int().check(z.gte(0));

/** The number of entries, and the points that they, and what `fold` leaves out, added to the balance and took from it. */
export const entryTotals = z.object({
  count: entryCount,
  pointsIn: points,
  pointsOut: points,
  /** The check-ins that `fold` leaves out. */
  checkIns: z.optional(z.object({ count: entryCount, points })),
  /** The expiries of earlier check-ins that `fold` leaves out. */
  expiredCheckIns: z.optional(z.object({ count: entryCount, points })),
});
export type EntryTotalsView = z.infer<typeof entryTotals>;

export const entryList = z.object({
  items: z.array(entryView),
  nextCursor: z.optional(z.string()),
  /** Of all entries that the query finds. */
  totals: z.optional(entryTotals),
});
export type EntryList = z.infer<typeof entryList>;
