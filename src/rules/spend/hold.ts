import { take } from "../ledger/allocation.ts";
import { assert } from "../assertion.ts";
import { accept, refuse, type Decision } from "../decision.ts";
import { maxPointsFor } from "./payment.ts";
import { points, sum, type Fen } from "../points.ts";
import type { Programme } from "../programme.ts";
import type { Spend } from "./refund.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** The cash for a spend was paid (`capture`), or will not be (`cancel`). */
export type EndHold = Capture | { readonly kind: "cancel"; readonly spend: Spend };

type Capture = {
  readonly kind: "capture";
  readonly spend: Spend;
  /** What a payment's bill came to in all, points and cash (1 or more); without it, what the points were held for. */
  readonly total?: Fen;
};

/**
 * A captured hold's points are spent, even those of lots that expired while it was open; a cancelled one's
 * go back to their lots. Refuses `hold-lapsed` and, of a spend that is paid or cancelled, `already-settled`; then a
 * bill as `decideCapture` does.
 */
export function decideEndOfHold(wallet: Wallet, command: EndHold, programme: Programme): Decision {
  const { kind, spend } = command;
  if (kind === "capture") assertBill(command);
  const { seq, subject } = spend.entry;
  const hold = wallet.holds.find(({ of }) => of === seq);
  if (hold === undefined) {
    // One that lapsed just now was still held when the spend was read.
    const lapsed = spend.state === "held" || spend.state === "lapsed";
    return refuse({ code: lapsed ? "hold-lapsed" : "already-settled" });
  }
  if (kind === "capture") return decideCapture(command, programme);
  return accept({ kind: "release", cause: "cancelled", subject, of: seq, points: sum(hold.lots) });
}

function assertBill({ spend: { entry }, total }: Capture): void {
  if (total === undefined) return;
  assert(Number.isSafeInteger(total) && total > 0, () => `a bill of ${total} fen`);
  assert(entry.kind === "payment", () => `a bill of ${total} fen for a ${entry.kind}`);
}

/**
 * What the capture of an open hold comes to. Of a bill that came out smaller the member pays the points that were
 * chosen, as far as it takes them in whole steps, and the rest in cash; the other points go back, the last allocated
 * first, since they live longest. Where a point pays several fen or a step is several points, the cash may be more
 * than it was to be.
 * Refuses `capture-exceeds-hold` for a larger bill, and `exceeds-bill` for one that takes no point, as a payment would.
 */
export function decideCapture(
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
