import { useSyncExternalStore } from "react";
import { outbox } from "./browser.ts";
import type { OutboxState } from "./outbox.ts";

/** What is known of writes without an answer: those that this tab asks for, and those that wait for their member. */
export function useInDoubt(): OutboxState {
  return useSyncExternalStore(outbox.subscribe, outbox.known);
}
