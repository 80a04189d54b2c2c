import * as z from "zod/mini";
import { drawReceipt } from "./draw.ts";
import { problem } from "./problem.ts";
import { receipt } from "./receipt.ts";

/** The stored answer of an operation. */
export const operationView = z.object({
  key: z.uuid(),
  status: z.int(),
  answer: z.union([drawReceipt, receipt, problem]),
});
