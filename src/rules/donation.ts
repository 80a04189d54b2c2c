import type { Instant } from "./calendar.ts";
import { accept, type Decision } from "./decision.ts";
import type { Subject, Used } from "./entry.ts";
import type { Points } from "./points.ts";
import type { Programme } from "./programme.ts";
import { allocate } from "./use.ts";
import type { Wallet } from "./wallet.ts";

/** Points given to a public-welfare project: 1 or more, and final. */
export type Donate = {
  readonly kind: "donation";
  readonly points: Points;
  readonly subject: Subject;
};

/** Refuses as `allocate` does. */
export function decideDonation(
  wallet: Wallet,
  { kind, points, subject }: Donate,
  at: Instant,
  programme: Programme,
): Decision<Used> {
  const allocated = allocate(wallet, points, at, programme);
  if (!allocated.ok) return allocated;
  return accept({ kind, subject, allocations: allocated.allocations });
}
