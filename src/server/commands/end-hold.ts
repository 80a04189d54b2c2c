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

/**
 * `entry` can be read before the transaction because it never changes. The spend's progress is read inside it. The
 * refund of a redemption whose reward is used is refused; a full one cancels the reward, whose code is never given again.
 */
export function endHold(
  memberId: string,
  entry: SpendLedgerEntry,
  holdEnd: HoldEnd,
): CommandHandler {
  const name = `spend:${memberId}:${entry.seq}` as const;
  const reward = `reward:${memberId}:${entry.seq}` as const;
  return {
    resources: [name, reward],
    command: (state) =>
      holdEnd.kind === "refund" && state.resource(reward)?.state === "used"
        ? "reward-used"
        : { ...holdEnd, spend: foldSpend(entry, state.resource(name)) },
    writes(state, { at }) {
      const given = state.resource(reward);
      if (holdEnd.kind !== "refund" || given === undefined) return [];
      const { refundedFen } = foldSpend(entry, state.resource(name));
      const isFull = refundedFen + holdEnd.fen === entry.total;
      return isFull ? [[reward, { ...given, state: "cancelled", changedAt: at }]] : [];
    },
  };
}

/** A spend without stored progress is as its own entry began it. */
export function foldSpend(entry: SpendLedgerEntry, progress: SpendProgress | undefined): Spend {
  return progress === undefined ? spendOf(entry) : { entry, ...progress };
}
