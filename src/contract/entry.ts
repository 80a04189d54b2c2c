import * as z from "zod/mini";
import { fen, id, instant, points, seq } from "./scalars.ts";
import { pageQuery, queryNumber } from "./paging.ts";
import { lotView, source } from "./wallet.ts";

export const entryKind = z.enum([
  "grant",
  "pending",
  "cancellation",
  "payment",
  "redemption",
  "donation",
  "draw",
  "capture",
  "release",
  "refund",
  "expiry",
  "clawback",
]);
export type EntryKindView = z.infer<typeof entryKind>;

/** What an entry was about: something of the catalogue, or words of the member's own. */
export const subject = z.union([
  z.object({
    kind: z.enum(["product", "partner", "offer", "task", "card", "merchant", "project", "draw"]),
    id: z.string(),
    reference: z.exactOptional(z.string()),
  }),
  z.object({ words: z.string() }),
]);

export const entryView = z.object({
  seq,
  id: z.string(),
  kind: entryKind,
  at: instant,
  /** Points that came (positive) or went (negative). */
  points: z.int(),
  balanceAfter: points,
  title: z.string(),
  subject,
  /** The entry that this one is about: what it refunds, captures, releases, cancels, credits or takes back. */
  of: z.optional(z.string()),
  /** Which lots paid, first to expire first; empty where points came. */
  allocations: z.array(z.object({ lotId: z.string(), points })),
  /** How a grant's or a promise's points were obtained. */
  source: z.optional(source),
  /** When a grant's or a refund's points expire. */
  expiresAt: z.optional(instant),
  /** Promised points. */
  promised: z.optional(points),
  /** What a use cost in all, a refund gave back, or a smaller bill came to at its capture: points and cash. */
  fen: z.optional(fen),
  /** A use's points are held until then while cash is paid. */
  heldUntil: z.optional(instant),
  /** Why held points were released. */
  cause: z.optional(z.enum(["cancelled", "lapsed"])),
  /** What went back to its lots with the capture of a smaller bill, first to expire first. */
  released: z.optional(z.array(z.object({ lotId: z.string(), points }))),
  /** What a refund does not give back, since these lots have expired. */
  forfeited: z.optional(z.array(z.object({ lotId: z.string(), points }))),
  /** What of a clawback is owed (more than 0), or how much of what was owed it takes (less than 0). */
  owed: z.optional(z.int()),
});
export type EntryView = z.infer<typeof entryView>;

/** What became of a payment or a redemption. */
const spendView = z.object({
  state: z.enum(["held", "captured", "cancelled", "lapsed"]),
  refundedFen: fen,
  /** What can still be refunded; 0 of a use that is final. */
  refundableFen: fen,
  /** The points that came back with refunds or were forfeited. */
  settledPoints: points,
  /** What came of it, oldest first: what ended its hold, its refunds. */
  after: z.array(entryView),
});
export type SpendView = z.infer<typeof spendView>;

/** One entry, with the lots behind it as they were granted, and what became of it. */
export const entryDetail = z.extend(entryView, {
  lots: z.array(z.omit(lotView, { remaining: true })),
  use: z.optional(spendView),
  /** What could be spent just before it, first to expire first; not there where the service no longer knows. */
  before: z.optional(z.array(z.object({ points, expiresAt: instant }))),
});
export type EntryDetail = z.infer<typeof entryDetail>;

/**
 * `from` is the first instant and `to` the first after; `q` finds words in titles; `lot`: what took from that
 * lot, and what made it; `below`: numbers below this only.
 */
export const totalsQuery = z.strictObject({
  kind: z.optional(entryKind),
  from: z.optional(instant),
  to: z.optional(instant),
  q: z.optional(z.string().check(z.maxLength(100))),
  lot: z.optional(id),
  below: z.optional(queryNumber),
});
export type TotalsQuery = z.infer<typeof totalsQuery>;

/**
 * `skip`: so many of the newest are passed over. With `below` it reaches any row of a list that stays as it was.
 * `totals`: what `/api/totals` would tell of the whole list comes with the page.
 */
export const entryQuery = z.strictObject({
  ...totalsQuery.shape,
  skip: z.optional(queryNumber),
  totals: z.optional(z.literal("true")),
  ...pageQuery.shape,
});
export type EntryQuery = z.infer<typeof entryQuery>;

/** How many entries there are, and the points that came and went with them. */
export const entryTotals = z.object({
  count: z.int().check(z.gte(0)),
  pointsIn: points,
  pointsOut: points,
});
export type EntryTotalsView = z.infer<typeof entryTotals>;

export const entryList = z.object({
  items: z.array(entryView),
  nextCursor: z.optional(z.string()),
  /** Of all that the query leaves, where it asks for them. */
  totals: z.optional(entryTotals),
});
export type EntryList = z.infer<typeof entryList>;
