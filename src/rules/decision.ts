import type { Instant } from "./calendar.ts";
import type { NewEntry } from "./ledger/entry.ts";
import type { Fen, Points } from "./points.ts";

/** What a rule says to a command: what happens, or why nothing does. A refusal is a value, with the numbers a person needs. */
export type Decision = Accepted | Refused;

/** What happens, in order: most often one thing. */
export type Accepted = { readonly ok: true; readonly entries: readonly NewEntry[] };

export type Refused = { readonly ok: false; readonly refusal: Refusal };

export type Refusal =
  /** `missing`: how far the balance is below the minimum. */
  | { readonly code: "below-minimum"; readonly missing: Points }
  /** `missing`: how far the balance, or a partner's, is below what this takes. */
  | { readonly code: "insufficient-points"; readonly missing: Points }
  | { readonly code: "insufficient-partner-points"; readonly missing: number }
  /** `step`: a spend takes a multiple of it; an exchange takes a multiple of it of the partner's points. */
  | { readonly code: "not-in-steps"; readonly step: number }
  /** `most`: the points that pay the bill. */
  | { readonly code: "exceeds-bill"; readonly most: Points }
  | { readonly code: "daily-limit-reached"; readonly nextRedemptionAt: Instant }
  /** `most`: what the cap still lets through until `nextAt`; `null` where there is no next time. */
  | { readonly code: "cap-reached"; readonly most: Points; readonly nextAt: Instant | null }
  | { readonly code: "out-of-stock" }
  /** Wrong number, wrong password, used and out of date have this one answer. */
  | { readonly code: "card-not-accepted" }
  | { readonly code: "top-up-locked"; readonly until: Instant }
  | { readonly code: "hold-lapsed" }
  | { readonly code: "already-settled" }
  /** `most`: what the points are held for, in fen. */
  | { readonly code: "capture-exceeds-hold"; readonly most: Fen }
  /** `most`: what can still be refunded, in fen. */
  | { readonly code: "refund-exceeds-capture"; readonly most: Fen }
  /** All that was ever granted would no longer be a safe integer. `most`: what still can be granted. */
  | { readonly code: "too-many-points"; readonly most: Points };

export function accept(...events: readonly NewEntry[]): Accepted {
  return { ok: true, entries: events };
}

export function refuse(refusal: Refusal): Refused {
  return { ok: false, refusal };
}
