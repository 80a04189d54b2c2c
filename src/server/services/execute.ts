import * as z from "zod/mini";
import { receipt } from "../../contract/operation.ts";
import { etagOf } from "../../contract/wallet.ts";
import { problems, type ProblemCode } from "../../contract/problem.ts";
import { later, type Instant } from "../../rules/calendar.ts";
import { decide, type Command } from "../../rules/decide.ts";
import type { Entry } from "../../rules/entry.ts";
import { settle } from "../../rules/settle.ts";
import { aliPoint } from "../../rules/programme.ts";
import { emptyWallet, type Wallet } from "../../rules/wallet.ts";
import { describe, describeRefusal } from "../problem.ts";
import type { Kept, ResourceName, State, Store, StoredReceipt } from "../store/store.ts";
import type { Language } from "../worlds/catalogue.ts";
import { entryView } from "./read-entries.ts";
import { walletView } from "./read-wallet.ts";

/** A write as it was asked for: by whom, under which key, having seen what. */
export type Operation = {
  readonly memberId: string;
  readonly language: Language;
  /** The Idempotency-Key, a UUID. */
  readonly key: string;
  /** What was asked, to tell the same request from another under the same key. */
  readonly request: string;
  /** The ETag of the wallet that the member was shown, if the client sent it. */
  readonly ifMatch: string | undefined;
  readonly now: Instant;
};

/** What an operation is about: the resources it reads, the command they make, what becomes of them if it is accepted. */
export type Plan = {
  readonly resources: readonly ResourceName[];
  command(state: State): Command;
  keep(state: State): readonly Kept[];
};

export type Answer = Omit<StoredReceipt, "request"> & { readonly replayed: boolean };

/**
 * One command, one transaction: the entries, the wallet, the resources and the answer under its key stand
 * together or not at all. Successes and refusals are kept under the key; what the client can mend is not.
 */
export function execute(store: Store, operation: Operation, plan: Plan): Promise<Answer> {
  const { memberId, key, ifMatch } = operation;
  return store.commit({ memberId, key, resources: plan.resources }, (state) => {
    // First, so that an operation sent again is told what became of it, whatever has changed since.
    if (state.receipt) return { result: repeat(state.receipt, operation) };
    const before = state.wallet ?? emptyWallet;
    const now = later(operation.now, before.at);
    const settled = settle(before, now, aliPoint);
    if (ifMatch !== undefined && ifMatch !== etagOf({ memberId, seq: settled.wallet.seq })) {
      return { result: unkept("wallet-changed", now) };
    }
    const { wallet, refusal, ...decided } = decide(
      settled.wallet,
      plan.command(state),
      now,
      aliPoint,
    );
    const entries = [...settled.entries, ...decided.entries];
    const kept = refusal
      ? {
          status: problems[refusal.code].status,
          headers: PROBLEM,
          body: describeRefusal(refusal, now),
        }
      : success(operation, wallet, entries, now);
    return {
      wallet,
      entries,
      receipt: { ...kept, request: operation.request },
      resources: refusal ? [] : plan.keep(state),
      result: { ...kept, replayed: false },
    };
  });
}

const PROBLEM = { "Content-Type": "application/problem+json" };

function success(
  { memberId, key, language }: Operation,
  wallet: Wallet,
  entries: Entry[],
  now: Instant,
) {
  const view = walletView(memberId, wallet, now);
  const body = z.encode(receipt, {
    operation: { key },
    entries: entries.map((entry) => entryView(memberId, entry, language)),
    wallet: view,
  });
  const headers = { "Content-Type": "application/json", ETag: etagOf(view) };
  return { status: 201, headers, body };
}

function repeat({ request, ...kept }: StoredReceipt, operation: Operation): Answer {
  if (request !== operation.request) return unkept("idempotency-key-reused", operation.now);
  return { ...kept, replayed: true };
}

/** An answer that the key does not stand for: the same key may still have its effect. */
function unkept(code: ProblemCode, now: Instant): Answer {
  return {
    status: problems[code].status,
    headers: PROBLEM,
    body: describe(code, now),
    replayed: false,
  };
}
