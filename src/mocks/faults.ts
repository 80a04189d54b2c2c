import { NO_FAULTS, type Faults } from "../contract/demo.ts";
import { StorageFull, StoreReadOnly, type Store } from "../server/store/store.ts";

/** Faults on purpose, as the demo controls set them. They are read once, and again after this page may have set them. */
export function createFaults(store: Store) {
  let known: Promise<Faults> | undefined;
  const now = () => (known ??= read());

  async function read(): Promise<Faults> {
    try {
      return (await store.readResource("faults")) ?? NO_FAULTS;
    } catch {
      // The service reports that the store is unavailable. The next request reads again.
      known = undefined;
      return NO_FAULTS;
    }
  }

  /** Refuses the writes of operations while the storage is set to full or read-only. */
  const commit: Store["commit"] = async (scope, work) => {
    const { storageFull, readOnly } = scope.receipt === undefined ? NO_FAULTS : await now();
    if (storageFull) throw new StorageFull("on purpose");
    if (readOnly) throw new StoreReadOnly("on purpose");
    return store.commit(scope, work);
  };

  return {
    store: { ...store, commit },

    /** The service behind a faulty network. The demo controls are exempt, so that the faults can be switched off. */
    around(answer: (request: Request) => Promise<Response>) {
      return async (request: Request): Promise<Response> => {
        if (new URL(request.url).pathname.startsWith("/api/demo/")) {
          const response = await answer(request);
          if (request.method !== "GET") known = undefined;
          return response;
        }
        const { latencyMs, loseRequests, loseAnswers, breakAnswers = 0 } = await now();
        if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
        if (Math.random() < loseRequests) return Response.error();
        const response = await answer(request);
        if (Math.random() < loseAnswers) return Response.error();
        return Math.random() < breakAnswers ? Response.json({ broken: "on purpose" }) : response;
      };
    },
  };
}
