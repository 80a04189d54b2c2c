import { useSyncExternalStore } from "react";
import { outbox } from "./connection.ts";
import type { OutboxState } from "./outbox.ts";

export function useOutboxState(): OutboxState {
  return useSyncExternalStore(outbox.subscribe, outbox.state);
}
