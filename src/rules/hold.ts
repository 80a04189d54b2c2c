import { accept, refuse, type Decision } from "./decision.ts";
import { sum } from "./points.ts";
import type { Use } from "./refund.ts";
import type { Wallet } from "./wallet.ts";

/** The cash for a use was paid (`capture`), or will not be (`cancel`). */
export type EndHold = { readonly kind: "capture" | "cancel"; readonly use: Use };

/**
 * A captured hold's points are spent, even those of lots that expired while it was open; a cancelled one's
 * go back to their lots. Refuses `hold-lapsed` and, of a use that is paid or cancelled, `already-settled`.
 */
export function decideEndOfHold(wallet: Wallet, { kind, use }: EndHold): Decision {
  const { seq, subject } = use.entry;
  const hold = wallet.holds.find(({ of }) => of === seq);
  if (hold === undefined) {
    // One that lapsed just now was still held when the use was read.
    const lapsed = use.state === "held" || use.state === "lapsed";
    return refuse({ code: lapsed ? "hold-lapsed" : "already-settled" });
  }
  if (kind === "capture") return accept({ kind, subject, of: seq });
  return accept({ kind: "release", cause: "cancelled", subject, of: seq, points: sum(hold.parts) });
}
