import type { Context, Handler, MiddlewareHandler } from "hono";
import type * as z from "zod/mini";
import { executeRecords, type RecordCommand } from "../commands/execute-records.ts";
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

type Found = RecordCommand | Response | undefined;

/** The handlers of a partner's route that changes records and no wallet. `find` as for `command`. */
export function recordCommand<Body extends z.ZodMiniType>(
  body: Body,
  find: (body: z.output<Body>, c: Context<Env>) => Found | Promise<Found>,
): [Before, Before, Before, Handler<Env>] {
  const run: Handler<Env> = async (c) => {
    const { ports, partnerId, now } = c.var;
    const found = await find(c.var.body as z.output<Body>, c);
    if (found === undefined) return problemResponse("not-found", now);
    if (found instanceof Response) return found;
    const operation = operationOf(c, partnerOwner(partnerId));
    return responseOf(await executeRecords(ports, operation, found));
  };
  return [partnerOnly, operationKey, jsonBody(body), run];
}

/** The owner of the receipts of a partner's operations. */
const partnerOwner = (partnerId: string) => `partner:${partnerId}`;
