import * as z from "zod/mini";
import { entryFilter, entryKind, subject } from "./entry.ts";
import { programme } from "./programme.ts";
import { fen, instant, points, seq, somePoints } from "./scalars.ts";
import { grantSource } from "./wallet.ts";

/** `beancount` and `hledger` are plain-text accounting: double entry, with an account for each lot. */
export const statementFormat = z.enum(["csv", "json", "beancount", "hledger"]);
export type StatementFormat = z.infer<typeof statementFormat>;

/** Double entry is right for a whole history only. */
export const canBeFiltered = (format: StatementFormat) => format === "csv" || format === "json";

export const statementQuery = z
  .strictObject({ ...entryFilter.shape, format: statementFormat })
  .check(
    z.refine(({ format, ...filter }) => canBeFiltered(format) || Object.keys(filter).length === 0, {
      path: ["format"],
    }),
  );

/** Files that earlier versions exported call the source of imported points `statement`. */
const fileSource = z.codec(z.enum([...grantSource.options, "statement"]), grantSource, {
  decode: (source) => (source === "statement" ? "import" : source),
  encode: (source) => source,
});

const lotPoints = z.array(z.object({ lot: seq, points: somePoints }));

/**
 * One entry in an exported file, with everything that the rules need to make it again. Entries and lots are named by
 * their numbers in the file, so that it can be imported as another member. Field names must not change: members have
 * such files.
 */
export const statementEntry = z.object({
  seq: z.int().check(z.gte(1)),
  kind: entryKind,
  at: instant,
  /** The change of the balance: positive or negative. */
  points: z.int(),
  balanceAfter: points,
  title: z.string(),
  subject,
  /** How granted or pending points were obtained. */
  source: z.optional(fileSource),
  /** The entry that this one refunds, captures, releases, cancels, credits or takes back. */
  of: z.optional(seq),
  /** Points and cash together: the cost of a spend, the amount of a refund or of a partial capture. */
  fen: z.optional(fen),
  /** Pending points. */
  promised: z.optional(somePoints),
  /** When pending points are credited; absent if a confirmation credits them. */
  creditAt: z.optional(instant),
  heldUntil: z.optional(instant),
  /** When the points of a grant or a refund expire. */
  expiresAt: z.optional(instant),
  /** The change of the debt: positive if points could not be taken yet, negative if this entry pays some of it. */
  owed: z.optional(z.int()),
  /** The lots that points were taken from. */
  allocations: z.optional(lotPoints),
  /** What a partial capture returned to its lots. */
  released: z.optional(lotPoints),
  /** What a refund does not return, since these lots have expired. */
  forfeited: z.optional(lotPoints),
});
export type StatementEntry = z.infer<typeof statementEntry>;

/** The history in JSON, oldest first, as of `at`: the whole one, or the entries that match `filter`. */
export const statement = z.object({
  member: z.object({ id: z.string(), name: z.string() }),
  programme,
  at: instant,
  filter: z.optional(entryFilter),
  entries: z.array(statementEntry),
});

/** The media type of each format. Those of the two accounting programs are not registered. */
export const statementType = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json; charset=utf-8",
  beancount: "text/x-beancount; charset=utf-8",
  hledger: "text/x-hledger; charset=utf-8",
} as const satisfies Record<StatementFormat, string>;
