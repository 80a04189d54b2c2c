import type { Instant } from "../../rules/calendar.ts";
import { settleDue } from "../../rules/expiry/settle-due.ts";
import type { Entry, Subject } from "../../rules/ledger/entry.ts";
import type { Appended } from "../../rules/ledger/ledger.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import { emptyWallet } from "../../rules/ledger/wallet.ts";
import { fen, points } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import { afterEntry } from "../../rules/spend/refund.ts";
import {
  noneTaken,
  type ResourceName,
  type Resources,
  type ResourceWrite,
  type SpendProgress,
} from "../store/resources.ts";
import type { State } from "../store/store.ts";
import { afterCapture } from "./rewards.ts";
import { namesOfOrder, orderAfter } from "./order-record.ts";

/**
 * The resources that the end of an open hold changes: every transaction that may enter a lapse reads them. Those of an
 * imported hold do not exist.
 */
export function resourcesOfHolds(memberId: string, { wallet }: State): ResourceName[] {
  return (wallet?.holds ?? []).flatMap(({ of, subject }) => {
    const productId = productOf(subject);
    if (productId === undefined) return namesOfOrder(memberId, subject);
    return [`reward:${memberId}:${of}`, `stock:${productId}`] as const;
  });
}

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
 * What entries change beside the wallet, whichever command made them: the end of a redemption's hold changes its
 * reward, and a release returns the unit to the stock; that of a payment pays its order or opens it again; captures, releases and refunds are recorded as the progress of
 * their spend.
 */
export function sideEffectsOf(
  memberId: string,
  entries: readonly Entry[],
  state: State,
): ResourceWrite[] {
  return [...recordsAfter(memberId, entries, state), ...progressAfter(memberId, entries, state)];
}

/** One after the other: two entries may change the same record. */
function recordsAfter(memberId: string, entries: readonly Entry[], state: State): ResourceWrite[] {
  const writes: ResourceWrite[] = [];
  for (const entry of entries) {
    const before = withWrites(state, writes);
    writes.push(...rewardAfter(memberId, entry, before), ...orderAfter(memberId, entry, before));
  }
  return writes;
}

/** Writes nothing about an imported hold: it has no reward, and took no unit. */
function rewardAfter(memberId: string, entry: Entry, state: State): ResourceWrite[] {
  if (entry.kind !== "capture" && entry.kind !== "release") return [];
  const productId = productOf(entry.subject);
  if (productId === undefined) return [];
  const name = `reward:${memberId}:${entry.of}` as const;
  const reward = state.resource(name);
  if (reward === undefined) return [];
  const stock = `stock:${productId}` as const;
  const taken = state.resource(stock) ?? noneTaken;
  if (entry.kind === "capture") {
    const after = afterCapture(reward, taken, entry.at);
    return [
      [stock, after.stock],
      [name, after.reward],
    ];
  }
  return [
    [stock, { ...taken, redeemed: taken.redeemed - 1 }],
    [name, { ...reward, state: "cancelled", changedAt: entry.at }],
  ];
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
