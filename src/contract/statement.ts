import * as z from "zod/mini";
import { entryKind, subject } from "./entry.ts";
import { programme } from "./programme.ts";
import { fen, instant, points, seq, somePoints } from "./scalars.ts";
import { source } from "./wallet.ts";

/** `beancount` and `hledger` are plain-text accounting: double entry, with an account for each lot. */
export const statementQuery = z.strictObject({
  format: z.enum(["csv", "json", "beancount", "hledger"]),
});
export type StatementFormat = z.infer<typeof statementQuery>["format"];

const parts = z.array(z.object({ lot: seq, points: somePoints }));

/**
 * One entry as a statement tells it: enough for the rules to make it again. Entries and lots are named by
 * their numbers, which are the statement's own, so that it can become another member's.
 */
export const statementEntry = z.object({
  seq: z.int().check(z.gte(1)),
  kind: entryKind,
  at: instant,
  /** Points that came to the spendable balance (positive) or left it (negative). */
  points: z.int(),
  balanceAfter: points,
  title: z.string(),
  subject,
  /** How a grant's or a promise's points were obtained. */
  source: z.optional(source),
  /** The entry that this one is about: what it refunds, captures, releases, cancels, credits or takes back. */
  of: z.optional(seq),
  /** What a use cost in all, a refund gave back, or a smaller bill came to at its capture: points and cash. */
  fen: z.optional(fen),
  promised: z.optional(somePoints),
  /** When promised points are credited by themselves; without it, once they are confirmed. */
  creditAt: z.optional(instant),
  heldUntil: z.optional(instant),
  /** When the points of a grant or a refund expire. */
  expiresAt: z.optional(instant),
  /** What of a clawback is owed (more than 0), or how much of what was owed it takes (less than 0). */
  owed: z.optional(z.int()),
  /** Which lots paid. */
  allocations: z.optional(parts),
  /** What went back to its lots with the capture of a smaller bill. */
  released: z.optional(parts),
  /** What a refund does not give back, since these lots have expired. */
  forfeited: z.optional(parts),
});
export type StatementEntry = z.infer<typeof statementEntry>;

/** A statement in JSON: the whole history, oldest first, as of `at`. */
export const statement = z.object({
  member: z.object({ id: z.string(), name: z.string() }),
  programme,
  at: instant,
  entries: z.array(statementEntry),
});

/** The media type of each format. The two programs have none that is registered; a file server calls nothing by these. */
export const statementType = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json; charset=utf-8",
  beancount: "text/x-beancount; charset=utf-8",
  hledger: "text/x-hledger; charset=utf-8",
} as const satisfies Record<StatementFormat, string>;
