import type { StatementEntry } from "../../contract/statement.ts";
import type { RulesCommand } from "../../rules/decide.ts";
import { fen, points, type Points } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportRow } from "./read-rows.ts";

/** `due`: the rules make the entry without a command. `undefined`: no command can make it. */
type RowCommand = RulesCommand | "due" | undefined;

const MAX_POINTS = points(Number.MAX_SAFE_INTEGER);
const DAY = 86_400_000;
/** The last roll wins nothing. */
const LOSING_ROLL = 999_999;

/** Assumes that the product's stock, the partner's points and the prize were there, as the row says. */
export function rowCommand(
  row: ImportRow,
  context: ImportContext,
  programme: Programme,
): RowCommand {
  const { kind, subject, entry } = row;
  const amount = points(Math.abs(row.points));
  if (kind === "expiry") return "due";
  if (kind === "grant" && entry?.of !== undefined) return confirmation(entry, context);
  if (kind === "release" && isLapse(row, context)) return "due";
  if (kind === "clawback" && (entry?.owed ?? 0) < 0) return "due";
  if (row.points > 0) {
    if (kind === "grant") {
      return { kind, points: amount, subject, ...(entry?.source && { source: entry.source }) };
    }
    if (kind === "refund" && entry?.of === undefined) {
      return { kind: "unmatched-refund", points: amount, subject };
    }
  }
  if (row.points < 0) {
    const spend = spendCommand(row, amount, programme);
    if (spend) return spend;
  }
  return entry && followUpCommand(row, entry, context, programme);
}

/** In a row without an entry number, points paid everything. */
function spendCommand(
  { kind, subject, entry }: ImportRow,
  amount: Points,
  programme: Programme,
): RowCommand {
  const value = valueOf(amount, programme);
  const total = entry ? entry.fen : value;
  if (total === undefined) return undefined;
  if (kind === "payment") return { kind, points: amount, subject, total };
  if (kind === "donation") return { kind, points: amount, subject };
  if (kind === "redemption" && total >= value) {
    const price = { points: amount, fen: fen(total - value) };
    return { kind, product: { subject, stock: 1 }, price };
  }
  // A prize in points has a row of its own.
  const isDraw = kind === "draw" && amount === programme.draw.cost;
  return isDraw ? { kind, subject, roll: LOSING_ROLL, stock: {} } : undefined;
}

/** Kinds of entries that only our own exports have. */
function followUpCommand(
  row: ImportRow,
  entry: StatementEntry,
  context: ImportContext,
  programme: Programme,
): RowCommand {
  switch (entry.kind) {
    case "pending":
      return pendingCommand(row, entry, programme);
    case "cancellation": {
      const pending = context.pending(entry.of);
      return pending && { kind: "reversal", of: pending.seq };
    }
    case "capture":
      return captureCommand(entry, context);
    case "release": {
      const spend = context.spend(entry.of);
      return spend && { kind: "cancel", spend };
    }
    case "refund": {
      const spend = context.spend(entry.of);
      return spend && entry.fen ? { kind: "refund", spend, fen: entry.fen } : undefined;
    }
    case "clawback": {
      const purchase = context.creditedPurchase(entry.of);
      return purchase && { kind: "reversal", ...purchase };
    }
    default:
      return undefined;
  }
}

/** Only a payment can be captured in part. */
function captureCommand({ of, fen: total }: StatementEntry, context: ImportContext): RowCommand {
  const spend = context.spend(of);
  if (total === undefined) return spend && { kind: "capture", spend };
  const canBePartial = spend?.entry.kind === "payment" && total > 0;
  return canBePartial ? { kind: "capture", spend, total } : undefined;
}

/** A rebate's points wait for a confirmation, those of an exchange for a date. */
function pendingCommand(
  { at, subject }: ImportRow,
  { source, promised, creditAt }: StatementEntry,
  programme: Programme,
): RowCommand {
  if (promised === undefined) return undefined;
  if (source === "rebate" && creditAt === undefined) {
    return { kind: "purchase", subject, total: valueOf(promised, programme), share: 1_000 };
  }
  const creditDays = ((creditAt ?? at) - at) / DAY;
  if (source !== "exchange" || creditDays < 1 || !Number.isInteger(creditDays)) return undefined;
  const rate = { theirs: 1, ours: 1 };
  const account = { balance: MAX_POINTS, given: { period: 0, points: points(0) } };
  const partner = { subject, rate, cap: { points: MAX_POINTS, per: "day" }, creditDays } as const;
  return { kind: "exchange", partner, account, amount: promised };
}

function confirmation({ of }: StatementEntry, context: ImportContext): RowCommand {
  const pending = context.pending(of);
  if (pending === undefined) return undefined;
  return pending.creditAt === null ? { kind: "confirmation", of: pending.seq } : "due";
}

function isLapse({ at, entry }: ImportRow, context: ImportContext): boolean {
  const until = context.spend(entry?.of)?.entry.heldUntil;
  return until !== undefined && at >= until;
}
