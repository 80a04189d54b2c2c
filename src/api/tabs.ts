/** What changed in another tab: the wallet, who is signed in, the member's clock; or all that was kept is erased. */
export type TabMessage = "wallet" | "session" | "clock" | "erased";

const channel = new BroadcastChannel("points-wallet");

/** A channel does not hear itself: the tab that changed something has shown it already. */
export function notifyOtherTabs(change: TabMessage): void {
  channel.postMessage(change);
}

export function onOtherTab(listener: (change: TabMessage) => void): () => void {
  const heard = ({ data }: MessageEvent<TabMessage>) => listener(data);
  channel.addEventListener("message", heard);
  return () => channel.removeEventListener("message", heard);
}
