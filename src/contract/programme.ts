import * as z from "zod/mini";
import type { Prize, Programme } from "../rules/programme.ts";
import { fen, points, somePoints } from "./scalars.ts";

const prize = z.union([
  z.object({ id: z.string(), odds: z.int(), kind: z.literal("yuan"), fen }),
  z.object({ id: z.string(), odds: z.int(), kind: z.literal("points"), points }),
  z.object({ id: z.string(), odds: z.int(), kind: z.literal("nothing") }),
]) satisfies z.ZodMiniType<Prize>;

/** All terms of the programme: the page previews with them. */
export const programme = z.object({
  fenPerPoint: fen,
  minimumBalance: points,
  step: somePoints,
  validity: z.object({ months: z.int(), to: z.enum(["end-of-month", "end-of-day"]) }),
  zone: z.string(),
  redemptionsPerDay: z.int(),
  holdTime: z.int(),
  refundOfExpired: z.enum(["forfeit", "reissue"]),
  expiringSoonMonths: z.int(),
  noticeDay: z.int(),
  topUp: z.object({ failures: z.int(), lockTime: z.int() }),
  draw: z.object({ cost: points, prizes: z.readonly(z.array(prize)) }),
}) satisfies z.ZodMiniType<Programme>;
