import type { Instant } from "./calendar.ts";
import { accept, type Decision } from "./decision.ts";
import type { Subject, Used } from "./entry.ts";
import type { Points } from "./points.ts";
import type { Programme } from "./programme.ts";
import { allocate } from "./use.ts";
import type { Wallet } from "./wallet.ts";

/** Points paid at a shop, for a card or for a bill: 1 or more. */
export type Pay = { readonly kind: "payment"; readonly points: Points; readonly subject: Subject };

/** Refuses as `allocate` does. */
export function decidePayment(
  wallet: Wallet,
  { kind, points, subject }: Pay,
  at: Instant,
  programme: Programme,
): Decision<Used> {
  const allocated = allocate(wallet, points, at, programme);
  if (!allocated.ok) return allocated;
  return accept({ kind, subject, allocations: allocated.allocations });
}
