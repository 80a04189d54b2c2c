import type { Entry, Used } from "../../rules/ledger/entry.ts";
import type { Fen } from "../../rules/points.ts";
import { useOf, type Use } from "../../rules/spend/refund.ts";
import type { SinceUse, Store } from "../store/store.ts";
import type { Plan } from "./execute.ts";
import { seqOf } from "../queries/read-wallet.ts";

/** What becomes of a use after its own entry. */
export type Settling =
  | { readonly kind: "capture"; readonly total?: Fen }
  | { readonly kind: "cancel" }
  | { readonly kind: "refund"; readonly fen: Fen };

export type UseEntry = Used & Entry;

/** A member's payment or redemption under `id`; `undefined` where there is none of this kind. */
export async function readUse(
  store: Store,
  memberId: string,
  kind: "payment" | "redemption",
  id: string,
): Promise<UseEntry | undefined> {
  const seq = seqOf(memberId, id);
  const entry = seq === undefined ? undefined : await store.readEntry(memberId, seq);
  return entry?.kind === kind ? entry : undefined;
}

/** The entry never changes; what became of the use is read in the transaction. */
export function settleUse(memberId: string, entry: UseEntry, settling: Settling): Plan {
  const name = `use:${memberId}:${entry.seq}` as const;
  return {
    resources: [name],
    command: (state) => ({ ...settling, use: foldedUse(entry, state.resource(name)) }),
  };
}

/** Until something is kept of a use, it is as its entry began it: whatever ends a hold is kept. */
export function foldedUse(entry: UseEntry, since: SinceUse | undefined): Use {
  return since === undefined ? useOf(entry) : { entry, ...since };
}
