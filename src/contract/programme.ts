import * as z from "zod/mini";
import type { Prize, Programme } from "../rules/programme.ts";
import { localizedText, points, someFen, somePoints } from "./scalars.ts";

const count = (atLeast: number, atMost = Number.MAX_SAFE_INTEGER) =>
  z.int().check(z.gte(atLeast), z.lte(atMost));

const odds = { id: z.string().check(z.minLength(1)), odds: count(1, 1_000_000) };
const prize = z.union([
  z.strictObject({ ...odds, kind: z.literal("cash"), fen: someFen }),
  z.strictObject({ ...odds, kind: z.literal("points"), points: somePoints }),
  z.strictObject({ ...odds, kind: z.literal("nothing") }),
]) satisfies z.ZodMiniType<Prize>;

const DAY_MS = 86_400_000;

/** All terms of a programme: the page previews with them. */
export const terms = z.strictObject({
  fenPerPoint: someFen,
  minimumBalance: points,
  step: somePoints,
  validity: z.strictObject({
    months: count(1, 1_200),
    to: z.enum(["end-of-month", "end-of-day"]),
  }),
  zone: z.string(),
  redemptionLimit: z.strictObject({ count: count(1), per: z.enum(["member", "product"]) }),
  holdTime: count(1, 30 * DAY_MS),
  refundOfExpired: z.enum(["forfeit", "reissue"]),
  expiringSoonMonths: count(1, 1_200),
  noticeDay: count(1, 28),
  topUp: z.strictObject({ failures: count(1), lockTime: count(1, 30 * DAY_MS) }),
  draw: z.strictObject({ cost: points, prizes: z.readonly(z.array(prize)) }),
}) satisfies z.ZodMiniType<Programme>;

/** What a programme may offer: four ways to get points, and four to spend them. */
export const feature = z.enum([
  "exchange",
  "rebate",
  "task",
  "top-up",
  "pay",
  "redeem",
  "donate",
  "draw",
]);
export type Feature = z.infer<typeof feature>;

const colour = z.string().check(z.regex(/^#[0-9a-f]{6}$/));

/** How the page calls and shows a programme. */
export const presentation = z.strictObject({
  name: localizedText,
  /** ISO 4217. What the code calls fen is this currency's smallest unit. */
  currency: z.string(),
  /** The colour of links and buttons in each theme. */
  accent: z.strictObject({ light: colour, dark: colour }),
  features: z.readonly(z.array(feature)),
});
type Presentation = z.infer<typeof presentation>;

export const programme = z.strictObject({ ...presentation.shape, ...terms.shape });
export type ProgrammeView = Programme & Presentation;
