/** What changed in another tab: the wallet, the session, the member's clock; or all data in the browser is erased. */
export type TabMessage = "wallet" | "session" | "clock" | "erased";

const channel = new BroadcastChannel("points-wallet");

/** A tab does not receive its own messages. */
export function notifyOtherTabs(change: TabMessage): void {
  channel.postMessage(change);
}

export function onOtherTab(listener: (change: TabMessage) => void): () => void {
  const onMessage = ({ data }: MessageEvent<TabMessage>) => listener(data);
  channel.addEventListener("message", onMessage);
  return () => channel.removeEventListener("message", onMessage);
}
