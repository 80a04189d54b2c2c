import { createRoot } from "react-dom/client";
import { connect } from "./api/connection.ts";
import { App } from "./app/app.tsx";
import { prefetchFirstView } from "./app/prefetch.ts";
import { DemoBar } from "./demo/controls/demo-bar.tsx";
import { FaultsOff } from "./demo/controls/faults-off.tsx";

const element = document.getElementById("root");
if (!element) throw new Error("index.html has no #root");
const root = createRoot(element);

const service: string | undefined = import.meta.env.VITE_API_URL;
if (service) {
  connect({ base: service, send: (request) => fetch(request) });
  prefetchFirstView();
  root.render(<App />);
  // The worker caches the page for the next visit, so it waits until this one has loaded.
  if (import.meta.env.PROD && "serviceWorker" in navigator) {
    addEventListener("load", () => void navigator.serviceWorker.register("/sw.js"));
  }
} else {
  const demo = { Bar: DemoBar, FaultsOff };
  // The page is drawn while the service opens its store; its first requests wait for it.
  const arriving = import("./mocks/service.ts");
  const sending = arriving.then(({ startService }) =>
    startService((storage) => root.render(<App embedded={{ storage }} demo={demo} />)),
  );
  connect({ base: "", send: async (request) => (await sending)(request) });
  prefetchFirstView();
  const draw = () => root.render(<App embedded={{ storage: "persistent" }} demo={demo} />);
  // If the service does not load, the page says so.
  void arriving.then(draw, draw);
}
