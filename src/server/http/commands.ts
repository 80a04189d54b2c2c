import type { Context, Handler, MiddlewareHandler } from "hono";
import * as z from "zod/mini";
import { receipt } from "../../contract/receipt.ts";
import { etagOf } from "../../contract/wallet.ts";
import { execute, type Operation, type OperationAnswer } from "../commands/execute.ts";
import type { CommandHandler, CommandResult } from "../commands/run-command.ts";
import { digestOf } from "../digest.ts";
import { problemResponse } from "../problem.ts";
import { entryView } from "../queries/entry-view.ts";
import { walletView } from "../queries/read-wallet.ts";
import { jsonBody, operationKey, sentAsReader, signedIn, type Env } from "./request.ts";

type Before = MiddlewareHandler<Env>;

type Found = CommandHandler | Response | undefined;

/**
 * The handlers of a route that runs a command of a signed-in member. `find` gives the command's handler, or the
 * response that refuses the request; nothing where the thing that the request names does not exist.
 */
export function command<Body extends z.ZodMiniType>(
  body: Body,
  find: (body: z.output<Body>, c: Context<Env>) => Found | Promise<Found>,
): [Before, Before, Before, Before, Handler<Env>] {
  const run: Handler<Env> = async (c) => {
    const { ports, reader, now } = c.var;
    const found = await find(c.var.body as z.output<Body>, c);
    if (found === undefined) return problemResponse("not-found", now);
    if (found instanceof Response) return found;
    const { memberId } = reader;
    const operation = {
      ...operationOf(c, memberId),
      memberId,
      ifMatch: c.req.header("If-Match"),
    };
    return responseOf(
      await execute(ports, operation, found, (result) => receiptOf(c, operation, result)),
    );
  };
  return [signedIn, operationKey, sentAsReader, jsonBody(body), run];
}

/** The request as an operation of `owner`: a member, or a partner. */
export function operationOf(c: Context<Env>, owner: string): Operation {
  const { key, body, now } = c.var;
  const request = digestOf(key, `${c.req.method} ${c.req.path} ${JSON.stringify(body)}`);
  return { owner, key, request, now };
}

export function responseOf({ status, headers, body, replayed }: OperationAnswer): Response {
  return Response.json(body, {
    status,
    headers: {
      "Cache-Control": "no-store",
      ...headers,
      ...(replayed && { "Idempotency-Replayed": "true" }),
    },
  });
}

/** What a member is answered: the entries, and the wallet after them. */
function receiptOf(
  c: Context<Env>,
  { key }: Operation,
  { wallet, entries, writes, at, extraFields }: CommandResult,
) {
  const { ports, reader } = c.var;
  const view = walletView(ports.programme, { ...reader, now: at }, wallet);
  const body = z.encode(receipt, {
    operation: { key },
    entries: entries.map((entry) => {
      const reward = `reward:${reader.memberId}:${entry.seq}`;
      return entryView(
        ports,
        reader,
        entry,
        writes.some(([name]) => name === reward),
      );
    }),
    wallet: view,
  });
  return { body: { ...body, ...extraFields }, headers: { ETag: etagOf(view) } };
}
