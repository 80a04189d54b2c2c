import type { Entry, Subject } from "../../rules/ledger/entry.ts";
import { fen, points } from "../../rules/points.ts";
import { afterEntry } from "../../rules/spend/refund.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import type {
  Counts,
  ResourceWrite,
  ResourceName,
  Resources,
  SpendProgress,
  State,
} from "../store/store.ts";

/** What every transaction that enters anything reads. */
export const SIDE_EFFECT_RESOURCES = ["taken"] as const;

/**
 * What entries change beside the wallet, whatever made them: a redeemed unit leaves the shop and stands in it
 * again when its hold ends without having been paid; a use is captured, cancelled, lapsed or refunded.
 */
export function sideEffectsOf(
  memberId: string,
  entries: readonly Entry[],
  state: State,
): ResourceWrite[] {
  const taken = takenAfter(state.resource("taken") ?? {}, entries);
  const uses = usesAfter(memberId, entries, state);
  return [...(taken ? [["taken", taken] as const] : []), ...uses];
}

/** Nothing where nothing was taken or returned. */
function takenAfter(before: Counts, entries: readonly Entry[]): Counts | undefined {
  let taken: Record<string, number> | undefined;
  for (const { kind, subject } of entries) {
    const by = kind === "redemption" ? 1 : kind === "release" ? -1 : 0;
    const productId = productOf(subject);
    if (by === 0 || productId === undefined) continue;
    taken ??= { ...before };
    taken[productId] = (taken[productId] ?? 0) + by;
  }
  return taken;
}

function productOf(subject: Subject): string | undefined {
  return "kind" in subject && subject.kind === "product" ? subject.id : undefined;
}

/** Of a use without an earlier record nothing was known but its own entry: held where this ends its hold, else captured. */
function usesAfter(memberId: string, entries: readonly Entry[], state: State): ResourceWrite[] {
  const uses = new Map<Seq, SpendProgress>();
  for (const entry of entries) {
    if (entry.kind !== "capture" && entry.kind !== "release" && entry.kind !== "refund") continue;
    if (entry.of === null) continue;
    const known =
      entry.kind === "refund" ? state.resource(`use:${memberId}:${entry.of}`) : undefined;
    const before = uses.get(entry.of) ?? known ?? CAPTURED;
    uses.set(entry.of, {
      ...afterEntry(before, entry),
      followUps: [...before.followUps, entry.seq],
    });
  }
  return [...uses].map(([of, since]) => [`use:${memberId}:${of}`, since] as const);
}

const CAPTURED: SpendProgress = {
  state: "captured",
  refundedFen: fen(0),
  refundedPoints: points(0),
  followUps: [],
};

/** The state as it is once these are kept. */
export function withWrites(state: State, kept: readonly ResourceWrite[]): State {
  const byName = new Map<string, unknown>(kept);
  return {
    ...state,
    resource: <Name extends ResourceName>(name: Name) =>
      byName.has(name) ? (byName.get(name) as Resources[Name]) : state.resource(name),
  };
}
