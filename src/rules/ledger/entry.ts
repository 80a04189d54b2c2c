import type { Allocation } from "./allocation.ts";
import type { Instant } from "../calendar.ts";
import { sum, type Fen, type Points } from "../points.ts";
import type { Seq } from "./seq.ts";

/** How a lot was obtained. A statement says only that points came. */
export type GrantSource = "import" | "exchange" | "rebate" | "task" | "top-up" | "prize" | "refund";

/** What an entry was about. A catalogue's title follows the reader's language; a member's own words stay as they were. */
export type Subject = CatalogItem | { readonly words: string };

/** Something of the service's catalogue. */
export type CatalogItem = {
  readonly kind:
    "product" | "partner" | "offer" | "task" | "card" | "merchant" | "project" | "draw";
  readonly id: string;
  /** What the other side calls it: a merchant's order number, a certificate's number. */
  readonly reference?: string;
};

/** One thing that happened to the wallet, before it has its place in the ledger. */
export type NewEntry =
  | GrantEntry
  | PendingEntry
  | CancellationEntry
  | SpendEntry
  | CaptureEntry
  | ReleaseEntry
  | RefundEntry
  | ExpiryEntry
  | ClawbackEntry;

/** Points that came, as one lot. */
export type GrantEntry = {
  readonly kind: "grant";
  readonly source: GrantSource;
  readonly subject: Subject;
  readonly points: Points;
  /** Written down, so that a change of the programme leaves old promises as they were made. */
  readonly expiresAt: Instant;
  /** The pending entry that these are the points of. */
  readonly of?: Seq;
};

/** Points that are promised and outside the balance. */
export type PendingEntry = {
  readonly kind: "pending";
  readonly source: "exchange" | "rebate";
  readonly subject: Subject;
  readonly points: Points;
  /** When they are credited by themselves; `null`: once what earns them is confirmed. */
  readonly creditAt: Instant | null;
};

/** Pending points that will not come. */
type CancellationEntry = {
  readonly kind: "cancellation";
  readonly subject: Subject;
  readonly of: Seq;
};

/** One of the four spends. */
export type SpendEntry = {
  readonly kind: "payment" | "redemption" | "donation" | "draw";
  readonly subject: Subject;
  readonly allocations: readonly Allocation[];
  /** What was paid in all, points and cash: what a refund is a share of. */
  readonly total: Fen;
  /** There while cash is still to be paid: the first instant at which the points are no longer held for it. */
  readonly heldUntil?: Instant;
};

/** The cash was paid: the held points are spent. */
export type CaptureEntry = {
  readonly kind: "capture";
  readonly subject: Subject;
  readonly of: Seq;
  /** There where the bill turned out smaller than what the points were held for. */
  readonly partial?: PartialCapture;
};

export type PartialCapture = {
  /** What was paid in all, points and cash: less than the spend says. */
  readonly total: Fen;
  /** The held points that it could not take, in spending order: back in their lots, with their old expiry. */
  readonly released: readonly Allocation[];
};

/** Held points back in the lots they came from, with their old expiry. */
type ReleaseEntry = {
  readonly kind: "release";
  readonly cause: "cancelled" | "lapsed";
  readonly subject: Subject;
  readonly of: Seq;
  readonly points: Points;
};

/** Points given back as one new lot, whose validity starts anew. */
export type RefundEntry = {
  readonly kind: "refund";
  readonly subject: Subject;
  /** The spend; `null` where a statement does not say which. */
  readonly of: Seq | null;
  /** What was refunded in all; what the points are not worth of it is cash. */
  readonly fen: Fen;
  /** The new lot's points; 0, and no lot, where every lot behind them has expired. */
  readonly points: Points;
  readonly expiresAt: Instant;
  /** What is not given back, since these lots have expired. */
  readonly forfeited: readonly Allocation[];
};

/** What was left of one lot when it expired. */
export type ExpiryEntry = {
  readonly kind: "expiry";
  readonly subject: Subject;
  readonly allocations: readonly [Allocation];
};

/** Points of a grant taken back because what earned it was undone. */
export type ClawbackEntry = {
  readonly kind: "clawback";
  readonly subject: Subject;
  /** The grant. */
  readonly of: Seq;
  readonly allocations: readonly Allocation[];
  /** What could not be taken yet and is owed (more than 0), or how much of what was owed this takes (less than 0). */
  readonly owed: number;
};

/** An event in its place: never edited, never removed. */
export type Entry = NewEntry & {
  readonly seq: Seq;
  readonly at: Instant;
  readonly balanceAfter: Points;
};

export type EntryKind = NewEntry["kind"];

/** Points that came to the spendable balance (positive) or left it (negative). */
export function balanceChange(event: NewEntry): number {
  switch (event.kind) {
    case "grant":
    case "release":
    case "refund":
      return event.points;
    case "capture":
      return event.partial === undefined ? 0 : sum(event.partial.released);
    case "pending":
    case "cancellation":
      return 0;
    default:
      return -sum(event.allocations);
  }
}
