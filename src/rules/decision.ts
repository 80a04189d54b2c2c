import type { Instant } from "./calendar.ts";
import type { Event } from "./entry.ts";
import type { Points } from "./points.ts";

/** What a rule says to a command: what happens, or why nothing does. A refusal is a value, with the numbers a person needs. */
export type Decision<Happened extends Event = Event> = Accepted<Happened> | Refused;

export type Accepted<Happened extends Event = Event> = {
  readonly ok: true;
  readonly event: Happened;
};

export type Refused = { readonly ok: false; readonly refusal: Refusal };

export type Refusal =
  /** `missing`: how far the balance is below the minimum. */
  | { readonly code: "below-minimum"; readonly missing: Points }
  /** `missing`: how far the balance is below what this use takes. */
  | { readonly code: "insufficient-points"; readonly missing: Points }
  | { readonly code: "daily-limit-reached"; readonly nextRedemptionAt: Instant }
  | { readonly code: "out-of-stock" }
  /** All that was ever granted would no longer be a safe integer. `most`: what still can be granted. */
  | { readonly code: "too-many-points"; readonly most: Points }
  /** `most`: what can still be refunded. */
  | { readonly code: "refund-exceeds-capture"; readonly most: Points };

export function accept<Happened extends Event>(event: Happened): Accepted<Happened> {
  return { ok: true, event };
}

export function refuse(refusal: Refusal): Refused {
  return { ok: false, refusal };
}
