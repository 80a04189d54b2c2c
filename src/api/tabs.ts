/** What changed in another tab: the wallet, who is signed in, the member's clock; or all that was kept is erased. */
export type Change = "wallet" | "session" | "clock" | "erased";

const channel = new BroadcastChannel("points-wallet");

/** A channel does not hear itself: the tab that changed something has shown it already. */
export function tellOtherTabs(change: Change): void {
  channel.postMessage(change);
}

export function onOtherTab(listener: (change: Change) => void): () => void {
  const heard = ({ data }: MessageEvent<Change>) => listener(data);
  channel.addEventListener("message", heard);
  return () => channel.removeEventListener("message", heard);
}
