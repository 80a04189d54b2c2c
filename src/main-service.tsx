import { connect } from "./api/connection.ts";
import { App } from "./app/app.tsx";
import { prefetchFirstView } from "./app/prefetch.ts";
import { root } from "./app/root.ts";
import { allowOwnWorkers } from "./app/worker-addresses.ts";

/** The page of a service elsewhere, at `VITE_API_URL`. It imports nothing of the embedded service and the demo. */
allowOwnWorkers();
connect({ base: import.meta.env.VITE_API_URL ?? "", send: (request) => fetch(request) });
prefetchFirstView();
root.render(<App />);
// The worker caches the page for the next visit, so it waits until this one has loaded.
if (import.meta.env.PROD && "serviceWorker" in navigator) {
  addEventListener("load", () => void navigator.serviceWorker.register("/sw.js"));
}
