import { problems } from "../../contract/problem.ts";
import { etagOf } from "../../contract/wallet.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Ports } from "../ports.ts";
import { problemBody, refusalBody } from "../problem.ts";
import type { State, StoredReceipt, Work } from "../store/store.ts";
import {
  runCommand,
  type CommandHandler,
  type CommandRefusal,
  type CommandResult,
} from "./run-command.ts";
import { resourcesOfHolds } from "./side-effects.ts";

/** A request under its idempotency key, as a client sent it. */
export type Operation = {
  /** Who sent it: a member, or `partner:` and a partner. Each has keys of its own. */
  readonly owner: string;
  /** The Idempotency-Key, a UUID. */
  readonly key: string;
  /** A digest of the request. It tells whether a second request under the same key is the same. */
  readonly request: string;
  /** The time of the member whom it is about, else the service's. */
  readonly now: Instant;
};

/** An operation on the wallet of `memberId`. */
export type WalletOperation = Operation & {
  readonly memberId: string;
  /** The ETag of the wallet that the member was shown, if the client sent it. */
  readonly ifMatch?: string | undefined;
};

/** What a success is answered with. */
type Answer = { readonly body: object; readonly headers?: Readonly<Record<string, string>> };

export type OperationAnswer = Omit<StoredReceipt, "request"> & { readonly replayed: boolean };

/**
 * One command, one transaction: entries, wallet, resources and receipt are written together or not at all. Successes
 * and refusals are stored under the key; answers after which the client may send the same key again are not.
 */
export function execute(
  ports: Ports,
  operation: WalletOperation,
  handler: CommandHandler,
  answerOf: (result: CommandResult) => Answer,
): Promise<OperationAnswer> {
  const { owner, key, memberId, now } = operation;
  const scope = {
    memberId,
    receipt: { owner, key },
    resources: handler.resources,
    resourcesOf: (state: State) => resourcesOfHolds(memberId, state),
  };
  return ports.store.commit(scope, (state): Work<OperationAnswer> => {
    // Checked first: a repeated operation gets its first answer, whatever has changed since.
    if (state.receipt) return { result: repeat(state.receipt, operation) };
    const result = runCommand(state, expecting(operation, handler), memberId, now, ports);
    const { wallet, entries, writes, refusal, at } = result;
    if (refusal?.code === "wallet-changed") {
      return { result: unstored(problemBody(refusal.code, at, { memberId })) };
    }
    const answered = refusal
      ? refused(operation, refusal, at)
      : accepted(operation, answerOf(result));
    return { wallet, entries, resources: writes, ...answered };
  });
}

/** A success with its receipt. */
export function accepted({ request }: Operation, { body, headers }: Answer) {
  const answer = { status: 201, headers: { "Content-Type": "application/json", ...headers }, body };
  return { receipt: { ...answer, request }, result: { ...answer, replayed: false } };
}

/** Refuses the command if the wallet is not the one that the member was shown. */
function expecting(
  { memberId, ifMatch }: WalletOperation,
  handler: CommandHandler,
): CommandHandler {
  if (ifMatch === undefined) return handler;
  return {
    ...handler,
    command: (state, at) =>
      ifMatch === etagOf({ memberId, seq: state.wallet?.seq ?? 0 })
        ? handler.command(state, at)
        : "wallet-changed",
  };
}

/**
 * A refusal, with its receipt if it is the decision of a rule. Others are not stored: a client that tries again later
 * must get a new decision.
 */
export function refused(
  { request }: Operation,
  refusal: CommandRefusal,
  at: Instant,
): Pick<Work<OperationAnswer>, "receipt" | "result"> {
  const { status } = problems[refusal.code];
  const body = refusalBody(refusal, at);
  const wait = body.retryAfter === undefined ? {} : { "Retry-After": String(body.retryAfter) };
  const answer = { status, headers: { ...PROBLEM, ...wait }, body };
  return {
    ...(status === 409 && { receipt: { ...answer, request } }),
    result: { ...answer, replayed: false },
  };
}

const PROBLEM = { "Content-Type": "application/problem+json" };

/** The stored answer, or the refusal of another request under the same key. */
export function repeat(
  { request, ...answer }: StoredReceipt,
  operation: Operation,
): OperationAnswer {
  if (request !== operation.request) {
    return unstored(problemBody("idempotency-key-reused", operation.now));
  }
  return { ...answer, replayed: true };
}

/** An answer without a receipt: the same key can still have its effect. */
function unstored(body: ReturnType<typeof problemBody>): OperationAnswer {
  return { status: body.status, headers: PROBLEM, body, replayed: false };
}
