import type { Allocation } from "./allocation.ts";
import type { Instant } from "../calendar.ts";
import { sum, type Fen, type Points } from "../points.ts";
import type { Seq } from "./seq.ts";

/** How a lot was obtained. `import`: the imported file does not say how. */
export type GrantSource = "import" | "exchange" | "rebate" | "task" | "top-up" | "prize" | "refund";

/** A text in every language that the service speaks. */
export type LocalizedText = { readonly en: string; readonly "zh-CN": string };

/** One text, or one for each language. */
export type Words = string | LocalizedText;

/** What an entry is about: a catalog item, whose title follows the reader's language, or words of its own. */
export type Subject = CatalogItem | { readonly words: Words };

export type CatalogItem = {
  readonly kind:
    "product" | "partner" | "offer" | "task" | "card" | "merchant" | "project" | "draw";
  readonly id: string;
  /** A merchant's order number or a certificate number. */
  readonly reference?: string;
  /** What was ordered. */
  readonly item?: Words;
  /** The order's record; an order in an imported file has none. */
  readonly orderId?: string;
};

/** An entry before it has a number, a time and a balance. */
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

/** Points granted as one lot. */
export type GrantEntry = {
  readonly kind: "grant";
  readonly source: GrantSource;
  readonly subject: Subject;
  readonly points: Points;
  /** Recorded, so that a later change of the programme does not change it. */
  readonly expiresAt: Instant;
  /** The pending entry whose points these are. */
  readonly of?: Seq;
};

/** Points that are promised and not in the balance yet. */
export type PendingEntry = {
  readonly kind: "pending";
  readonly source: "exchange" | "rebate";
  readonly subject: Subject;
  readonly points: Points;
  /** When they are credited; `null`: when the purchase is confirmed. */
  readonly creditAt: Instant | null;
};

/** Pending points that will not be credited. */
type CancellationEntry = {
  readonly kind: "cancellation";
  readonly subject: Subject;
  readonly of: Seq;
};

export type SpendEntry = {
  readonly kind: "payment" | "redemption" | "donation" | "draw";
  readonly subject: Subject;
  readonly allocations: readonly Allocation[];
  /** The price in points and cash together. */
  readonly total: Fen;
  /** Present if cash is still to be paid: the first instant at which the hold has lapsed. */
  readonly heldUntil?: Instant;
};

/** The cash was paid: the held points are spent. */
export type CaptureEntry = {
  readonly kind: "capture";
  readonly subject: Subject;
  readonly of: Seq;
  /** Present if the capture is partial. */
  readonly partial?: PartialCapture;
};

export type PartialCapture = {
  /** What was paid in points and cash together: less than the total of the spend. */
  readonly total: Fen;
  /** Held points that were not needed, in spending order. They return to their lots and keep their expiry. */
  readonly released: readonly Allocation[];
};

/** Held points return to their lots and keep their expiry. */
type ReleaseEntry = {
  readonly kind: "release";
  readonly cause: "cancelled" | "lapsed";
  readonly subject: Subject;
  readonly of: Seq;
  readonly points: Points;
};

/** Spent points given back as one new lot with a new expiry. */
export type RefundEntry = {
  readonly kind: "refund";
  readonly subject: Subject;
  /** The spend; `null` for an unmatched refund. */
  readonly of: Seq | null;
  /** What was refunded in points and cash together. */
  readonly fen: Fen;
  /** The new lot's points; 0, and no lot, if all lots behind them have expired. */
  readonly points: Points;
  readonly expiresAt: Instant;
  /** Points that are not given back, because their lots have expired. */
  readonly forfeited: readonly Allocation[];
};

/** What remained of one lot when it expired. */
type ExpiryEntry = {
  readonly kind: "expiry";
  readonly subject: Subject;
  readonly allocations: readonly [Allocation];
};

/** A grant taken back because what earned it was undone. */
export type ClawbackEntry = {
  readonly kind: "clawback";
  readonly subject: Subject;
  /** The grant. */
  readonly of: Seq;
  readonly allocations: readonly Allocation[];
  /** The change of the debt: positive if points could not be taken yet, negative if this entry pays some of it. */
  readonly owed: number;
};

/** An entry in the ledger: never edited, never removed. */
export type Entry = NewEntry & {
  readonly seq: Seq;
  readonly at: Instant;
  readonly balanceAfter: Points;
};

export type EntryKind = NewEntry["kind"];

/** Points that the entry adds to the balance (positive) or takes from it (negative). */
export function balanceChange(entry: NewEntry): number {
  switch (entry.kind) {
    case "grant":
    case "release":
    case "refund":
      return entry.points;
    case "capture":
      return sum(entry.partial?.released ?? []);
    case "pending":
    case "cancellation":
      return 0;
    default:
      return -sum(entry.allocations);
  }
}
