import type { Language } from "../../contract/language.ts";
import type { Context, MiddlewareHandler } from "hono";
import * as z from "zod/mini";
import { pointersOf } from "../../contract/pointers.ts";
import type { Route } from "../../contract/routes.ts";
import type { Problem } from "../../contract/problem.ts";
import { etagOf, isEtagOf } from "../../contract/wallet.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Ports, Reader } from "../ports.ts";
import { problemResponse } from "../problem.ts";

/** What a handler finds in its context. */
export type Env = {
  Variables: {
    ports: Ports;
    language: Language;
    /** The member's time on routes behind `signedIn`, else the service's. */
    now: Instant;
    /** On routes behind `signedIn` only. */
    reader: Reader;
    /** On routes behind `partnerOnly` only. */
    partnerId: string;
    /** The valid body, on routes behind `jsonBody` only. */
    body: unknown;
    /** The Idempotency-Key, on routes behind `operationKey` only. */
    key: string;
  };
};

const MAX_BODY = 64 * 1024;
/** With or without parameters, such as a charset. */
const JSON_TYPE = /^application\/json\s*(;|$)/i;
const UUID = /^"?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"?$/i;

/** The key of a request that a partner sends; `undefined` where it sends none. */
export function bearerKeyOf({ headers }: Request): string | undefined {
  return /^Bearer\b *(.*)$/i.exec(headers.get("Authorization") ?? "")?.[1];
}

/** Lets only a signed-in member through. */
export const signedIn: MiddlewareHandler<Env> = async (c, next) => {
  if (bearerKeyOf(c.req.raw) !== undefined) return problemResponse("member-only", c.var.now);
  const reader = await readerOf(c);
  if (!reader) return problemResponse("signed-out", c.var.now);
  c.set("reader", reader);
  c.set("now", reader.now);
  return next();
};

/** The reader of a public route; `undefined` if nobody is signed in. */
export async function readerOf(c: Context<Env>): Promise<Reader | undefined> {
  const identity = await c.var.ports.identity(c.req.raw);
  return identity && { ...identity, language: c.var.language };
}

/** The language of the answer. */
export function languageOf({ headers }: Request): Language {
  return /^zh\b/i.test(headers.get("Accept-Language") ?? "") ? "zh-CN" : "en";
}

/** Requires an Idempotency-Key that is a UUID, bare or quoted. */
export const operationKey: MiddlewareHandler<Env> = async (c, next) => {
  const { now } = c.var;
  const header = c.req.header("Idempotency-Key");
  if (!header) return problemResponse("idempotency-key-missing", now);
  const key = UUID.exec(header)?.[1];
  if (key === undefined) return problemResponse("idempotency-key-invalid", now);
  c.set("key", key.toLowerCase());
  return next();
};

/**
 * Refuses a command that was sent as another member. The problem names the signed-in member: the other member's
 * command may have been executed, or may still be.
 */
export const sentAsReader: MiddlewareHandler<Env> = async (c, next) => {
  const { memberId, now } = c.var.reader;
  const seen = c.req.header("If-Match");
  if (seen !== undefined && !isEtagOf(seen, memberId)) {
    const seq = (await c.var.ports.store.readWallet(memberId))?.seq ?? 0;
    const refused = problemResponse("wallet-changed", now, { memberId });
    refused.headers.set("ETag", etagOf({ memberId, seq }));
    return refused;
  }
  return next();
};

/**
 * Requires JSON of at most 64 KiB that fits `schema`; else the problem names the fields that do not. A form of another
 * site can post text, but not `application/json`: browsers ask the service first.
 */
export function jsonBody(schema: z.ZodMiniType): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!JSON_TYPE.test(c.req.header("Content-Type") ?? "")) {
      return invalid(c, [{ pointer: "", code: "content-type-not-json" }]);
    }
    const text = await bodyText(c, MAX_BODY);
    const parsed = text === undefined ? undefined : parseJson(text);
    if (!parsed?.ok)
      return invalid(c, [
        { pointer: "", code: text === undefined ? "too-large-or-not-utf-8" : "not-json" },
      ]);
    const valid = z.safeDecode(schema, parsed.value);
    if (!valid.success) return invalid(c, pointersOf(valid.error.issues));
    c.set("body", valid.data);
    return next();
  };
}

/** The body as text; `undefined` if it is longer than `maxBytes` or not UTF-8. */
async function bodyText(c: Context<Env>, maxBytes: number): Promise<string | undefined> {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > maxBytes) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The query, or the response that refuses it. */
export function parseQuery<Schema extends z.ZodMiniType>(c: Context<Env>, schema: Schema) {
  const valid = z.safeDecode(schema, c.req.query() as never);
  return valid.success
    ? ({ ok: true, query: valid.data } as const)
    : ({ ok: false, response: invalid(c, pointersOf(valid.error.issues)) } as const);
}

export function invalid(c: Context<Env>, errors: NonNullable<Problem["errors"]>): Response {
  const where = errors.map(({ pointer, code }) => `${pointer || "the body"}: ${code}`).join("; ");
  return problemResponse("invalid-request", c.var.ports.clock(), { errors, detail: where });
}

/** A success, encoded by the route's schema. */
export function reply<Schema extends z.ZodMiniType>(
  { answer }: Route<Schema>,
  value: z.output<Schema>,
  init: { readonly status?: number; readonly headers?: Record<string, string> } = {},
): Response {
  const body = answer ? z.encode(answer, value) : null;
  return Response.json(body, {
    ...init,
    headers: { "Cache-Control": "no-store", ...init.headers },
  });
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
