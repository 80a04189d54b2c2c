import type { Instant } from "./calendar.ts";
import type { NewEntry } from "./ledger/entry.ts";
import type { Fen, Points } from "./points.ts";

/** The answer of a rule to a command: the entries to append, or the reason why there are none. */
export type Decision = Accepted | Refused;

export type Accepted = { readonly ok: true; readonly entries: readonly NewEntry[] };

export type Refused = { readonly ok: false; readonly refusal: Refusal };

/** A code, and the numbers that a message to the member needs. */
export type Refusal =
  /** `missing`: how far the balance is below the minimum. */
  | { readonly code: "below-minimum"; readonly missing: Points }
  /** `missing`: how far the balance is below the amount. */
  | { readonly code: "insufficient-points"; readonly missing: Points }
  /** The same for a partner's points. */
  | { readonly code: "insufficient-partner-points"; readonly missing: number }
  /** `step`: the amount must be a multiple of it. An exchange counts it in the partner's points. */
  | { readonly code: "not-in-steps"; readonly step: number }
  /** `most`: the most points that the order takes. */
  | { readonly code: "exceeds-bill"; readonly most: Points }
  | { readonly code: "daily-limit-reached"; readonly nextRedemptionAt: Instant }
  /** `most`: what the cap still allows until `nextAt`; `null` if the cap is never renewed. */
  | { readonly code: "cap-reached"; readonly most: Points; readonly nextAt: Instant | null }
  | { readonly code: "task-not-done" }
  | { readonly code: "out-of-stock" }
  /** One code for an unknown number, a wrong password, a used card and a card out of date. */
  | { readonly code: "card-not-accepted" }
  | { readonly code: "top-up-locked"; readonly until: Instant }
  | { readonly code: "hold-lapsed" }
  | { readonly code: "already-settled" }
  /** `most`: the total that the points are held for. */
  | { readonly code: "capture-exceeds-hold"; readonly most: Fen }
  /** `most`: what can still be refunded. */
  | { readonly code: "refund-exceeds-capture"; readonly most: Fen }
  /** All points ever granted would pass 2^53-1. `most`: what can still be granted. */
  | { readonly code: "too-many-points"; readonly most: Points };

export function accept(...entries: readonly NewEntry[]): Accepted {
  return { ok: true, entries };
}

export function refuse(refusal: Refusal): Refused {
  return { ok: false, refusal };
}
