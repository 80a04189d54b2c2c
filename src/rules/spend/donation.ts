import type { Instant } from "../calendar.ts";
import { accept, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import type { Points } from "../points.ts";
import { valueOf, type Programme } from "../programme.ts";
import { allocate } from "./allocate.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** Points given to a public-welfare project: 1 or more, and final. */
export type Donate = {
  readonly kind: "donation";
  readonly subject: Subject;
  readonly points: Points;
};

/** Refuses as `allocate` does. */
export function decideDonation(
  wallet: Wallet,
  command: Donate,
  at: Instant,
  programme: Programme,
): Decision {
  const { kind, subject, points } = command;
  const allocated = allocate(wallet, points, at, programme);
  if (!allocated.ok) return allocated;
  return accept({
    kind,
    subject,
    allocations: allocated.allocations,
    total: valueOf(points, programme),
  });
}
