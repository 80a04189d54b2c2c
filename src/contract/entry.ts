import * as z from "zod/mini";
import { instant, points, seq } from "./scalars.ts";
import { lotView } from "./wallet.ts";

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
export type EntryKind = z.infer<typeof entryKind>;

/** What an entry was about: a product of the catalogue, or words of the member's own. */
const subject = z.union([z.object({ productId: z.string() }), z.object({ words: z.string() })]);

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
});
export type EntryView = z.infer<typeof entryView>;

/** One entry, with the lots behind it as they were granted. */
export const entryDetail = z.extend(entryView, {
  lots: z.array(z.omit(lotView, { remaining: true })),
});
export type EntryDetail = z.infer<typeof entryDetail>;

export const entryList = z.object({
  items: z.array(entryView),
  nextCursor: z.optional(z.string()),
});

/** `from` is the first instant and `to` the first after; `q` finds words in titles. */
export const entryQuery = z.strictObject({
  kind: z.optional(entryKind),
  from: z.optional(instant),
  to: z.optional(instant),
  q: z.optional(z.string().check(z.maxLength(100))),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(
    z.codec(z.string().check(z.regex(/^[1-9]\d{0,3}$/)), z.int().check(z.lte(200)), {
      decode: Number,
      encode: String,
    }),
  ),
});
export type EntryQuery = z.infer<typeof entryQuery>;
