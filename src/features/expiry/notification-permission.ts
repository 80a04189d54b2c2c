import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

/** Whether this browser may notify; `undefined` where pages cannot. */
export function useNotificationPermission(): NotificationPermission | undefined {
  return useSyncExternalStore(subscribe, readPermission);
}

/** Browsers on Android only let service workers notify. */
function readPermission(): NotificationPermission | undefined {
  if (!("Notification" in window) || navigator.userAgent.includes("Android")) return undefined;
  return Notification.permission;
}

/** For a click only: browsers block pages that ask on their own. */
export async function askNotificationPermission(): Promise<void> {
  await Notification.requestPermission();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  // The member may have changed it in the browser's settings.
  addEventListener("focus", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("focus", listener);
  };
}
