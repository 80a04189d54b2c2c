import type { PurchaseBody } from "../../contract/offer.ts";
import { assert } from "../../rules/assertion.ts";
import type { Entry, EntryKind } from "../../rules/ledger/entry.ts";
import { aliPoint } from "../../rules/programme.ts";
import { rebatePoints } from "../../rules/obtain/rebate.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import type { StoredPurchase, State, Store } from "../store/store.ts";
import { rebates } from "../../catalog/offers.ts";
import type { CommandHandler } from "./execute.ts";
import { seqOf } from "../queries/read-wallet.ts";

/** What buying at a partner is. `not-found`: no such offer; `too-small`: it would earn no point. */
export function purchase(
  { offerId, totalFen }: PurchaseBody,
  memberId: string,
): CommandHandler | "not-found" | "too-small" {
  const offer = rebates.find(({ id }) => id === offerId);
  if (!offer) return "not-found";
  const { share } = offer;
  const points = rebatePoints({ total: totalFen, share }, aliPoint);
  if (points === 0) return "too-small";
  return {
    resources: [],
    command: () => ({
      kind: "purchase",
      subject: { kind: "offer", id: offerId },
      total: totalFen,
      share,
    }),
    writes: (_state, { entries, at }) => {
      const { seq: of } = firstOf(entries, "pending");
      const made = { of, offerId, total: totalFen, points, at, state: "pending" } as const;
      return [[nameOf(memberId, of), made]];
    },
  };
}

/** The number of this member's purchase under `id`; `undefined` where there is none. */
export async function findPurchase(
  store: Store,
  memberId: string,
  id: string,
): Promise<Seq | undefined> {
  const of = seqOf(memberId, id);
  const found = of === undefined ? undefined : await store.readResource(nameOf(memberId, of));
  return found?.of;
}

/** What the confirmation of purchase `of` is: its points come. */
export function confirmPurchase(of: Seq, memberId: string): CommandHandler {
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

/** What undoing purchase `of` is: before its points came, they never will; after, they are taken back. */
export function cancelPurchase(of: Seq, memberId: string): CommandHandler {
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

/** The first entry of `kind`, which there must be: of a confirmation, others may follow that pay what is owed. */
function firstOf<Of extends EntryKind>(entries: readonly Entry[], kind: Of) {
  const found = entries.find((entry): entry is Entry & { kind: Of } => entry.kind === kind);
  assert(found !== undefined, () => `no ${kind} was entered`);
  return found;
}
