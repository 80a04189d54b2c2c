import type { Instant } from "../../rules/calendar.ts";
import { settleDue } from "../../rules/expiry/settle-due.ts";
import type { Entry, Subject } from "../../rules/ledger/entry.ts";
import type { Appended } from "../../rules/ledger/ledger.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import { emptyWallet } from "../../rules/ledger/wallet.ts";
import { fen, points } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import { afterEntry } from "../../rules/spend/refund.ts";
import type {
  Counts,
  ResourceName,
  Resources,
  ResourceWrite,
  SpendProgress,
} from "../store/resources.ts";
import type { State } from "../store/store.ts";

/** What every transaction that enters anything reads. */
export const SIDE_EFFECT_RESOURCES = ["redeemed"] as const;

type SettledState = Appended & {
  /** With the settled wallet and the writes. */
  readonly state: State;
  readonly writes: readonly ResourceWrite[];
};

/** Enters what is due by `at`, with its side effects. */
export function settleState(
  memberId: string,
  before: State,
  at: Instant,
  programme: Programme,
): SettledState {
  const { wallet, entries } = settleDue(before.wallet ?? emptyWallet, at, programme);
  const writes = sideEffectsOf(memberId, entries, before);
  return { wallet, entries, writes, state: withWrites({ ...before, wallet }, writes) };
}

/**
 * What entries change beside the wallet, whichever command made them: a redemption takes a unit from the stock, and
 * a release returns it; captures, releases and refunds are recorded as the progress of their spend.
 */
export function sideEffectsOf(
  memberId: string,
  entries: readonly Entry[],
  state: State,
): ResourceWrite[] {
  const redeemed = redeemedAfter(state.resource("redeemed") ?? {}, entries);
  return [
    ...(redeemed ? [["redeemed", redeemed] as const] : []),
    ...progressAfter(memberId, entries, state),
  ];
}

/** `undefined` where the entries change no stock. */
function redeemedAfter(before: Counts, entries: readonly Entry[]): Counts | undefined {
  let redeemed: Record<string, number> | undefined;
  for (const { kind, subject } of entries) {
    const by = kind === "redemption" ? 1 : kind === "release" ? -1 : 0;
    const productId = productOf(subject);
    if (by === 0 || productId === undefined) continue;
    redeemed ??= { ...before };
    redeemed[productId] = (redeemed[productId] ?? 0) + by;
  }
  return redeemed;
}

function productOf(subject: Subject): string | undefined {
  return "kind" in subject && subject.kind === "product" ? subject.id : undefined;
}

/**
 * A spend without stored progress is as its own entry began it: held if one of these entries ends its hold, else
 * captured.
 */
function progressAfter(memberId: string, entries: readonly Entry[], state: State): ResourceWrite[] {
  const progress = new Map<Seq, SpendProgress>();
  for (const entry of entries) {
    if (entry.kind !== "capture" && entry.kind !== "release" && entry.kind !== "refund") continue;
    if (entry.of === null) continue;
    const stored =
      entry.kind === "refund" ? state.resource(`spend:${memberId}:${entry.of}`) : undefined;
    const before = progress.get(entry.of) ?? stored ?? CAPTURED;
    progress.set(entry.of, {
      ...afterEntry(before, entry),
      followUps: [...before.followUps, entry.seq],
    });
  }
  return [...progress].map(([of, after]) => [`spend:${memberId}:${of}`, after] as const);
}

const CAPTURED: SpendProgress = {
  state: "captured",
  refundedFen: fen(0),
  refundedPoints: points(0),
  followUps: [],
};

/** The state with these resources written. */
function withWrites(state: State, writes: readonly ResourceWrite[]): State {
  if (writes.length === 0) return state;
  const byName = new Map<string, unknown>(writes);
  return {
    ...state,
    resource: <Name extends ResourceName>(name: Name) =>
      byName.has(name) ? (byName.get(name) as Resources[Name]) : state.resource(name),
  };
}
