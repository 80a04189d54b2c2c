/**
 * Holds the lock of this name, shared by all tabs, while `act` runs; without waiting for it, `act` is told whether it is
 * held. Plain http has no locks, and browsers deny them together with storage: every tab then acts as if it held them.
 */
export async function withBrowserLock<Value>(
  name: string,
  options: Pick<LockOptions, "ifAvailable">,
  act: (isMine: boolean) => Promise<Value>,
): Promise<Value> {
  let hasBegun = false;
  const begin = (lock: Lock | null) => {
    hasBegun = true;
    return act(lock !== null);
  };
  try {
    if ("locks" in navigator) return await navigator.locks.request(name, options, begin);
  } catch (error) {
    if (hasBegun) throw error;
  }
  return act(true);
}
