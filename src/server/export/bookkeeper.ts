import type { Allocation } from "../../rules/ledger/allocation.ts";
import { assert } from "../../rules/assertion.ts";
import type { Entry, SpendEntry } from "../../rules/ledger/entry.ts";
import type { Points } from "../../rules/points.ts";
import { afterEntry, costOf, spendOf } from "../../rules/spend/refund.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import {
  EXPIRED,
  heldAccount,
  incomeFrom,
  lotAccount,
  OWED,
  OWING,
  PROMISED,
  PROMISES,
  spentOn,
  TAKEN_BACK,
  type Posting,
} from "./accounts.ts";

type Booking = {
  /** Accounts that this entry is the first to use. */
  readonly opened: readonly string[];
  readonly postings: readonly Posting[];
};

/** Books entries in their order. It remembers the open holds and promises, which later entries only name. */
export function createBookkeeper(): (entry: Entry) => Booking {
  const holds = new Map<Seq, SpendEntry & Entry>();
  const promises = new Map<Seq, Points>();
  const close = <Value>(open: Map<Seq, Value>, of: Seq): Value => {
    const value = open.get(of);
    assert(value !== undefined, () => `entry ${of} is not open`);
    open.delete(of);
    return value;
  };

  return (entry) => {
    switch (entry.kind) {
      case "pending":
        promises.set(entry.seq, entry.points);
        return { opened: [], postings: move(entry.points, PROMISES, PROMISED) };
      case "cancellation":
        return { opened: [], postings: move(close(promises, entry.of), PROMISED, PROMISES) };
      case "grant": {
        const kept = entry.of === undefined ? 0 : close(promises, entry.of);
        const made = newLot(entry.seq, entry.points, incomeFrom[entry.source]);
        return { ...made, postings: [...move(kept, PROMISED, PROMISES), ...made.postings] };
      }
      case "refund":
        return newLot(entry.seq, entry.points, incomeFrom.refund);
      case "capture": {
        const use = close(holds, entry.of);
        const { allocations } = costOf(afterEntry(spendOf(use), entry));
        const paid = pay(heldParts(use.seq, allocations), spentOn[use.kind]);
        const back = heldParts(use.seq, entry.partial?.released ?? []);
        return { opened: [], postings: [...paid, ...back.flatMap(giveBack)] };
      }
      case "release": {
        const { seq, allocations } = close(holds, entry.of);
        return { opened: [], postings: heldParts(seq, allocations).flatMap(giveBack) };
      }
      case "expiry":
        return { opened: [], postings: pay(ofLots(entry.allocations), EXPIRED) };
      case "clawback": {
        const taken = pay(ofLots(entry.allocations), TAKEN_BACK);
        return { opened: [], postings: [...taken, ...move(entry.owed, OWED, OWING)] };
      }
      default:
        if (entry.heldUntil === undefined) {
          return { opened: [], postings: pay(ofLots(entry.allocations), spentOn[entry.kind]) };
        }
        holds.set(entry.seq, entry);
        return hold(entry);
    }
  };
}

function move(points: number, from: string, to: string): Posting[] {
  if (points === 0) return [];
  return [
    { account: to, points },
    { account: from, points: -points },
  ];
}

function newLot(seq: Seq, points: Points, from: string): Booking {
  if (points === 0) return { opened: [], postings: [] };
  return { opened: [lotAccount(seq)], postings: move(points, from, lotAccount(seq)) };
}

/** Each account pays its part. */
function pay(parts: readonly Part[], to: string): Posting[] {
  const total = parts.reduce((all, { points }) => all + points, 0);
  if (total === 0) return [];
  const paid = parts.map(({ account, points }) => ({ account, points: -points }));
  return [...paid, { account: to, points: total }];
}

type Part = { readonly account: string; readonly lot: Seq; readonly points: Points };

function ofLots(allocations: readonly Allocation[]): Part[] {
  return allocations.map(({ lotId: lot, points }) => ({ account: lotAccount(lot), lot, points }));
}

function heldParts(use: Seq, parts: readonly Allocation[]): Part[] {
  return ofLots(parts).map((part) => ({ ...part, account: heldAccount(use, part.lot) }));
}

function giveBack({ account, lot, points }: Part): Posting[] {
  return move(points, account, lotAccount(lot));
}

function hold(use: SpendEntry & Entry): Booking {
  const parts = heldParts(use.seq, use.allocations);
  return {
    opened: parts.map(({ account }) => account),
    postings: parts.flatMap(({ account, lot, points }) => move(points, lotAccount(lot), account)),
  };
}
