import { withBrowserLock } from "../contract/browser-locks.ts";
import { isFromService } from "../contract/routes.ts";
import { openTabChannel } from "../contract/tab-channel.ts";
import { newUuid } from "../contract/uuid.ts";
import { statementAddress } from "../demo/statement-files.ts";
import { createDemoApp } from "../demo/demo-app.ts";
import { embedded } from "../demo/programme.ts";
import { deviceClock } from "../server/service-clock.ts";
import { createFaults } from "./faults.ts";
import { openStore, type StorageState } from "./storage.ts";

type Send = (request: Request) => Promise<Response>;

/** MSW is as much to load as the service itself, so the first view comes before it. */
const WORKER_DELAY_MS = 1_000;

/**
 * Starts the service in this page. Requests go through MSW's worker once it controls the page. Until then, and where
 * there is no worker (plain http, a browser that forbids it), the page calls the same service directly.
 */
export async function startService(onStorage: (state: StorageState) => void): Promise<Send> {
  const faults = createFaults(await openStore(onStorage));
  const app = createDemoApp({
    store: faults.store,
    clock: deviceClock,
    newId: newUuid,
    randomBytes,
    withLock,
    ...embedded,
    readFile: readDemoFile,
    loadPartnerResources,
  });
  const direct = faults.around(noticed(async (request) => app.fetch(request)));
  let worker: ServiceWorker | null = null;

  setTimeout(() => void start(), WORKER_DELAY_MS);
  return send;

  async function start() {
    try {
      const { startWorker } = await import("./browser.ts");
      worker = await startWorker(direct);
    } catch (error) {
      console.warn("No service worker: the page calls the service directly.", error);
    }
  }

  async function send(request: Request): Promise<Response> {
    // The worker of a newer build may have taken over.
    if (!worker || navigator.serviceWorker.controller !== worker) return direct(request);
    const copy = request.clone();
    const response = await fetch(request);
    // A worker that does not know this page lets requests through to the file server.
    return isFromService(response) ? response : direct(copy);
  }
}

/**
 * Tells every open page, this one too, what a partner has changed. It stands for the event stream of a service elsewhere:
 * the page itself cannot know.
 */
function noticed(answer: Send): Send {
  const channel = openTabChannel();
  return async (request) => {
    const response = await answer(request);
    const isWrite =
      request.method !== "GET" && new URL(request.url).pathname.startsWith("/api/partner/");
    if (isWrite && response.ok) channel?.postMessage("partner");
    return response;
  };
}

/** A member's first view does not wait for them. */
async function loadPartnerResources() {
  const { partnerResources } = await import("../server/http/partner-resources.ts");
  return partnerResources;
}

const randomBytes = () => crypto.getRandomValues(new Uint8Array(32));

/** Without locks two tabs may make the same demo member, and one deletes what the other wrote. */
const withLock = <Value>(name: string, act: () => Promise<Value>) => withBrowserLock(name, {}, act);

async function readDemoFile(name: string): Promise<string> {
  const response = await fetch(statementAddress(name));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.text();
}
