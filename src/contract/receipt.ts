import * as z from "zod/mini";
import { entryView } from "./entry.ts";
import { walletView } from "./wallet.ts";

/** The answer to every write: what happened, and the wallet after it, so that no second request is needed. */
export const receipt = z.object({
  operation: z.object({ key: z.uuid() }),
  /** What the write entered, oldest first: what fell due before it too. */
  entries: z.array(entryView),
  wallet: walletView,
});
export type Receipt = z.infer<typeof receipt>;
