import type { Instant } from "../calendar.ts";
import type { Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { fen, type Points } from "../points.ts";
import type { Programme } from "../programme.ts";
import { decideSpend } from "./allocate.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** Gives points, 1 or more, to a project. Final: it cannot be refunded. */
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
  return decideSpend(wallet, { ...command, cash: fen(0) }, at, programme);
}
