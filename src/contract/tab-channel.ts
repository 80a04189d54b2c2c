/** The channel between the tabs of this browser; `undefined` where the browser denies it together with storage. */
export function openTabChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel("points-wallet");
  } catch {
    return undefined;
  }
}
