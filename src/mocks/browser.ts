import { setupWorker } from "msw/browser";
import { createHandlers } from "./handlers.ts";

/** It imports MSW's own script. */
const WORKER_URL = "/sw.js";

/**
 * Starts MSW. Rejects where there is no service worker.
 * @returns the worker through which MSW answers: it ignores the messages of any later one
 */
export async function startWorker(service: (request: Request) => Promise<Response>) {
  await takeControl();
  const { controller } = navigator.serviceWorker;
  const worker = setupWorker(...createHandlers(service));
  // MSW copies each answer for listeners. A copy that nobody reads stays in memory, also that of a long file.
  worker.events.on("response:mocked", ({ response }) => void response.body?.cancel());
  await worker.start({
    quiet: true,
    onUnhandledFrame: "bypass",
    serviceWorker: { url: WORKER_URL },
  });
  return controller;
}

/**
 * Resolves when the worker controls this page. MSW would reload a page that it does not control, although its worker
 * is registered: after a forced reload, or while another tab installs the worker.
 */
async function takeControl(): Promise<void> {
  const container = navigator.serviceWorker;
  if (container.controller) return;
  await container.register(WORKER_URL, { updateViaCache: "none" });
  const { active } = await container.ready;
  if (container.controller) return;
  await new Promise((resolve) => {
    container.addEventListener("controllerchange", resolve, { once: true });
    active?.postMessage("CLAIM");
  });
}
