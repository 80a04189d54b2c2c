import type { Context, Handler, MiddlewareHandler } from "hono";
import type * as z from "zod/mini";
import type { Instant } from "../../rules/calendar.ts";
import { execute, type OperationAnswer } from "../commands/execute.ts";
import { executeRecords, type RecordCommand } from "../commands/execute-records.ts";
import type { CommandHandler, CommandResult } from "../commands/run-command.ts";
import { partnerKeyName } from "../partner-key.ts";
import { problemResponse } from "../problem.ts";
import { operationOf, responseOf } from "./commands.ts";
import { bearerKeyOf, jsonBody, operationKey, type Env } from "./request.ts";

/** Lets only a partner through, by its bearer key. */
export const partnerOnly: MiddlewareHandler<Env> = async (c, next) => {
  const { ports, now } = c.var;
  const key = bearerKeyOf(c.req.raw);
  if (key === undefined && (await ports.identity(c.req.raw))) {
    return problemResponse("partner-only", now);
  }
  const found = key ? await ports.store.readResource(partnerKeyName(key)) : undefined;
  if (!found || found.revokedAt !== undefined) return problemResponse("partner-key-invalid", now);
  c.set("partnerId", found.partnerId);
  return next();
};

type Before = MiddlewareHandler<Env>;

/** A command on a member's wallet, and what the partner is answered. */
type WalletCommand = {
  readonly memberId: string;
  /** The member's time. */
  readonly now: Instant;
  readonly handler: CommandHandler;
  readonly answerOf: (result: CommandResult) => { readonly body: object };
};

/**
 * The handlers of a partner's route that runs a command on a member's wallet. Its receipt is the partner's. `find` as
 * for `command`.
 */
export function walletCommand<Body extends z.ZodMiniType>(
  body: Body,
  find: (body: z.output<Body>, c: Context<Env>) => Found<WalletCommand>,
): [Before, Before, Before, Handler<Env>] {
  return route(body, find, async (c, { memberId, now, handler, answerOf }) => {
    const operation = { ...operationOf(c, partnerOwner(c.var.partnerId)), memberId, now };
    return execute(c.var.ports, operation, handler, answerOf);
  });
}

type Found<Command> = Promise<Command | Response | undefined>;

/** The handlers of a partner's route that changes records and no wallet. `find` as for `command`. */
export function recordCommand<Body extends z.ZodMiniType>(
  body: Body,
  find: (body: z.output<Body>, c: Context<Env>) => Found<RecordCommand>,
): [Before, Before, Before, Handler<Env>] {
  return route(body, find, (c, found) =>
    executeRecords(c.var.ports, operationOf(c, partnerOwner(c.var.partnerId)), found),
  );
}

function route<Body extends z.ZodMiniType, Command extends object>(
  body: Body,
  find: (body: z.output<Body>, c: Context<Env>) => Found<Command>,
  runCommand: (c: Context<Env>, command: Command) => Promise<OperationAnswer>,
): [Before, Before, Before, Handler<Env>] {
  const run: Handler<Env> = async (c) => {
    const found = await find(c.var.body as z.output<Body>, c);
    if (found === undefined) return problemResponse("not-found", c.var.now);
    if (found instanceof Response) return found;
    return responseOf(await runCommand(c, found));
  };
  return [partnerOnly, operationKey, jsonBody(body), run];
}

/** The owner of the receipts of a partner's operations. */
const partnerOwner = (partnerId: string) => `partner:${partnerId}`;
