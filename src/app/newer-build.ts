import { useEffect, useState } from "react";

/**
 * Whether there is a newer build than this page's. The page goes on as it is, with all that its own build has,
 * until its member wants the new one.
 */
export function useNewerBuild(): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const gone = new AbortController();
    void watch(() => setThere(true), gone.signal);
    return () => gone.abort();
  }, []);
  return isThere;
}

/** Lets a newer worker take over, where there is one, and opens the page anew. */
export async function openNewVersion(): Promise<void> {
  const registration = await worker()?.getRegistration();
  const next = registration && (nextOf(registration) ?? (await look(registration)));
  if (next) await takeOver(next);
  location.reload();
}

/** Nothing on plain http. */
function worker(): ServiceWorkerContainer | undefined {
  return navigator.serviceWorker;
}

async function watch(found: () => void, signal: AbortSignal) {
  const container = worker();
  if (container === undefined) return;
  // In another tab it has been wanted. The first worker of all is nobody's successor.
  if (container.controller) container.addEventListener("controllerchange", found, { signal });
  const registration = await container.ready;
  const see = () => registration.waiting && found();
  see();
  void look(registration);
  const onFound = () => registration.installing?.addEventListener("statechange", see, { signal });
  onFound();
  registration.addEventListener("updatefound", onFound, { signal });
  // A browser looks for itself when a page is opened; some pages stay open for weeks.
  const onShown = () => document.visibilityState === "visible" && void look(registration);
  document.addEventListener("visibilitychange", onShown, { signal });
}

/** Asks the network whether there is a newer worker. */
async function look(registration: ServiceWorkerRegistration) {
  try {
    await registration.update();
  } catch {
    if (await isGone(registration)) await registration.unregister();
  }
  return nextOf(registration);
}

/** Whether something else is at this address now: the worker would show this page in its place for ever. */
async function isGone({ active }: ServiceWorkerRegistration): Promise<boolean> {
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

const nextOf = ({ installing, waiting }: ServiceWorkerRegistration) => installing ?? waiting;

/** Resolves when the worker answers for the page, or never will. */
function takeOver(next: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    next.addEventListener("statechange", () => {
      if (next.state === "activated" || next.state === "redundant") resolve();
    });
    next.postMessage("TAKE_OVER");
  });
}
