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
  "below-minimum": { status: 409, title: "The balance is below the minimum for spending." },
  "not-in-steps": { status: 409, title: "The amount is not a multiple of the step." },
  "exceeds-bill": { status: 409, title: "The points exceed the bill." },
  "insufficient-partner-points": {
    status: 409,
    title: "The partner account does not have enough points.",
  },
  "cap-reached": { status: 409, title: "The limit of this period is reached." },
  "task-not-done": { status: 409, title: "There is no evidence that the task was done." },
  "card-not-accepted": { status: 409, title: "The card is not accepted." },
  "hold-lapsed": { status: 409, title: "The time to pay is over; the points were returned." },
  "already-settled": { status: 409, title: "This is already completed or cancelled." },
  "capture-exceeds-hold": {
    status: 409,
    title: "The amount exceeds what the points are held for.",
  },
  "top-up-locked": { status: 429, title: "Too many failed top-ups; try again later." },
  "daily-limit-reached": { status: 409, title: "No more redemptions are allowed today." },
  "out-of-stock": { status: 409, title: "The product is sold out." },
  "refund-exceeds-capture": {
    status: 409,
    title: "The amount exceeds what can still be refunded.",
  },
  "too-many-points": { status: 409, title: "The wallet cannot hold that many points." },
} as const satisfies Record<Refusal["code"], ProblemInfo>;

/** Every code that the service answers with. Clients branch on the code. */
export const problems = {
  ...refusals,
  "invalid-request": {
    status: 400,
    title: "The request does not match the schema.",
  },
  "idempotency-key-missing": { status: 400, title: "The Idempotency-Key header is missing." },
  "idempotency-key-invalid": { status: 400, title: "The Idempotency-Key is not a UUID." },
  "cursor-invalid": { status: 400, title: "The cursor is not valid." },
  "signed-out": { status: 401, title: "Not signed in." },
  "partner-key-invalid": { status: 401, title: "The partner's key is missing or not valid." },
  "partner-only": { status: 403, title: "Only a partner can do this." },
  "member-only": { status: 403, title: "Only a member can do this." },
  "not-transferable": {
    status: 403,
    title: "Points cannot be transferred or withdrawn.",
  },
  "not-found": { status: 404, title: "Not found." },
  "order-not-open": { status: 409, title: "The order is held, paid or cancelled." },
  "reward-not-ready": { status: 409, title: "The reward is not ready, or was cancelled." },
  "reward-used": { status: 409, title: "The reward is already used." },
  "draw-taken": { status: 409, title: "This draw is already made." },
  "wallet-changed": { status: 412, title: "The wallet has changed since it was read." },
  "idempotency-key-reused": {
    status: 422,
    title: "The Idempotency-Key was used for another request.",
  },
  internal: { status: 500, title: "Internal error." },
  unavailable: { status: 503, title: "The service is unavailable.", retryable: true },
  "storage-full": {
    status: 507,
    title: "No storage space is left. Nothing was changed.",
    retryable: true,
  },
  "read-only": {
    status: 507,
    title: "The wallet is read-only. Nothing was changed.",
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
  /** On `order-not-open`: when it was paid; absent if it is held or cancelled. */
  paidAt: z.optional(instant),
  /** Seconds until it may be tried again. */
  retryAfter: z.optional(z.int()),
});

export type Problem = z.infer<typeof problem>;
