import * as z from "zod/mini";
import { receipt } from "../../contract/receipt.ts";
import { etagOf } from "../../contract/wallet.ts";
import { problems, type ProblemCode } from "../../contract/problem.ts";
import { later, type Instant } from "../../rules/calendar.ts";
import { decide, type RulesCommand } from "../../rules/decide.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import type { Appended } from "../../rules/ledger/ledger.ts";
import { settleDue } from "../../rules/expiry/settle-due.ts";
import { aliPoint } from "../../rules/programme.ts";
import { emptyWallet } from "../../rules/ledger/wallet.ts";
import { describe, describeRefusal } from "../problem.ts";
import type {
  ResourceWrite,
  ResourceName,
  State,
  Store,
  StoredReceipt,
  Work,
} from "../store/store.ts";
import type { Language } from "../../catalog/text.ts";
import { SIDE_EFFECT_RESOURCES, sideEffectsOf, withWrites } from "./side-effects.ts";
import { entryView } from "../queries/read-entries.ts";
import { walletView } from "../queries/read-wallet.ts";

/** A write as it was asked for: by whom, under which key, having seen what. */
export type Operation = {
  readonly memberId: string;
  readonly language: Language;
  /** The Idempotency-Key, a UUID. */
  readonly key: string;
  /** A digest of what was asked, to tell the same request from another under the same key. */
  readonly request: string;
  /** The ETag of the wallet that the member was shown, if the client sent it. */
  readonly ifMatch: string | undefined;
  readonly now: Instant;
};

/** What an operation is about: the resources it reads, the command they make, and what becomes of them. */
export type CommandHandler = {
  readonly resources: readonly ResourceName[];
  /** Or the code to refuse with, where what is asked for is no longer to be had. */
  command(state: State): RulesCommand | ProblemCode;
  /** After the command was accepted. What `aftermath` finds in the entries need not be said. */
  writes?(state: State, done: Executed): readonly ResourceWrite[];
  /** After it was refused. */
  writesOnRefusal?(state: State, refusal: Refused, at: Instant): readonly ResourceWrite[];
  /** What the answer says beside the receipt, as it goes over the wire. */
  extraFields?(state: State, done: Executed): Readonly<Record<string, unknown>>;
};

/** Why a command was refused: a rule's refusal, or a code without numbers. */
type Refused = { readonly code: ProblemCode };

/** What an accepted command entered, and when. */
export type Executed = { readonly entries: readonly Entry[]; readonly at: Instant };

export type CommandAnswer = Omit<StoredReceipt, "request"> & { readonly replayed: boolean };

/**
 * One command, one transaction: the entries, the wallet, the resources and the answer under its key stand
 * together or not at all. Successes and refusals are kept under the key; what the client can mend is not.
 */
export function execute(
  store: Store,
  operation: Operation,
  plan: CommandHandler,
): Promise<CommandAnswer> {
  const { memberId, key, ifMatch } = operation;
  const resources = [...SIDE_EFFECT_RESOURCES, ...plan.resources];
  return store.commit({ memberId, key, resources }, (state) => {
    // First, so that an operation sent again is told what became of it, whatever has changed since.
    if (state.receipt) return { result: repeat(state.receipt, operation) };
    const before = state.wallet ?? emptyWallet;
    const now = later(operation.now, before.at);
    const settled = settleDue(before, now, aliPoint);
    if (ifMatch !== undefined && ifMatch !== etagOf({ memberId, seq: settled.wallet.seq })) {
      return { result: unkept("wallet-changed", now) };
    }
    const due = sideEffectsOf(memberId, settled.entries, state);
    const current = withWrites(state, due);
    const command = plan.command(current);
    const outcome =
      typeof command === "string"
        ? { wallet: settled.wallet, entries: [], refusal: { code: command } }
        : decide(settled.wallet, command, now, aliPoint);
    const done = { ...outcome, due: settled.entries, at: now };
    const work = outcome.refusal
      ? refused(operation, plan, current, done, outcome.refusal)
      : accepted(operation, plan, current, done);
    return { ...work, resources: [...due, ...(work.resources ?? [])] };
  });
}

/** What fell due first stands though the command is refused. */
type Decided = Appended & { readonly due: readonly Entry[]; readonly at: Instant };

function accepted(
  operation: Operation,
  plan: CommandHandler,
  state: State,
  { wallet, due, entries: own, at }: Decided,
): Work<CommandAnswer> {
  const { memberId, key, language } = operation;
  const entries = [...due, ...own];
  const done = { entries: own, at };
  const view = walletView(memberId, wallet, at);
  const told = z.encode(receipt, {
    operation: { key },
    entries: entries.map((entry) => entryView(memberId, entry, language)),
    wallet: view,
  });
  const kept = {
    status: 201,
    headers: { "Content-Type": "application/json", ETag: etagOf(view) },
    body: { ...told, ...plan.extraFields?.(state, done) },
  };
  return {
    wallet,
    entries,
    receipt: { ...kept, request: operation.request },
    resources: [...sideEffectsOf(memberId, own, state), ...(plan.writes?.(state, done) ?? [])],
    result: { ...kept, replayed: false },
  };
}

function refused(
  operation: Operation,
  plan: CommandHandler,
  state: State,
  { wallet, due, at }: Decided,
  refusal: Refused,
): Work<CommandAnswer> {
  const { status } = problems[refusal.code];
  const body = describeRefusal(refusal, at);
  const wait = body.retryAfter === undefined ? {} : { "Retry-After": String(body.retryAfter) };
  const kept = { status, headers: { ...PROBLEM, ...wait }, body };
  return {
    wallet,
    entries: due,
    // To try again later is to ask anew, not to be told the same.
    ...(status !== 429 && { receipt: { ...kept, request: operation.request } }),
    resources: plan.writesOnRefusal?.(state, refusal, at) ?? [],
    result: { ...kept, replayed: false },
  };
}

const PROBLEM = { "Content-Type": "application/problem+json" };

function repeat({ request, ...kept }: StoredReceipt, operation: Operation): CommandAnswer {
  if (request !== operation.request) return unkept("idempotency-key-reused", operation.now);
  return { ...kept, replayed: true };
}

/** An answer that the key does not stand for: the same key may still have its effect. */
function unkept(code: ProblemCode, now: Instant): CommandAnswer {
  return {
    status: problems[code].status,
    headers: PROBLEM,
    body: describe(code, now),
    replayed: false,
  };
}
