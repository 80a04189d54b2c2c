import * as z from "zod/mini";
import { entryView } from "./entry.ts";
import { walletView } from "./wallet.ts";

/** The answer to every command. It carries the new wallet, so that no second request is needed. */
export const receipt = z.object({
  operation: z.object({ key: z.uuid() }),
  /** The entries of the command, oldest first, after the due ones. */
  entries: z.array(entryView),
  wallet: walletView,
});
export type Receipt = z.infer<typeof receipt>;
