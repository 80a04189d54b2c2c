import * as z from "zod/mini";
import { problem, problems, type Problem, type ProblemCode } from "../contract/problem.ts";
import type { Instant } from "../rules/calendar.ts";
import type { Refusal } from "../rules/decision.ts";

type Details = Partial<
  Omit<Problem, "type" | "title" | "status" | "code" | "retryable" | "serverTime">
>;

/** A problem as it goes over the wire. */
export function problemBody(code: ProblemCode, serverTime: Instant, details: Details = {}) {
  const { status, title, ...info } = problems[code];
  return z.encode(problem, {
    type: `/problems/${code}`,
    title,
    status,
    detail: title,
    code,
    retryable: "retryable" in info,
    serverTime,
    ...details,
  });
}

/** A rule's refusal with its numbers, or a code without any. */
export function refusalBody(
  { code, ...numbers }: Refusal | { readonly code: ProblemCode },
  serverTime: Instant,
) {
  const wait =
    "until" in numbers ? { retryAfter: Math.ceil((numbers.until - serverTime) / 1_000) } : {};
  return problemBody(code, serverTime, { ...numbers, ...wait });
}

export function problemResponse(
  code: ProblemCode,
  serverTime: Instant,
  details?: Details,
): Response {
  const body = problemBody(code, serverTime, details);
  return Response.json(body, {
    status: body.status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
  });
}
