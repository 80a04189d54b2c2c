import type { Context, Handler, MiddlewareHandler } from "hono";
import type * as z from "zod/mini";
import { execute, type CommandAnswer } from "../commands/execute.ts";
import type { CommandHandler } from "../commands/run-command.ts";
import { digestOf } from "../digest.ts";
import { problemResponse } from "../problem.ts";
import { jsonBody, operationKey, signedIn, type Env } from "./request.ts";

type Found = CommandHandler | Response | undefined;
type CommandRoute = [
  MiddlewareHandler<Env>,
  MiddlewareHandler<Env>,
  MiddlewareHandler<Env>,
  Handler<Env>,
];

/**
 * The handlers of a route that runs a command of a signed-in member. `find` gives the command's handler, or the
 * response that refuses the request; nothing where the thing that the request names does not exist.
 */
export function command<Body extends z.ZodMiniType>(
  body: Body,
  find: (body: z.output<Body>, c: Context<Env>) => Found | Promise<Found>,
): CommandRoute {
  const run: Handler<Env> = async (c) => {
    const found = await find(c.var.body as z.output<Body>, c);
    if (found === undefined) return problemResponse("not-found", c.var.reader.now);
    if (found instanceof Response) return found;
    return responseOf(await execute(c.var.ports, operationOf(c), found));
  };
  return [signedIn, operationKey, jsonBody(body), run];
}

function operationOf(c: Context<Env>) {
  const { key, reader, body } = c.var;
  return {
    ...reader,
    key,
    request: digestOf(key, `${c.req.method} ${c.req.path} ${JSON.stringify(body)}`),
    ifMatch: c.req.header("If-Match"),
  };
}

function responseOf({ status, headers, body, replayed }: CommandAnswer): Response {
  return Response.json(body, {
    status,
    headers: {
      "Cache-Control": "no-store",
      ...headers,
      ...(replayed && { "Idempotency-Replayed": "true" }),
    },
  });
}
