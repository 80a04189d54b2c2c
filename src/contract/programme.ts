import * as z from "zod/mini";
import type { Programme } from "../rules/programme.ts";
import { fen, points } from "./scalars.ts";

/** The programme's terms, whole: the page previews by them. */
export const programme = z.object({
  fenPerPoint: fen,
  minimumBalance: points,
  validityMonths: z.int(),
  zoneOffset: z.int(),
  redemptionsPerDay: z.int(),
}) satisfies z.ZodMiniType<Programme>;
