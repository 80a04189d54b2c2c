import { openTabChannel } from "../contract/tab-channel.ts";

/**
 * What changed in another tab: the wallet, the session, the member's clock; what a partner did, as the service tells; or
 * all data in the browser is erased.
 */
export type TabMessage = "wallet" | "session" | "clock" | "partner" | "erased";

const channel = openTabChannel();

/** A tab does not receive its own messages. */
export function notifyOtherTabs(change: TabMessage): void {
  channel?.postMessage(change);
}

export function onOtherTab(listener: (change: TabMessage) => void): () => void {
  const onMessage = ({ data }: MessageEvent<TabMessage>) => listener(data);
  channel?.addEventListener("message", onMessage);
  return () => channel?.removeEventListener("message", onMessage);
}
