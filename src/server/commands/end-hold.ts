import type { Entry, SpendEntry } from "../../rules/ledger/entry.ts";
import type { Fen } from "../../rules/points.ts";
import { spendOf, type Spend } from "../../rules/spend/refund.ts";
import type { SpendProgress, Store } from "../store/store.ts";
import type { CommandHandler } from "./execute.ts";
import { seqOf } from "../queries/read-wallet.ts";

/** What becomes of a use after its own entry. */
export type HoldEnd =
  | { readonly kind: "capture"; readonly total?: Fen }
  | { readonly kind: "cancel" }
  | { readonly kind: "refund"; readonly fen: Fen };

export type SpendLedgerEntry = SpendEntry & Entry;

/** A member's payment or redemption under `id`; `undefined` where there is none of this kind. */
export async function readSpend(
  store: Store,
  memberId: string,
  kind: "payment" | "redemption",
  id: string,
): Promise<SpendLedgerEntry | undefined> {
  const seq = seqOf(memberId, id);
  const entry = seq === undefined ? undefined : await store.readEntry(memberId, seq);
  return entry?.kind === kind ? entry : undefined;
}

/** The entry never changes; what became of the use is read in the transaction. */
export function endHold(
  memberId: string,
  entry: SpendLedgerEntry,
  settling: HoldEnd,
): CommandHandler {
  const name = `use:${memberId}:${entry.seq}` as const;
  return {
    resources: [name],
    command: (state) => ({ ...settling, spend: foldSpend(entry, state.resource(name)) }),
  };
}

/** Until something is kept of a use, it is as its entry began it: whatever ends a hold is kept. */
export function foldSpend(entry: SpendLedgerEntry, since: SpendProgress | undefined): Spend {
  return since === undefined ? spendOf(entry) : { entry, ...since };
}
