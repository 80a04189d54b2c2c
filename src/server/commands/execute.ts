import * as z from "zod/mini";
import { problems } from "../../contract/problem.ts";
import { receipt } from "../../contract/receipt.ts";
import { etagOf } from "../../contract/wallet.ts";
import type { Ports, Reader } from "../ports.ts";
import { problemBody, refusalBody } from "../problem.ts";
import { entryView } from "../queries/entry-view.ts";
import { walletView } from "../queries/read-wallet.ts";
import type { State, StoredReceipt, Work } from "../store/store.ts";
import {
  runCommand,
  type CommandHandler,
  type CommandRefusal,
  type CommandResult,
} from "./run-command.ts";
import { resourcesOfHolds } from "./side-effects.ts";

/** A command under its idempotency key, as a client sent it. */
export type Operation = Reader & {
  /** The Idempotency-Key, a UUID. */
  readonly key: string;
  /** A digest of the request. It tells whether a second request under the same key is the same. */
  readonly request: string;
  /** The ETag of the wallet that the member was shown, if the client sent it. */
  readonly ifMatch: string | undefined;
};

export type CommandAnswer = Omit<StoredReceipt, "request"> & { readonly replayed: boolean };

/**
 * One command, one transaction: entries, wallet, resources and receipt are written together or not at all. Successes
 * and refusals are stored under the key; answers after which the client may send the same key again are not.
 */
export function execute(
  ports: Ports,
  operation: Operation,
  handler: CommandHandler,
): Promise<CommandAnswer> {
  const { memberId, key, now } = operation;
  const scope = {
    memberId,
    receipt: { owner: memberId, key },
    resources: handler.resources,
    resourcesOf: (state: State) => resourcesOfHolds(memberId, state),
  };
  return ports.store.commit(scope, (state) => {
    // Checked first: a repeated operation gets its first answer, whatever has changed since.
    if (state.receipt) return { result: repeat(state.receipt, operation) };
    const result = runCommand(state, expecting(operation, handler), memberId, now, ports);
    const { refusal } = result;
    if (refusal?.code === "wallet-changed") {
      return { result: unstored(problemBody(refusal.code, result.at, { memberId })) };
    }
    return refusal ? refused(operation, result, refusal) : accepted(ports, operation, result);
  });
}

function accepted(
  { programme, catalog }: Ports,
  operation: Operation,
  { wallet, entries, writes, at, extraFields }: CommandResult,
): Work<CommandAnswer> {
  const { memberId, key, request } = operation;
  const view = walletView(programme, { memberId, now: at }, wallet);
  const body = z.encode(receipt, {
    operation: { key },
    entries: entries.map((entry) => entryView(catalog, operation, entry)),
    wallet: view,
  });
  const answer = {
    status: 201,
    headers: { "Content-Type": "application/json", ETag: etagOf(view) },
    body: { ...body, ...extraFields },
  };
  return {
    wallet,
    entries,
    receipt: { ...answer, request },
    resources: writes,
    result: { ...answer, replayed: false },
  };
}

/** Refuses the command if the wallet is not the one that the member was shown. */
function expecting({ memberId, ifMatch }: Operation, handler: CommandHandler): CommandHandler {
  if (ifMatch === undefined) return handler;
  return {
    ...handler,
    command: (state, at) =>
      ifMatch === etagOf({ memberId, seq: state.wallet?.seq ?? 0 })
        ? handler.command(state, at)
        : "wallet-changed",
  };
}

function refused(
  operation: Operation,
  { wallet, entries, writes, at }: CommandResult,
  refusal: CommandRefusal,
): Work<CommandAnswer> {
  const { status } = problems[refusal.code];
  const body = refusalBody(refusal, at);
  const wait = body.retryAfter === undefined ? {} : { "Retry-After": String(body.retryAfter) };
  const answer = { status, headers: { ...PROBLEM, ...wait }, body };
  return {
    wallet,
    entries,
    // Not stored: a client that tries again later must get a new decision.
    ...(status !== 429 && { receipt: { ...answer, request: operation.request } }),
    resources: writes,
    result: { ...answer, replayed: false },
  };
}

const PROBLEM = { "Content-Type": "application/problem+json" };

function repeat({ request, ...answer }: StoredReceipt, operation: Operation): CommandAnswer {
  if (request !== operation.request) {
    return unstored(problemBody("idempotency-key-reused", operation.now));
  }
  return { ...answer, replayed: true };
}

/** An answer without a receipt: the same key can still have its effect. */
function unstored(body: ReturnType<typeof problemBody>): CommandAnswer {
  return { status: body.status, headers: PROBLEM, body, replayed: false };
}
