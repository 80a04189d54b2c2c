import { createApp } from "../server/app.ts";
import { isOfService } from "../contract/routes.ts";
import { newUuid } from "../contract/uuid.ts";
import { deviceClock } from "../server/clock.ts";
import { openIndexedDbStore } from "../server/store/indexeddb.ts";
import { createMemoryStore } from "../server/store/memory.ts";
import { createFaults } from "./faults.ts";

/** The wallet service, in this page. `send` answers from the first moment on, worker or not. */
export type Embedded = {
  readonly send: (request: Request) => Promise<Response>;
  /** Where the wallet is: kept by the browser, or gone with the page where the browser denies storage. */
  readonly storage: "kept" | "memory";
  /** Resolves when another tab has brought a newer version of the service: this page must be reloaded. */
  readonly outdated: Promise<void>;
};

const DATABASE = "points-wallet";

/**
 * Opens the store and mounts the service in a service worker. Until the worker answers, and for good where
 * there is none (plain http, a browser that forbids it), the same service is called in the page: it is the
 * same store behind both, so it makes no difference to what is true.
 */
export async function startEmbedded(): Promise<Embedded> {
  const { store, storage, outdated } = await openStore();
  const faults = createFaults(store);
  const app = createApp({
    store: faults.store,
    clock: deviceClock,
    ids: newUuid,
    dice,
    readStatement,
  });
  const inPage = faults.around(async (request) => app.fetch(request));
  let send = inPage;

  const start = async () => {
    try {
      await startWorker(inPage);
      send = throughWorker;
    } catch (fault) {
      console.warn("No service worker: the wallet is served within the page.", fault);
    }
  };
  // A worker that the browser has stopped lets requests through to the file server.
  const throughWorker = async (request: Request) => {
    const again = request.clone();
    const response = await fetch(request);
    if (isOfService(response)) return response;
    send = inPage;
    void start();
    return inPage(again);
  };

  void start();
  return { send: (request) => send(request), storage, outdated };
}

/** Loaded after the first answer is under way: nothing on the first view waits for it. */
async function startWorker(answer: (request: Request) => Promise<Response>) {
  const [{ setupWorker }, { http }] = await Promise.all([
    import("msw/browser"),
    import("msw/http"),
  ]);
  const worker = setupWorker(http.all("/api/*", ({ request }) => answer(request)));
  await worker.start({ quiet: true, onUnhandledFrame: "bypass", serviceWorker: { url: "/sw.js" } });
}

async function openStore() {
  let tell = () => {};
  const outdated = new Promise<void>((resolve) => (tell = resolve));
  try {
    return { store: await openIndexedDbStore(DATABASE, tell), storage: "kept", outdated } as const;
  } catch (fault) {
    console.warn(
      "The browser keeps nothing for this page: the wallet lasts until it is closed.",
      fault,
    );
    return { store: createMemoryStore(), storage: "memory", outdated } as const;
  }
}

const dice = () => crypto.getRandomValues(new Uint8Array(32));

async function readStatement(name: string): Promise<string> {
  const response = await fetch(`/statements/${name}.csv`);
  if (!response.ok) throw new Error(`/statements/${name}.csv: ${response.status}`);
  return response.text();
}
