import { aliPoint } from "../rules/programme.ts";
import { createApp } from "../server/app.ts";
import { isOfService } from "../contract/routes.ts";
import { newUuid } from "../contract/uuid.ts";
import { deviceClock } from "../server/service-clock.ts";
import { openIndexedDbStore } from "../server/store/indexeddb/indexeddb-store.ts";
import type { Store } from "../server/store/store.ts";
import { createMemoryStore } from "../server/store/memory/memory-store.ts";
import { createFaults } from "./faults.ts";

/** Answers from the first moment on, worker or not. */
type Send = (request: Request) => Promise<Response>;

/**
 * How it is with the wallet's storage: kept by the browser; gone with the page, where the browser denies storage; held
 * by a tab of an older version that does not let go; taken over by a newer one, so that this page must be reloaded;
 * or deleted while the page was open.
 */
export type StorageState = "kept" | "memory" | "held" | "outdated" | "deleted";

const DATABASE = "points-wallet";
const WORKER = "/sw.js";
/** When the first view is there: what starts the worker is as much to load as the service itself. */
const QUIET_MS = 1_000;

/** The service in this page, and the way by which the service worker asks it. */
type Embedded = {
  readonly send: Send;
  readonly take: (event: MessageEvent) => Promise<void>;
};

/**
 * Opens the store and mounts the service in a service worker. Until the worker answers, and for good where
 * there is none (plain http, a browser that forbids it), the same service is called in the page: it is the
 * same store behind both, so it makes no difference to what is true.
 */
export async function startEmbedded(tell: (storage: StorageState) => void): Promise<Embedded> {
  const store = await openStore(tell);
  const faults = createFaults(store);
  const app = createApp({
    store: faults.store,
    clock: deviceClock,
    newId: newUuid,
    randomBytes: dice,
    withLock: alone,
    readDemoStatement: readStatement,
  });
  const inPage = faults.around(async (request) => app.fetch(request));
  let send = inPage;
  // MSW comes last: nothing on the first view waits for it.
  let mounting: Promise<Embedded["take"]> | undefined;
  const mounted = () =>
    (mounting ??= import("./worker-source.ts").then(({ mountService }) => mountService(inPage)));

  const start = async () => {
    try {
      await underWorker();
      await mounted();
      send = throughWorker;
    } catch (fault) {
      console.warn("No service worker: the wallet is served within the page.", fault);
    }
  };
  // A worker that is not ours lets requests through to the file server.
  const throughWorker = async (request: Request) => {
    const again = request.clone();
    const response = await fetch(request);
    if (isOfService(response)) return response;
    send = inPage;
    return inPage(again);
  };

  setTimeout(() => void start(), QUIET_MS);
  return {
    send: (request) => send(request),
    take: async (event) => (await mounted())(event),
  };
}

/**
 * Resolves when the worker is there and answers for this page: one that was reloaded past it, or that another tab is
 * only installing it for, is not under it yet. Rejects where there can be none.
 */
async function underWorker(): Promise<void> {
  const container = navigator.serviceWorker;
  if (container.controller) return;
  await container.register(WORKER, { updateViaCache: "none" });
  const { active } = await container.ready;
  if (container.controller) return;
  await new Promise((resolve) => {
    container.addEventListener("controllerchange", resolve, { once: true });
    active?.postMessage("CLAIM");
  });
}

async function openStore(tell: (storage: StorageState) => void): Promise<Store> {
  let wasHeld = false;
  try {
    const store = await openIndexedDbStore(DATABASE, aliPoint, {
      onHeld: () => {
        wasHeld = true;
        tell("held");
      },
      onOutdated: () => {
        wasHeld = false;
        tell("outdated");
      },
      onDeleted: () => tell("deleted"),
    });
    if (wasHeld) tell("kept");
    return store;
  } catch (fault) {
    console.warn(
      "The browser keeps nothing for this page: the wallet lasts until it is closed.",
      fault,
    );
    tell("memory");
    return createMemoryStore();
  }
}

const dice = () => crypto.getRandomValues(new Uint8Array(32));

/** Where there are no locks (plain http) nothing holds two pages apart: what one wrote, the other may sweep away. */
async function alone<Value>(name: string, act: () => Promise<Value>): Promise<Value> {
  return "locks" in navigator ? navigator.locks.request(name, act) : act();
}

async function readStatement(name: string): Promise<string> {
  const response = await fetch(`/statements/${name}.csv`);
  if (!response.ok) throw new Error(`/statements/${name}.csv: ${response.status}`);
  return response.text();
}
