import type { Instant } from "../calendar.ts";
import { accept, type Decision } from "../decision.ts";
import type { GrantSource, Subject } from "../ledger/entry.ts";
import { newGrant } from "../ledger/lot.ts";
import type { Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { refuseTooMany, type Wallet } from "../ledger/wallet.ts";

/** Grants points, 1 or more, as one lot. */
export type Grant = {
  readonly kind: "grant";
  /** `import` if the imported file does not say. */
  readonly source?: GrantSource;
  readonly points: Points;
  readonly subject: Subject;
};

/** Refuses `too-many-points`. */
export function decideGrant(
  wallet: Wallet,
  command: Grant,
  at: Instant,
  programme: Programme,
): Decision {
  const { source = "import", points: granted, subject } = command;
  return (
    refuseTooMany(wallet, granted) ??
    accept(newGrant({ source, points: granted, subject }, at, programme))
  );
}
