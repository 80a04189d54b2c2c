import * as z from "zod/mini";
import { withoutDirectionMarks } from "./direction-marks.ts";
import { refusalNumbers, refusals } from "./problem.ts";
import { entryKind } from "./entry.ts";
import { id, instant, points } from "./scalars.ts";
import { session } from "./session.ts";

/** How many of a demo member's entries are stored already, while its history is being generated. */
const provisioningProgress = z.object({ entries: z.int(), of: z.int() });
export type ProvisioningProgress = z.infer<typeof provisioningProgress>;

/** With `provisioning` nobody is signed in yet: the client asks again. */
export const signInAnswer = z.object({
  ...session.shape,
  provisioning: z.optional(provisioningProgress),
});

export const signInBody = z.strictObject({ memberId: id });

/** A name of an imported wallet. */
export const renameMemberBody = z.strictObject({
  name: z
    .string()
    .check(z.overwrite(withoutDirectionMarks), z.trim(), z.minLength(1), z.maxLength(60)),
});

export const demoMemberList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Made from a file: it can be renamed and removed. */
      isImported: z.boolean(),
      provisioning: z.optional(provisioningProgress),
    }),
  ),
});

/** The keys of the demo's partners, which its shop uses. */
export const demoPartnerList = z.object({
  items: z.array(
    z.object({
      partnerId: z.string(),
      /** The bearer key. */
      key: z.string(),
      /** Signs the results of checkouts, in base64. */
      secret: z.string(),
    }),
  ),
});
export type DemoPartner = z.infer<typeof demoPartnerList>["items"][number];

/** The signed-in member's clock. `null` is the device's clock; `running: false` stops it. */
export const demoClock = z.object({ now: z.nullable(instant), running: z.boolean() });

/** The range leaves room for lots that expire later. */
const clockTime = instant.check(z.refine((at) => at >= 0 && at < Date.UTC(3000, 0, 1)));

export const setClockBody = z.strictObject({
  now: z.nullable(clockTime),
  running: z.optional(z.boolean()),
});

/** The faults that the demo service injects. `loseRequests`, `loseAnswers` and `breakAnswers` are shares from 0 to 1. */
export const faults = z.strictObject({
  latencyMs: z.int().check(z.gte(0), z.lte(60_000)),
  loseRequests: z.number().check(z.gte(0), z.lte(1)),
  loseAnswers: z.number().check(z.gte(0), z.lte(1)),
  /** Every write fails with `storage-full`. */
  storageFull: z.boolean(),
  /** Every write fails with `read-only`. */
  readOnly: z.optional(z.boolean()),
  /** Answers that do not follow the contract. */
  breakAnswers: z.optional(z.number().check(z.gte(0), z.lte(1))),
});
export type Faults = z.infer<typeof faults>;

export const NO_FAULTS: Faults = {
  latencyMs: 0,
  loseRequests: 0,
  loseAnswers: 0,
  storageFull: false,
  readOnly: false,
  breakAnswers: 0,
};

/** What a column of an imported file holds. Separate columns may hold points earned and points spent, or days and times. */
export const columnRole = z.enum([
  "date",
  "time",
  "description",
  "points",
  "earned",
  "spent",
  "kind",
  "balance",
  "number",
]);
export type ColumnRole = z.infer<typeof columnRole>;

/** How `1/2/2026` is read: 1 February, or 2 January. */
const dateOrder = z.enum(["dmy", "mdy"]);
export type DateOrder = z.infer<typeof dateOrder>;

/** What is wrong with a row besides a refusal of the rules. */
export const rowFault = z.enum([
  "date-unreadable",
  "amount-unreadable",
  "amount-unclear",
  "amount-not-whole",
  "amount-too-large",
  "amount-zero",
  "amount-twice",
  "kind-unknown",
  "kind-sign",
  "description-too-long",
  "too-many-cells",
  "invalid-row",
  "reference-missing",
  "in-the-future",
  "number-repeated",
  "numbers-missing",
  "balance-differs",
  "expiry-differs",
]);
export type RowFault = z.infer<typeof rowFault>;

/** Rows with these faults are applied; those with the others are not. */
export const appliedFaults: readonly string[] = [
  "numbers-missing",
  "balance-differs",
  "expiry-differs",
] satisfies RowFault[];

const refusalCode = z.enum(Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]);
type RefusalCode = keyof typeof refusals;

/** `line` counts the file's lines from 1, its header included; in JSON, the entries from 1; in a spreadsheet, its rows. */
const rowProblem = z.object({
  line: z.int(),
  code: z.union([rowFault, refusalCode]),
  /** The name of the column, and the text of its cell, if one cell is the reason. */
  column: z.optional(z.string()),
  cell: z.optional(z.string()),
  /** The text of the row. Only the first problems have it. */
  row: z.optional(z.string()),
  /** The computed balance, where the file has another. */
  balance: z.optional(points),
  ...refusalNumbers,
});
export type RowProblem = z.infer<typeof rowProblem>;

/** Why a file cannot be imported at all. */
export const importFault = z.enum([
  "head-row-missing",
  "date-order-unclear",
  "filtered-export",
  "not-csv",
  "not-json",
  "not-text",
  "encoding-unknown",
  "old-spreadsheet",
  "spreadsheet-unreadable",
  "spreadsheet-too-large",
  "too-large",
]);
export type ImportFault = z.infer<typeof importFault>;

/** What the member corrects: the role of each column in order, empty for one that is not read, and the order of dates. */
export const importQuery = z.strictObject({
  columns: z.optional(z.string().check(z.maxLength(2_000))),
  dates: z.optional(dateOrder),
  /** Begins with a grant of the file's opening balance. */
  opening: z.optional(z.literal("true")),
});
export type ImportQuery = z.infer<typeof importQuery>;

/** What was understood of a file. */
export const understood = z.object({
  format: z.enum(["csv", "json", "xlsx"]),
  encoding: z.optional(z.string()),
  separator: z.optional(z.string()),
  /** In file order. None in JSON. */
  columns: z.array(z.object({ name: z.string(), role: z.nullable(columnRole) })),
  /** Our own export: its columns are known. */
  isExport: z.boolean(),
  /** No column holds dates, or none holds points: the member says which. */
  isIncomplete: z.boolean(),
  /** Present if the file has dates such as 1/2/2026. */
  dateOrder: z.optional(dateOrder),
  /** No date of the file tells their order: the member says it. */
  isDateOrderUnclear: z.boolean(),
  isNewestFirst: z.boolean(),
});
export type Understood = z.infer<typeof understood>;

export const importPreview = z.object({
  ...understood.shape,
  /** The first rows in file order. */
  first: z.array(
    z.object({
      line: z.int(),
      at: instant,
      title: z.string(),
      points: z.int(),
      kind: entryKind,
    }),
  ),
  /** Points that the member had before the first row, by the file's balances. */
  opening: points,
  hasOpening: z.boolean(),
  /** Rows that would be applied. */
  applied: z.int(),
  problems: z.array(rowProblem),
  ignored: z.array(z.int()),
  /** The balance of the wallet, now. */
  spendable: points,
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importResult = z.object({
  memberId: z.string(),
  applied: z.int(),
  problems: z.array(rowProblem),
  /** Lines that hold no activity: titles above the header, totals below the rows. */
  ignored: z.array(z.int()),
});
export type ImportResult = z.infer<typeof importResult>;
