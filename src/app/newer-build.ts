import { useEffect, useState } from "react";

/** Whether a newer build is installed. The page keeps all of its own build until the member reloads it. */
export function useNewerBuild(): boolean {
  const [isInstalled, setInstalled] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    void watch(() => setInstalled(true), controller.signal);
    return () => controller.abort();
  }, []);
  return isInstalled;
}

/** Lets a waiting worker take over, if there is one, and reloads the page. */
export async function openNewVersion(): Promise<void> {
  const registration = await serviceWorkers()?.getRegistration();
  const next = registration && (nextWorker(registration) ?? (await checkForUpdate(registration)));
  if (next) await takeOver(next);
  location.reload();
}

/** `undefined` on plain http, and where the browser denies workers together with storage. */
function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

async function watch(onFound: () => void, signal: AbortSignal) {
  const container = serviceWorkers();
  if (container === undefined) return;
  // Another tab opened the new version. The very first worker replaces no older one.
  if (container.controller) container.addEventListener("controllerchange", onFound, { signal });
  const registration = await container.ready;
  const report = () => registration.waiting && onFound();
  report();
  void checkForUpdate(registration);
  const onUpdate = () =>
    registration.installing?.addEventListener("statechange", report, { signal });
  onUpdate();
  registration.addEventListener("updatefound", onUpdate, { signal });
  // The browser checks when a page is opened; some pages stay open for weeks.
  const onShown = () => document.visibilityState === "visible" && void checkForUpdate(registration);
  document.addEventListener("visibilitychange", onShown, { signal });
}

async function checkForUpdate(registration: ServiceWorkerRegistration) {
  try {
    await registration.update();
  } catch {
    if (await isRemoved(registration)) await registration.unregister();
  }
  return nextWorker(registration);
}

/** Whether the site no longer has this worker, which would show this page for ever. */
async function isRemoved({ active }: ServiceWorkerRegistration): Promise<boolean> {
  try {
    const { headers, ok, status } = await fetch(active?.scriptURL ?? "/sw.js", {
      cache: "no-store",
    });
    const isScript = headers.get("Content-Type")?.includes("javascript") === true;
    return status === 404 || (ok && !isScript);
  } catch {
    return false;
  }
}

const nextWorker = ({ installing, waiting }: ServiceWorkerRegistration) => installing ?? waiting;

/** Resolves when the worker controls the page or never will. */
function takeOver(next: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    next.addEventListener("statechange", () => {
      if (next.state === "activated" || next.state === "redundant") resolve();
    });
    next.postMessage("TAKE_OVER");
  });
}
