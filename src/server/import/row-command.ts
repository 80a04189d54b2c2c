import type { StatementEntry } from "../../contract/statement.ts";
import type { RulesCommand } from "../../rules/decide.ts";
import { fen, points, type Points } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportRow } from "./rows.ts";

/** What a row asks of the rules. `due`: nothing, they do it by themselves. `undefined`: what cannot be. */
type Stated = RulesCommand | "due" | undefined;

const MOST = points(Number.MAX_SAFE_INTEGER);
const DAY = 86_400_000;
/** The last roll: it wins nothing. */
const NOTHING = 999_999;

/** The command behind a row. That the product, the partner's points or the prize was there is what the row says. */
export function statedCommand(row: ImportRow, past: ImportContext, programme: Programme): Stated {
  const { kind, subject, entry } = row;
  const amount = points(Math.abs(row.points));
  if (kind === "expiry") return "due";
  if (kind === "grant" && entry?.of !== undefined) return confirmation(entry, past);
  if (kind === "release" && isLapse(row, past)) return "due";
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
    const use = statedUse(row, amount, programme);
    if (use) return use;
  }
  return entry && statedSequel(row, entry, past, programme);
}

/** A row without a number knows of no cash: points paid all. */
function statedUse(
  { kind, subject, entry }: ImportRow,
  amount: Points,
  programme: Programme,
): Stated {
  const worth = valueOf(amount, programme);
  const total = entry ? entry.fen : worth;
  if (total === undefined) return undefined;
  if (kind === "payment") return { kind, points: amount, subject, total };
  if (kind === "donation") return { kind, points: amount, subject };
  if (kind === "redemption" && total >= worth) {
    const price = { points: amount, fen: fen(total - worth) };
    return { kind, product: { subject, stock: 1 }, price };
  }
  // What it won is a row of its own.
  const isDraw = kind === "draw" && amount === programme.draw.cost;
  return isDraw ? { kind, subject, roll: NOTHING, stock: {} } : undefined;
}

/** What the service alone writes: what became of earlier entries, and promises. */
function statedSequel(
  row: ImportRow,
  entry: StatementEntry,
  past: ImportContext,
  programme: Programme,
): Stated {
  switch (entry.kind) {
    case "pending":
      return promise(row, entry, programme);
    case "cancellation": {
      const promised = past.promise(entry.of);
      return promised && { kind: "reversal", of: promised.seq };
    }
    case "capture":
      return capture(entry, past);
    case "release": {
      const use = past.use(entry.of);
      return use && { kind: "cancel", spend: use };
    }
    case "refund": {
      const use = past.use(entry.of);
      return use && entry.fen ? { kind: "refund", spend: use, fen: entry.fen } : undefined;
    }
    case "clawback": {
      const taken = past.grant(entry.of);
      return taken && { kind: "reversal", ...taken };
    }
    default:
      return undefined;
  }
}

/** Only a payment has a bill that may come out smaller. */
function capture({ of, fen: total }: StatementEntry, past: ImportContext): Stated {
  const use = past.use(of);
  if (total === undefined) return use && { kind: "capture", spend: use };
  const isBill = use?.entry.kind === "payment" && total > 0;
  return isBill ? { kind: "capture", spend: use, total } : undefined;
}

/** Promised points that come by themselves, or once what earns them is confirmed. */
function promise(
  { at, subject }: ImportRow,
  { source, promised, creditAt }: StatementEntry,
  programme: Programme,
): Stated {
  if (promised === undefined) return undefined;
  if (source === "rebate" && creditAt === undefined) {
    return { kind: "purchase", subject, total: valueOf(promised, programme), share: 1_000 };
  }
  const creditDays = ((creditAt ?? at) - at) / DAY;
  if (source !== "exchange" || creditDays < 1 || !Number.isInteger(creditDays)) return undefined;
  const rate = { theirs: 1, ours: 1 };
  const account = { balance: MOST, given: { period: 0, points: points(0) } };
  const partner = { subject, rate, cap: { points: MOST, per: "day" }, creditDays } as const;
  return { kind: "exchange", partner, account, amount: promised };
}

function confirmation({ of }: StatementEntry, past: ImportContext): Stated {
  const promised = past.promise(of);
  if (promised === undefined) return undefined;
  return promised.creditAt === null ? { kind: "confirmation", of: promised.seq } : "due";
}

function isLapse({ at, entry }: ImportRow, past: ImportContext): boolean {
  const until = past.use(entry?.of)?.entry.heldUntil;
  return until !== undefined && at >= until;
}
