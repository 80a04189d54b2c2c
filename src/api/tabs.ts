/** What changed in another tab: the wallet, or who is signed in. */
export type Change = "wallet" | "session";

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
