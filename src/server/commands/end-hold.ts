import type { Entry, SpendEntry } from "../../rules/ledger/entry.ts";
import type { Fen } from "../../rules/points.ts";
import { spendOf, type Spend } from "../../rules/spend/refund.ts";
import { seqOf } from "../queries/entry-view.ts";
import type { SpendProgress } from "../store/resources.ts";
import type { Store } from "../store/store.ts";
import type { CommandHandler } from "./run-command.ts";

/** A capture or cancellation of a hold, or a refund after its capture. */
export type HoldEnd =
  | { readonly kind: "capture"; readonly total?: Fen }
  | { readonly kind: "cancel" }
  | { readonly kind: "refund"; readonly fen: Fen };

export type SpendLedgerEntry = SpendEntry & Entry;

/** The member's payment or redemption under `id`; `undefined` where there is none of this kind. */
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

/** `entry` can be read before the transaction because it never changes. The spend's progress is read inside it. */
export function endHold(
  memberId: string,
  entry: SpendLedgerEntry,
  holdEnd: HoldEnd,
): CommandHandler {
  const name = `spend:${memberId}:${entry.seq}` as const;
  return {
    resources: [name],
    command: (state) => ({ ...holdEnd, spend: foldSpend(entry, state.resource(name)) }),
  };
}

/** A spend without stored progress is as its own entry began it. */
export function foldSpend(entry: SpendLedgerEntry, progress: SpendProgress | undefined): Spend {
  return progress === undefined ? spendOf(entry) : { entry, ...progress };
}
