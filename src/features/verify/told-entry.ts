import type * as z from "zod/mini";
import type { StatementEntry, statementEntry } from "../../contract/statement.ts";
import type { Allocation } from "../../rules/ledger/allocation.ts";
import { assert, fail } from "../../rules/assertion.ts";
import { instant, type Instant } from "../../rules/calendar.ts";
import type { Entry, NewEntry } from "../../rules/ledger/entry.ts";
import { fen, points } from "../../rules/points.ts";
import type { Seq } from "../../rules/ledger/seq.ts";

/** An entry as a statement in JSON tells it. */
export type Told = Omit<z.input<typeof statementEntry>, "source"> & Pick<StatementEntry, "source">;

/**
 * The ledger's entry behind what a statement tells of it. By hand: the schema takes ten times as long, and there may
 * be a million. What is not there, or is no number of points, stops it. `expiryOf` finds when a lot expires.
 */
export function entryOf(told: Told, expiryOf: (lot: Seq) => Instant): Entry {
  return {
    ...eventOf(told, (parts) => allocationsOf(parts, expiryOf)),
    seq: told.seq as Seq,
    at: instantOf(told.at),
    balanceAfter: points(told.balanceAfter),
  };
}

function eventOf(
  told: Told,
  allocationsOf: (parts: Told["allocations"]) => Allocation[],
): NewEntry {
  const { kind } = told;
  const subject = told.subject;
  switch (kind) {
    case "grant": {
      const of = told.of !== undefined && { of: seqOf(told.of) };
      const granted = { points: points(told.points), expiresAt: instantOf(told.expiresAt) };
      return { kind, source: stated(told.source), subject, ...granted, ...of };
    }
    case "pending": {
      const { source, creditAt } = told;
      assert(source === "exchange" || source === "rebate", () => `promised by ${String(source)}`);
      const due = creditAt === undefined ? null : instantOf(creditAt);
      return { kind, source, subject, points: points(stated(told.promised)), creditAt: due };
    }
    case "cancellation":
      return { kind, subject, of: seqOf(told.of) };
    case "capture": {
      const captured = { kind, subject, of: seqOf(told.of) };
      if (told.fen === undefined) return captured;
      const released = allocationsOf(told.released);
      return { ...captured, partial: { total: fen(told.fen), released } };
    }
    case "release": {
      // A statement does not say why; for the points it is one.
      const back = points(told.points);
      return { kind, cause: "cancelled", subject, of: seqOf(told.of), points: back };
    }
    case "payment":
    case "redemption":
    case "donation":
    case "draw": {
      const held = told.heldUntil !== undefined && { heldUntil: instantOf(told.heldUntil) };
      const allocations = allocationsOf(told.allocations);
      return { kind, subject, allocations, total: fen(stated(told.fen)), ...held };
    }
    case "refund": {
      const back = points(told.points);
      return {
        kind,
        subject,
        of: told.of === undefined ? null : seqOf(told.of),
        fen: fen(stated(told.fen)),
        points: back,
        // Where nothing comes back there is no lot that could expire.
        expiresAt: back === 0 ? instantOf(told.at) : instantOf(told.expiresAt),
        forfeited: allocationsOf(told.forfeited),
      };
    }
    case "expiry": {
      const [only, ...others] = allocationsOf(told.allocations);
      assert(only !== undefined && others.length === 0, () => "an expiry is of one lot");
      return { kind, subject, allocations: [only] };
    }
    case "clawback": {
      const { owed = 0 } = told;
      assert(Number.isSafeInteger(owed), () => `not a number of points: ${owed}`);
      const allocations = allocationsOf(told.allocations);
      return { kind, subject, of: seqOf(told.of), allocations, owed };
    }
    default:
      return fail(`no kind of entry: ${String(kind)}`);
  }
}

function allocationsOf(parts: Told["allocations"] = [], expiryOf: (lot: Seq) => Instant) {
  return parts.map(({ lot, points: taken }) => {
    const lotId = seqOf(lot);
    return { lotId, expiresAt: expiryOf(lotId), points: points(taken) };
  });
}

function instantOf(text: string | undefined): Instant {
  return instant(Date.parse(stated(text)));
}

function seqOf(value: number | undefined): Seq {
  return stated(value) as Seq;
}

function stated<Value>(value: Value | undefined): Value {
  assert(value !== undefined, () => "something that an entry must have is missing");
  return value;
}
