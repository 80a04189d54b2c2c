import { assert } from "../../rules/assertion.ts";
import type { Allocation } from "../../rules/ledger/allocation.ts";
import type { Entry, SpendEntry } from "../../rules/ledger/entry.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import { sum, type Points } from "../../rules/points.ts";
import { afterEntry, costOf, spendOf } from "../../rules/spend/refund.ts";
import {
  CLAWED_BACK,
  EXPIRED,
  heldAccount,
  incomeFrom,
  lotAccount,
  OWED,
  OWED_SOURCE,
  PENDING,
  PENDING_SOURCE,
  spentOn,
  type Posting,
} from "./accounts.ts";

type Booking = {
  /** Accounts that this entry is the first to use. */
  readonly opened: readonly string[];
  readonly postings: readonly Posting[];
};

/** Books entries, oldest first. Remembers open holds and pending points, to which later entries refer by number. */
export function createBookkeeper(): (entry: Entry) => Booking {
  const holds = new Map<Seq, SpendEntry & Entry>();
  const pending = new Map<Seq, Points>();
  const close = <Value>(open: Map<Seq, Value>, of: Seq): Value => {
    const value = open.get(of);
    assert(value !== undefined, () => `entry ${of} is not open`);
    open.delete(of);
    return value;
  };

  return (entry) => {
    switch (entry.kind) {
      case "pending":
        pending.set(entry.seq, entry.points);
        return { opened: [], postings: move(entry.points, PENDING_SOURCE, PENDING) };
      case "cancellation":
        return { opened: [], postings: move(close(pending, entry.of), PENDING, PENDING_SOURCE) };
      case "grant": {
        const credited = entry.of === undefined ? 0 : close(pending, entry.of);
        const { opened, postings } = bookLot(entry.seq, entry.points, incomeFrom[entry.source]);
        return { opened, postings: [...move(credited, PENDING, PENDING_SOURCE), ...postings] };
      }
      case "refund":
        return bookLot(entry.seq, entry.points, incomeFrom.refund);
      case "capture": {
        const spend = close(holds, entry.of);
        const { allocations } = costOf(afterEntry(spendOf(spend), entry));
        const paid = pay(heldAccounts(spend.seq, allocations), spentOn[spend.kind]);
        const released = heldAccounts(spend.seq, entry.partial?.released ?? []);
        return { opened: [], postings: [...paid, ...released.flatMap(release)] };
      }
      case "release": {
        const { seq, allocations } = close(holds, entry.of);
        return { opened: [], postings: heldAccounts(seq, allocations).flatMap(release) };
      }
      case "expiry":
        return { opened: [], postings: pay(lotAccounts(entry.allocations), EXPIRED) };
      case "clawback": {
        const taken = pay(lotAccounts(entry.allocations), CLAWED_BACK);
        return { opened: [], postings: [...taken, ...move(entry.owed, OWED, OWED_SOURCE)] };
      }
      default:
        if (entry.heldUntil === undefined) {
          return { opened: [], postings: pay(lotAccounts(entry.allocations), spentOn[entry.kind]) };
        }
        holds.set(entry.seq, entry);
        return bookHold(entry);
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

function bookLot(seq: Seq, points: Points, from: string): Booking {
  if (points === 0) return { opened: [], postings: [] };
  return { opened: [lotAccount(seq)], postings: move(points, from, lotAccount(seq)) };
}

type AccountPoints = { readonly account: string; readonly lot: Seq; readonly points: Points };

function pay(accounts: readonly AccountPoints[], to: string): Posting[] {
  if (accounts.length === 0) return [];
  const paid = accounts.map(({ account, points }) => ({ account, points: -points }));
  return [...paid, { account: to, points: sum(accounts) }];
}

function lotAccounts(allocations: readonly Allocation[]): AccountPoints[] {
  return allocations.map(({ lotId: lot, points }) => ({ account: lotAccount(lot), lot, points }));
}

function heldAccounts(spend: Seq, allocations: readonly Allocation[]): AccountPoints[] {
  return allocations.map(({ lotId: lot, points }) => ({
    account: heldAccount(spend, lot),
    lot,
    points,
  }));
}

function release({ account, lot, points }: AccountPoints): Posting[] {
  return move(points, account, lotAccount(lot));
}

function bookHold({ seq, allocations }: SpendEntry & Entry): Booking {
  const held = heldAccounts(seq, allocations);
  return {
    opened: held.map(({ account }) => account),
    postings: held.flatMap(({ account, lot, points }) => move(points, lotAccount(lot), account)),
  };
}
