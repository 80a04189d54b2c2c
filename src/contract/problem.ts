import * as z from "zod/mini";
import type { Refusal } from "../rules/decision.ts";
import { instant } from "./scalars.ts";

type ProblemInfo = {
  /** The HTTP status. */
  readonly status: number;
  readonly title: string;
  /** The same request may succeed later. */
  readonly retryable?: true;
};

/** What the rules refuse. */
export const refusals = {
  "insufficient-points": { status: 409, title: "There are not enough points." },
  "below-minimum": { status: 409, title: "The balance is below the minimum for any spend." },
  "not-in-steps": { status: 409, title: "Only whole multiples are possible." },
  "exceeds-bill": { status: 409, title: "That is more than the bill." },
  "insufficient-partner-points": {
    status: 409,
    title: "The partner's account does not have enough points.",
  },
  "cap-reached": { status: 409, title: "The limit of this period is reached." },
  "card-not-accepted": { status: 409, title: "This card is not accepted." },
  "hold-lapsed": { status: 409, title: "The time to pay has run out; the points are back." },
  "already-settled": { status: 409, title: "This has ended before." },
  "capture-exceeds-hold": { status: 409, title: "That is more than the points are held for." },
  "top-up-locked": { status: 429, title: "Too many cards were not accepted; wait a while." },
  "daily-limit-reached": { status: 409, title: "One redemption a day; today's has been made." },
  "out-of-stock": { status: 409, title: "The product is sold out." },
  "refund-exceeds-capture": { status: 409, title: "That is more than can still be refunded." },
  "too-many-points": { status: 409, title: "No wallet can hold that many points." },
} as const satisfies Record<Refusal["code"], ProblemInfo>;

/** Every code that the service answers with. Clients branch on the code. */
export const problems = {
  ...refusals,
  "invalid-request": {
    status: 400,
    title: "The request is not of the form that this route takes.",
  },
  "idempotency-key-missing": { status: 400, title: "A write needs an Idempotency-Key." },
  "idempotency-key-invalid": { status: 400, title: "An Idempotency-Key is a UUID." },
  "cursor-invalid": { status: 400, title: "This service did not issue the cursor." },
  "signed-out": { status: 401, title: "Nobody is signed in." },
  "not-transferable": {
    status: 403,
    title: "Points can be neither transferred nor withdrawn: the programme has no such operation.",
  },
  "not-found": { status: 404, title: "There is no such thing here." },
  "offer-closed": { status: 409, title: "This is no longer offered." },
  "draw-taken": { status: 409, title: "That draw has been made; here is the next." },
  "wallet-changed": { status: 412, title: "The wallet is no longer as the request saw it." },
  "idempotency-key-reused": { status: 422, title: "The key belongs to another request." },
  internal: { status: 500, title: "The service has a fault." },
  unavailable: { status: 503, title: "The service cannot be reached just now.", retryable: true },
  "storage-full": {
    status: 507,
    title: "There is no space left to store this. Nothing was changed.",
    retryable: true,
  },
  "read-only": {
    status: 507,
    title: "The wallet can be read but not written just now. Nothing was changed.",
    retryable: true,
  },
} as const satisfies Record<string, ProblemInfo>;

export type ProblemCode = keyof typeof problems;

/** The numbers of a refusal, which its words on the screen need. */
export const refusalNumbers = {
  missing: z.optional(z.int()),
  most: z.optional(z.int()),
  step: z.optional(z.int()),
  nextAt: z.optional(z.nullable(instant)),
  until: z.optional(instant),
  nextRedemptionAt: z.optional(instant),
};

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
  /**
   * On `wallet-changed`, and on `not-found` for an operation: the signed-in member, as whom the command was judged or
   * looked for.
   */
  memberId: z.optional(z.string()),
  ...refusalNumbers,
  /** Seconds until it may be tried again. */
  retryAfter: z.optional(z.int()),
});

export type Problem = z.infer<typeof problem>;
