import { assert } from "../../rules/assertion.ts";
import type { Entry, EntryKind } from "../../rules/ledger/entry.ts";
import { rebatePoints } from "../../rules/obtain/rebate.ts";
import type { Fen } from "../../rules/points.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import type { Terms } from "../ports.ts";
import type { StoredPurchase } from "../store/resources.ts";
import type { State } from "../store/store.ts";
import type { CommandHandler, CommandRefusal } from "./run-command.ts";

/** What was bought at a partner's offer, and for how much. */
export type ReportedPurchase = { readonly offerId: string; readonly totalFen: Fen };

/**
 * `undefined` where the catalog has no such offer; "too-small" where the purchase would earn no point. `byNumber` is
 * the record of the partner's number: a partner uses each number once, so that no purchase is reported twice.
 */
export function reportPurchase(
  { programme, catalog }: Terms,
  memberId: string,
  { offerId, totalFen }: ReportedPurchase,
  byNumber?: `partner-purchase:${string}:${string}`,
): CommandHandler | undefined | "too-small" {
  const offer = catalog.rebates.find(({ id }) => id === offerId);
  if (!offer) return undefined;
  const { share } = offer;
  const points = rebatePoints({ total: totalFen, share }, programme);
  if (points === 0) return "too-small";
  return {
    resources: byNumber ? [byNumber] : [],
    command: (state) =>
      byNumber && state.resource(byNumber)
        ? NUMBER_TAKEN
        : {
            kind: "purchase",
            subject: { kind: "offer", id: offerId },
            total: totalFen,
            share,
          },
    writes: (_state, { entries, at }) => {
      const { seq: of } = firstOf(entries, "pending");
      const purchase = { of, offerId, total: totalFen, points, at, state: "pending" } as const;
      return [
        [nameOf(memberId, of), purchase],
        ...(byNumber ? [[byNumber, { memberId, of }] as const] : []),
      ];
    },
  };
}

const NUMBER_TAKEN = {
  code: "invalid-request",
  errors: [{ pointer: "/number", code: "number-taken" }],
} satisfies CommandRefusal;

/** Credits the points of purchase `of`. */
export function confirmPurchase(memberId: string, of: Seq): CommandHandler {
  const name = nameOf(memberId, of);
  return {
    resources: [name],
    command: () => ({ kind: "confirmation", of }),
    writes: (state, { entries }) => {
      const { seq: lotId, expiresAt } = firstOf(entries, "grant");
      const grant = { lotId, expiresAt };
      return [[name, { ...purchaseIn(state, name), state: "credited", grant }]];
    },
  };
}

/** Cancels the pending points of purchase `of`, or claws them back if they were credited. */
export function cancelPurchase(memberId: string, of: Seq): CommandHandler {
  const name = nameOf(memberId, of);
  return {
    resources: [name],
    command: (state) => {
      const { offerId, points, grant, state: now } = purchaseIn(state, name);
      const subject = { kind: "offer", id: offerId } as const;
      const taken = grant && { ...grant, subject, points, clawedBack: now === "clawed-back" };
      return { kind: "reversal", of, ...(taken && { grant: taken }) };
    },
    writes: (state) => {
      const before = purchaseIn(state, name);
      return [[name, { ...before, state: before.grant ? "clawed-back" : "cancelled" }]];
    },
  };
}

const nameOf = (memberId: string, of: Seq) => `purchase:${memberId}:${of}` as const;

function purchaseIn(state: State, name: ReturnType<typeof nameOf>): StoredPurchase {
  const found = state.resource(name);
  assert(found !== undefined, () => `no ${name}`);
  return found;
}

/** The first entry of `kind`. After a confirmation's grant, others may follow that pay points owed. */
function firstOf<Of extends EntryKind>(entries: readonly Entry[], kind: Of) {
  const found = entries.find((entry): entry is Entry & { kind: Of } => entry.kind === kind);
  assert(found !== undefined, () => `no ${kind} was entered`);
  return found;
}
