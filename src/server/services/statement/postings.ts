import type { Allocation } from "../../../rules/allocation.ts";
import { assert } from "../../../rules/assertion.ts";
import { later, startOfDay, dayOf, type Instant } from "../../../rules/calendar.ts";
import type { Entry, Source, Used } from "../../../rules/entry.ts";
import { sum, type Points } from "../../../rules/points.ts";
import { aliPoint } from "../../../rules/programme.ts";
import type { Seq } from "../../../rules/seq.ts";
import { heldPoints, spendable, spendingOrder, type Wallet } from "../../../rules/wallet.ts";

/** Points that come to an account (positive) or leave it (negative); those of one entry are 0 together. */
export type Posting = { readonly account: string; readonly points: number };

export type Booking = {
  /** Accounts that this entry is the first to use. */
  readonly opened: readonly string[];
  readonly postings: readonly Posting[];
};

const SPENDABLE = "Assets:Points:Spendable";
const HELD = "Assets:Points:Held";
const OWED = "Liabilities:Points:Owed";
const OWING = "Equity:Points:Owed";
const PROMISED = "Assets:Promised";
const PROMISES = "Equity:Promised";
const INCOME = "Income:Points";
const SPENT = "Expenses:Spent";
const EXPIRED = "Expenses:Expired";
const TAKEN_BACK = "Expenses:TakenBack";

const incomeFrom: Record<Source, string> = {
  statement: `${INCOME}:Statement`,
  exchange: `${INCOME}:Exchange`,
  rebate: `${INCOME}:Rebate`,
  task: `${INCOME}:Task`,
  "top-up": `${INCOME}:TopUp`,
  prize: `${INCOME}:Prize`,
  refund: `${INCOME}:Refund`,
};

const spentOn: Record<Used["kind"], string> = {
  payment: `${SPENT}:Payment`,
  redemption: `${SPENT}:Redemption`,
  donation: `${SPENT}:Donation`,
  draw: `${SPENT}:Draw`,
};

/** The accounts that every statement has. Beside them each lot has its own, and each lot in a hold. */
export const fixedAccounts: readonly string[] = [
  ...[SPENDABLE, HELD, PROMISED, OWED, OWING, PROMISES],
  ...[INCOME, ...Object.values(incomeFrom), SPENT, ...Object.values(spentOn), EXPIRED, TAKEN_BACK],
];

const lotAccount = (lot: Seq) => `${SPENDABLE}:Lot-${lot}`;
const heldAccount = (use: Seq, lot: Seq) => `${HELD}:Use-${use}:Lot-${lot}`;

/** Books entries in their order. It remembers the open holds and promises, which later entries only name. */
export function createBookkeeper(): (entry: Entry) => Booking {
  const holds = new Map<Seq, Used & Entry>();
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
        return { opened: [], postings: pay(heldParts(use), spentOn[use.kind]) };
      }
      case "release":
        return { opened: [], postings: heldParts(close(holds, entry.of)).flatMap(giveBack) };
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

/** What the accounts hold in the end if all is right: all that the wallet says, and each living lot. */
export function* balancesOf(wallet: Wallet): Generator<Posting> {
  const { lifetime } = wallet;
  yield { account: SPENDABLE, points: spendable(wallet, wallet.at) };
  yield { account: HELD, points: heldPoints(wallet) };
  yield { account: PROMISED, points: sum(wallet.pending) };
  yield { account: OWED, points: 0 - sum(wallet.owed) };
  yield { account: INCOME, points: 0 - lifetime.granted };
  yield { account: SPENT, points: lifetime.spent };
  yield { account: EXPIRED, points: lifetime.expired };
  yield { account: TAKEN_BACK, points: lifetime.clawedBack };
  for (const { id, remaining } of spendingOrder(wallet, wallet.at)) {
    yield { account: lotAccount(id), points: remaining };
  }
  for (const { of, parts } of wallet.holds) {
    for (const { lot, points } of parts) yield { account: heldAccount(of, lot.seq), points };
  }
}

/** The programme's calendar date of an instant. */
export function dateOf(at: Instant): string {
  return new Date(at + aliPoint.zoneOffset).toISOString().slice(0, 10);
}

/** The first date on which nothing of the statement happened any more. */
export function dateAfter(wallet: Wallet, now: Instant): string {
  return dateOf(startOfDay(dayOf(later(now, wallet.at), aliPoint), 1, aliPoint));
}

/**
 * Words of whoever wrote them on one line. What turns the direction of the text around goes, since it would
 * turn the rest of the line.
 */
export function onOneLine(words: string): string {
  return words.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
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

function heldParts({ seq, allocations }: Used & Entry): Part[] {
  return ofLots(allocations).map((part) => ({ ...part, account: heldAccount(seq, part.lot) }));
}

function giveBack({ account, lot, points }: Part): Posting[] {
  return move(points, account, lotAccount(lot));
}

function hold(use: Used & Entry): Booking {
  const parts = heldParts(use);
  return {
    opened: parts.map(({ account }) => account),
    postings: parts.flatMap(({ account, lot, points }) => move(points, lotAccount(lot), account)),
  };
}
