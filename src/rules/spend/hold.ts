import { take } from "../ledger/allocation.ts";
import { assert } from "../assertion.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import { maxPointsFor } from "./payment.ts";
import { points, sum, type Fen } from "../points.ts";
import type { Programme } from "../programme.ts";
import type { Spend } from "./refund.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** The cash was paid (`capture`), or will not be paid (`cancel`). */
export type EndHold = Capture | { readonly kind: "cancel"; readonly spend: Spend };

type Capture = {
  readonly kind: "capture";
  readonly spend: Spend;
  /** What was paid in points and cash together, 1 or more; without it, the total of the spend. For payments only. */
  readonly total?: Fen;
};

/**
 * Captured points are spent, even if their lots expired during the hold; cancelled ones return to their lots.
 * Refuses `hold-lapsed` or `already-settled`, then as `decideCapture` does.
 */
export function decideEndOfHold(wallet: Wallet, command: EndHold, programme: Programme): Decision {
  const { kind, spend } = command;
  if (kind === "capture") assertTotal(command);
  const { seq, subject } = spend.entry;
  const hold = wallet.holds.find(({ of }) => of === seq);
  if (hold === undefined) {
    // The hold may have lapsed after the spend was read.
    const lapsed = spend.state === "held" || spend.state === "lapsed";
    return refuse({ code: lapsed ? "hold-lapsed" : "already-settled" });
  }
  if (kind === "capture") return decideCapture(command, programme);
  return accept({ kind: "release", cause: "cancelled", subject, of: seq, points: sum(hold.lots) });
}

function assertTotal({ spend: { entry }, total }: Capture): void {
  if (total === undefined) return;
  assert(Number.isSafeInteger(total) && total > 0, () => `a capture of ${total} fen`);
  assert(entry.kind === "payment", () => `a capture of ${total} fen for a ${entry.kind}`);
}

/**
 * Captures an open hold, in whole or in part. A smaller total is paid with as many of the held points as it takes in
 * whole steps, and the rest in cash. The other points are released, last allocated first: they expire last. The cash
 * may be more than planned, if a point pays several fen or a step is several points.
 * Refuses `capture-exceeds-hold`, then `exceeds-bill` if the total takes no points.
 */
function decideCapture(
  { spend: { entry }, total = entry.total }: Capture,
  programme: Programme,
): Decision {
  const { seq, subject, allocations, total: held } = entry;
  const captured = { kind: "capture", subject, of: seq } as const;
  if (total > held) return refuse({ code: "capture-exceeds-hold", most: held });
  if (total === held) return accept(captured);
  const most = maxPointsFor(total, programme);
  if (most === 0) return refuse({ code: "exceeds-bill", most });
  const over = points(Math.max(0, sum(allocations) - most));
  const released = take(allocations.toReversed(), over).taken.toReversed();
  return accept({ ...captured, partial: { total, released } });
}
