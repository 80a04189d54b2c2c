import type { Language } from "../../contract/language.ts";
import type { StatementEntry } from "../../contract/statement.ts";
import type { Allocation } from "../../rules/ledger/allocation.ts";
import { balanceChange, type Entry } from "../../rules/ledger/entry.ts";
import { subjectIn, titleOf, type Catalog } from "../../catalog/catalog.ts";

export function statementEntryOf(
  entry: Entry,
  language: Language,
  catalog: Catalog,
): StatementEntry {
  const { seq, kind, at, balanceAfter, subject } = entry;
  return {
    seq,
    kind,
    at,
    points: balanceChange(entry),
    balanceAfter,
    title: titleOf(subject, language, catalog),
    subject: subjectIn(subject, language),
    ...("of" in entry && entry.of !== null && { of: entry.of }),
    ...("allocations" in entry && { allocations: lotPoints(entry.allocations) }),
    ...detailsOf(entry),
  };
}

function detailsOf(entry: Entry): Partial<StatementEntry> {
  switch (entry.kind) {
    case "grant":
      return { source: entry.source, expiresAt: entry.expiresAt };
    case "pending": {
      const { source, points: promised, creditAt } = entry;
      return { source, promised, ...(creditAt !== null && { creditAt }) };
    }
    case "payment":
    case "redemption":
    case "donation":
    case "draw": {
      const { total: fen, heldUntil } = entry;
      return { fen, ...(heldUntil !== undefined && { heldUntil }) };
    }
    case "capture": {
      if (entry.partial === undefined) return {};
      const released = lotPoints(entry.partial.released);
      return { fen: entry.partial.total, ...(released.length > 0 && { released }) };
    }
    case "refund": {
      const { fen, points, expiresAt } = entry;
      const forfeited = lotPoints(entry.forfeited);
      return { fen, ...(points > 0 && { expiresAt }), ...(forfeited.length > 0 && { forfeited }) };
    }
    case "clawback":
      return entry.owed === 0 ? {} : { owed: entry.owed };
    default:
      return {};
  }
}

function lotPoints(allocations: readonly Allocation[]) {
  return allocations.map(({ lotId, points }) => ({ lot: lotId, points }));
}
