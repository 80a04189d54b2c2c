import { subjectIn, textIn, titleOf } from "../../catalog/catalog.ts";
import type { EntryView } from "../../contract/entry.ts";
import type { Language } from "../../contract/language.ts";
import type { Allocation } from "../../rules/ledger/allocation.ts";
import { balanceChange, type Entry, type Subject } from "../../rules/ledger/entry.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import { fen as toFen, plus, sum } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import type { Reader, Terms } from "../ports.ts";

export function entryView(
  { catalog, programme }: Terms,
  { memberId, language }: Pick<Reader, "memberId" | "language">,
  entry: Entry,
  hasReward = false,
): EntryView {
  const { seq, kind, at, balanceAfter, subject } = entry;
  return {
    seq,
    id: entryId(memberId, seq),
    kind,
    at,
    points: balanceChange(entry),
    balanceAfter,
    title: titleOf(subject, language, catalog),
    subject: subjectIn(subject, language),
    ...("of" in entry && entry.of !== null && { of: entryId(memberId, entry.of) }),
    allocations: "allocations" in entry ? allocationViews(memberId, entry.allocations) : [],
    ...(hasReward && { rewardId: entryId(memberId, seq) }),
    ...orderOf(subject, language),
    ...detailsOf(memberId, entry, programme),
  };
}

/** What a payment paid for. */
function orderOf(subject: Subject, language: Language): Partial<EntryView> {
  if (!("kind" in subject) || subject.kind !== "merchant") return {};
  const { item, reference, orderId } = subject;
  return {
    ...(item !== undefined && { item: textIn(item, language) }),
    ...(reference !== undefined && { orderNumber: reference }),
    ...(orderId !== undefined && { orderId }),
  };
}

/** Fields that only entries of this kind have. */
function detailsOf(memberId: string, entry: Entry, programme: Programme): Partial<EntryView> {
  switch (entry.kind) {
    case "grant":
      return { source: entry.source, expiresAt: entry.expiresAt };
    case "pending":
      return { source: entry.source, pendingPoints: entry.points };
    case "release":
      return { cause: entry.cause };
    case "capture": {
      const { partial } = entry;
      return partial
        ? { fen: partial.total, released: allocationViews(memberId, partial.released) }
        : {};
    }
    case "refund": {
      const { fen, forfeited, expiresAt } = entry;
      const back = valueOf(plus(entry.points, sum(forfeited)), programme);
      return {
        fen,
        // A refund may return a point whose fen earlier refunds paid in cash.
        cashFen: toFen(Math.max(0, fen - back)),
        forfeited: allocationViews(memberId, forfeited),
        // A refund without points makes no lot that could expire.
        ...(entry.points > 0 && { expiresAt }),
      };
    }
    case "clawback":
      return { owed: entry.owed };
    case "payment":
    case "redemption":
    case "donation":
    case "draw": {
      const { total, heldUntil, allocations } = entry;
      const cashFen = toFen(total - valueOf(sum(allocations), programme));
      return { fen: total, cashFen, ...(heldUntil !== undefined && { heldUntil }) };
    }
    default:
      return {};
  }
}

function allocationViews(memberId: string, allocations: readonly Allocation[]) {
  return allocations.map(({ lotId, points }) => ({ lotId: entryId(memberId, lotId), points }));
}

/** An entry's identifier on the wire, which is also that of the lot that it made. */
export function entryId(memberId: string, seq: number): string {
  return `${memberId}-${seq}`;
}

/** The member whose entry has this identifier; nobody's where it is not one. */
export function memberOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf("-")));
}

/** The entry's number; `undefined` where the identifier is not one of this member's. */
export function seqOf(memberId: string, id: string): Seq | undefined {
  const digits = id.startsWith(`${memberId}-`) ? id.slice(memberId.length + 1) : "";
  return /^[1-9]\d{0,14}$/.test(digits) ? (Number(digits) as Seq) : undefined;
}
