import type { Allocation } from "./allocation.ts";
import type { Instant } from "./calendar.ts";
import { sum, type Points } from "./points.ts";
import type { Seq } from "./seq.ts";

/** How a lot was obtained. A statement says only that points came. */
export type Source = "statement" | "refund";

/** What an entry was about. A product's title follows the reader's language; a member's own words stay as they were. */
export type Subject = { readonly productId: string } | { readonly words: string };

/** One thing that happened to the wallet, before it has its place in the ledger. */
export type Event = Granted | Used | Expired;

/** Points that came, as one lot. A refund is a grant whose lot starts anew. */
export type Granted = {
  readonly kind: "grant" | "refund";
  readonly subject: Subject;
  readonly points: Points;
  /** Written down, so that a change of the programme leaves old promises as they were made. */
  readonly expiresAt: Instant;
};

export type Used = {
  readonly kind: "payment" | "redemption" | "donation";
  readonly subject: Subject;
  readonly allocations: readonly Allocation[];
};

/** What was left of one lot when it expired. */
type Expired = {
  readonly kind: "expiry";
  readonly subject: Subject;
  readonly allocations: readonly [Allocation];
};

/** An event in its place: never edited, never removed. */
export type Entry = Event & {
  readonly seq: Seq;
  readonly at: Instant;
  readonly balanceAfter: Points;
};

export type Kind = Event["kind"];

/** Points that came (positive) or went (negative). */
export function signedPoints(event: Event): number {
  return "allocations" in event ? -sum(event.allocations) : event.points;
}

export function sourceOf(granted: Granted): Source {
  return granted.kind === "refund" ? "refund" : "statement";
}
