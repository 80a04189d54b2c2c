import type * as z from "zod/mini";
import type { StatementEntry, statementEntry } from "../../contract/statement.ts";
import type { Allocation } from "../../rules/ledger/allocation.ts";
import { assert, fail } from "../../rules/assertion.ts";
import { instant, type Instant } from "../../rules/calendar.ts";
import type { Entry, NewEntry } from "../../rules/ledger/entry.ts";
import { fen, points } from "../../rules/points.ts";
import type { Seq } from "../../rules/ledger/seq.ts";

/** An entry in a JSON statement, before parsing. */
export type ParsedEntry = Omit<z.input<typeof statementEntry>, "source"> &
  Pick<StatementEntry, "source">;

/**
 * The ledger entry of a statement's entry. Parsed by hand: the schema takes ten times as long, and there may
 * be a million. Throws if something is missing or not a number of points. `expiryOf` gives a lot's expiry.
 */
export function entryOf(stated: ParsedEntry, expiryOf: (lot: Seq) => Instant): Entry {
  return {
    ...eventOf(stated, (parts) => allocationsOf(parts, expiryOf)),
    seq: stated.seq as Seq,
    at: instantOf(stated.at),
    balanceAfter: points(stated.balanceAfter),
  };
}

function eventOf(
  stated: ParsedEntry,
  allocationsOf: (parts: ParsedEntry["allocations"]) => Allocation[],
): NewEntry {
  const { kind } = stated;
  const subject = stated.subject;
  switch (kind) {
    case "grant": {
      const of = stated.of !== undefined && { of: seqOf(stated.of) };
      const granted = { points: points(stated.points), expiresAt: instantOf(stated.expiresAt) };
      return { kind, source: required(stated.source), subject, ...granted, ...of };
    }
    case "pending": {
      const { source, creditAt } = stated;
      assert(source === "exchange" || source === "rebate", () => `promised by ${String(source)}`);
      const due = creditAt === undefined ? null : instantOf(creditAt);
      return { kind, source, subject, points: points(required(stated.promised)), creditAt: due };
    }
    case "cancellation":
      return { kind, subject, of: seqOf(stated.of) };
    case "capture": {
      const captured = { kind, subject, of: seqOf(stated.of) };
      if (stated.fen === undefined) return captured;
      const released = allocationsOf(stated.released);
      return { ...captured, partial: { total: fen(stated.fen), released } };
    }
    case "release": {
      // A statement has no cause; it makes no difference to the points.
      const back = points(stated.points);
      return { kind, cause: "cancelled", subject, of: seqOf(stated.of), points: back };
    }
    case "payment":
    case "redemption":
    case "donation":
    case "draw": {
      const held = stated.heldUntil !== undefined && { heldUntil: instantOf(stated.heldUntil) };
      const allocations = allocationsOf(stated.allocations);
      return { kind, subject, allocations, total: fen(required(stated.fen)), ...held };
    }
    case "refund": {
      const back = points(stated.points);
      return {
        kind,
        subject,
        of: stated.of === undefined ? null : seqOf(stated.of),
        fen: fen(required(stated.fen)),
        points: back,
        // Without points there is no lot that could expire.
        expiresAt: back === 0 ? instantOf(stated.at) : instantOf(stated.expiresAt),
        forfeited: allocationsOf(stated.forfeited),
      };
    }
    case "expiry": {
      const [only, ...others] = allocationsOf(stated.allocations);
      assert(only !== undefined && others.length === 0, () => "an expiry is of one lot");
      return { kind, subject, allocations: [only] };
    }
    case "clawback": {
      const { owed = 0 } = stated;
      assert(Number.isSafeInteger(owed), () => `not a number of points: ${owed}`);
      const allocations = allocationsOf(stated.allocations);
      return { kind, subject, of: seqOf(stated.of), allocations, owed };
    }
    default:
      return fail(`no kind of entry: ${String(kind)}`);
  }
}

function allocationsOf(parts: ParsedEntry["allocations"] = [], expiryOf: (lot: Seq) => Instant) {
  return parts.map(({ lot, points: taken }) => {
    const lotId = seqOf(lot);
    return { lotId, expiresAt: expiryOf(lotId), points: points(taken) };
  });
}

function instantOf(text: string | undefined): Instant {
  return instant(Date.parse(required(text)));
}

function seqOf(value: number | undefined): Seq {
  return required(value) as Seq;
}

function required<Value>(value: Value | undefined): Value {
  assert(value !== undefined, () => "something that an entry must have is missing");
  return value;
}
