import * as z from "zod/mini";
import { instant } from "./scalars.ts";

/** Each code with its HTTP status and a title in words. Clients branch on the code. */
export const problems = {
  "invalid-request": {
    status: 400,
    title: "The request is not of the form that this route takes.",
  },
  "idempotency-key-missing": {
    status: 400,
    title: "A write needs an Idempotency-Key that is a UUID.",
  },
  "cursor-invalid": { status: 400, title: "The cursor is none that this service gave out." },
  "signed-out": { status: 401, title: "Nobody is signed in." },
  "not-transferable": {
    status: 403,
    title: "Points can be neither transferred nor withdrawn: the programme has no such operation.",
  },
  "not-found": { status: 404, title: "There is no such thing here." },
  "insufficient-points": { status: 409, title: "There are not enough points." },
  "below-minimum": { status: 409, title: "The balance is below the minimum for any use." },
  "not-in-steps": { status: 409, title: "Only whole multiples are possible." },
  "exceeds-bill": { status: 409, title: "That is more than the bill." },
  "insufficient-partner-points": {
    status: 409,
    title: "The partner's account has not so many points.",
  },
  "cap-reached": { status: 409, title: "The limit of this period is reached." },
  "card-not-accepted": { status: 409, title: "This card is not accepted." },
  "hold-lapsed": { status: 409, title: "The time to pay has run out; the points are back." },
  "already-settled": { status: 409, title: "This has been settled before." },
  "capture-exceeds-hold": { status: 409, title: "That is more than the points are held for." },
  "top-up-locked": { status: 429, title: "Too many cards were not accepted; wait a while." },
  "daily-limit-reached": { status: 409, title: "One redemption a day; today's has been made." },
  "offer-closed": { status: 409, title: "This is no longer offered." },
  "draw-taken": { status: 409, title: "That draw has been made; here is the next." },
  "out-of-stock": { status: 409, title: "The product is sold out." },
  "refund-exceeds-capture": { status: 409, title: "More than was used cannot be given back." },
  "too-many-points": { status: 409, title: "No wallet can hold that many points." },
  "wallet-changed": { status: 412, title: "The wallet is no longer as the request saw it." },
  "idempotency-key-reused": { status: 422, title: "The key belongs to another request." },
  internal: { status: 500, title: "The service has a fault." },
  unavailable: { status: 503, title: "The service cannot be reached just now." },
  "storage-full": {
    status: 507,
    title: "There is no space left to store this. Nothing was changed.",
  },
  "read-only": {
    status: 507,
    title: "The wallet can be read but not written just now. Nothing was changed.",
  },
} as const;

export type ProblemCode = keyof typeof problems;

/** RFC 9457 `application/problem+json`, with the numbers a person needs. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  retryable: z.boolean(),
  serverTime: instant,
  /** On 400: what is wrong where. A pointer is a JSON pointer into the body, or names a line or a parameter. */
  errors: z.optional(z.array(z.object({ pointer: z.string(), code: z.string() }))),
  missing: z.optional(z.int()),
  most: z.optional(z.int()),
  step: z.optional(z.int()),
  nextAt: z.optional(z.nullable(instant)),
  until: z.optional(instant),
  nextRedemptionAt: z.optional(instant),
  /** Seconds until it may be tried again. */
  retryAfter: z.optional(z.int()),
});

export type Problem = z.infer<typeof problem>;
